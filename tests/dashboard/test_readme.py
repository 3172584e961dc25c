"""README.md shows what the artifacts hold, what commands print and what pages ask."""

import re
from dataclasses import replace
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker

import pytest

from dashboard.readme import __main__ as command
from dashboard.readme.parts import MissingMarksError, with_parts
from dashboard.readme.tables import beyond_runs
from dashboard.results import Result
from pipeline import build_artifacts
from pipeline.experiments import everything, find
from pipeline.store import REPOSITORY_STORE, Store
from tests.dashboard.conftest import registered_pages

ROOT = REPOSITORY_STORE.parent
TEXT = (ROOT / "README.md").read_text()
GUIDES = TEXT + (ROOT / "CONTRIBUTING.md").read_text()
STORE = Store(REPOSITORY_STORE)


def test_the_tables_are_those_of_the_artifacts(capsys):
    assert command.main(["--check"]) == 0, capsys.readouterr().err


def test_another_figure_is_noticed_and_put_right(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(command, "README", tmp_path / "README.md")
    measured = f"{STORE.experiment('dense-10').test_accuracy:.2%}".replace("%", "\u00a0%")
    assert measured in TEXT
    command.README.write_text(TEXT.replace(measured, "99.99\u00a0%"))
    assert command.main(["--check"]) == 1
    message = (
        "the results in README.md are not those of artifacts/: run `python -m dashboard.readme`"
    )
    assert capsys.readouterr().err == f"error: {message}\n"
    assert command.main([]) == 0
    assert command.README.read_text() == TEXT


def test_a_table_without_a_place_is_an_error_that_says_what_to_write():
    with pytest.raises(MissingMarksError) as error:
        with_parts("# Title\n", {"results": "| table |"})
    assert "<!-- results: written by `python -m dashboard.readme` -->" in str(error.value)
    assert "<!-- end of results -->" in str(error.value)


@pytest.mark.parametrize(
    ("published", "away"), [(None, 0), (0.91, 0), (0.9, 0), (0.95, 0.03), (0.88, -0.02)]
)
def test_how_far_a_published_figure_lies_outside_the_range_of_our_runs(published, away):
    declared, stored = find("dense-10"), STORE.experiment("dense-10")
    runs = [replace(stored.replicates[0], test_accuracy=share) for share in (0.92, 0.9)]
    experiment = replace(declared, published=replace(declared.published, test_accuracy=published))
    result = Result(experiment, replace(stored, replicates=tuple(runs)))
    assert beyond_runs(result) == pytest.approx(away)


def test_links_lead_to_files_and_pictures_have_words():
    links = re.findall(r"(!?)\[([^\]]*)\]\(([^)]+)\)", TEXT)
    assert all((ROOT / path).exists() for _, _, path in links)
    pictures = {path: words for mark, words, path in links if mark}
    assert all(len(words) > 30 for words in pictures.values())
    taken = {str(path.relative_to(ROOT)) for path in ROOT.glob("dashboard/screenshots/*")}
    assert taken == set(pictures)


def test_the_table_of_pages_is_the_navigation():
    rows = re.findall(r"^\| ([\w ]+)(?:, `/([\w-]+)[^`]*`)? \| .+\? \|$", TEXT, re.MULTILINE)
    pages = registered_pages().values()
    assert rows == [(page["page_name"], page["url_pathname"]) for page in pages]


def test_a_build_prints_what_is_shown(capsys):
    assert all(
        STORE.is_current(experiment, build_artifacts.REPLICATES) for experiment in everything()
    )
    assert build_artifacts.main([]) == 0
    shown = re.search(r"^\$ make build\n(.*?)```", TEXT, re.DOTALL | re.MULTILINE)
    assert shown
    printed = capsys.readouterr().out
    assert OutputChecker().check_output(shown[1], printed, ELLIPSIS | NORMALIZE_WHITESPACE), printed


def test_every_option_of_a_build_is_explained(capsys):
    with pytest.raises(SystemExit):
        build_artifacts.main(["--help"])
    options = set(re.findall(r"(?<=\s)--[a-z]+", capsys.readouterr().out)) - {"--help"}
    assert set(re.findall(r"^\| `(--[a-z]+)", TEXT, re.MULTILINE)) == options


def test_make_has_the_targets_that_are_named():
    named = set(re.findall(r"(?:^    |`|\$ )make ([a-z]+)", GUIDES, re.MULTILINE))
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert {"run", "test", "lint", "build"} <= named <= set(targets)
