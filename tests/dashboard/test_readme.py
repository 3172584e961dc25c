"""README.md shows what the artifacts hold, what commands print and what pages ask."""

import json
import re
from dataclasses import replace
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker

import pytest

from dashboard.readme import __main__ as command
from dashboard.readme.parts import MissingMarksError, outdated, with_parts
from dashboard.readme.tables import beyond_runs, parts
from dashboard.results import Result
from pipeline import build_artifacts
from pipeline.experiments import everything, find
from pipeline.store import REPOSITORY_STORE, Store
from tests.dashboard.conftest import registered_pages

ROOT = REPOSITORY_STORE.parent
TEXT = (ROOT / "README.md").read_text()
GUIDES = TEXT + (ROOT / "CONTRIBUTING.md").read_text()
STORE = Store(REPOSITORY_STORE)


@pytest.fixture(scope="module")
def tables() -> dict[str, str]:
    """As they follow from the artifacts."""
    return parts(STORE)


def test_the_tables_are_those_of_the_artifacts(tables):
    assert outdated(TEXT, tables) == [], "run `python -m dashboard.readme`"


def test_another_figure_is_noticed_and_put_right(tables, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(command, "parts", lambda _: tables)
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


def test_what_the_benchmark_measured_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "README", tmp_path / "README.md")
    command.README.write_text(TEXT)
    machine = {"date": "2026-11-21", "processor": "A", "cores": 2, "python": "3", "streamlit": "1"}
    goal = {"goal": "a warm page", "at_most": 0.5, "measured": 0.314, "unit": "s", "reached": True}
    seconds = {"cold_seconds": 2.5, "warm_seconds": 0.25, "first_visit_seconds": 11.8}
    bytes = {"first_visit_bytes": 1_234_567, "server_bytes": 321_000_000}
    measured = {"machine": machine, "goal": [goal], "view": [{"page": "Home"} | seconds | bytes]}
    (tmp_path / "benchmark.json").write_text(json.dumps(measured))
    assert command.main(["speed", "--json", str(tmp_path / "benchmark.json")]) == 0
    written = command.README.read_text()
    assert "On 2026-11-21: A, 2 cores, Python 3, Streamlit 1." in written
    assert "| a warm page | 0.5 s | 0.31 s | yes |" in written
    assert "| Home | 2.50 | 0.25 | 12 | 1.23 | 321 |" in written


def test_without_the_whole_benchmark_nothing_is_written(tmp_path, capsys):
    file = tmp_path / "benchmark.json"
    assert command.main(["speed", "--json", str(file)]) == 1
    assert "benchmark.json" in capsys.readouterr().err
    file.write_text('{"machine": {}, "view": []}')
    assert command.main(["speed", "--json", str(file)]) == 1
    assert "run `python -m dashboard.benchmark`" in capsys.readouterr().err


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
