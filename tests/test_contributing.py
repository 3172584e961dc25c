"""The examples of CONTRIBUTING.md work as they stand: in a copy of the project, word for word."""

import os
import shutil
import subprocess
import sys
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

import pytest

from pipeline.store import REPOSITORY_STORE
from tests.guide import Change, Example, examples

ROOT = REPOSITORY_STORE.parent
EXAMPLES = examples((ROOT / "CONTRIBUTING.md").read_text())

# Opens a page of the copy and prints what it says.
OPEN = """
import sys
from streamlit.testing.v1 import AppTest

app = AppTest.from_file("dashboard/main.py", default_timeout=60).run()
app.switch_page(f"views/{sys.argv[1]}.py")
app.query_params.update(dict(choice.split("=") for choice in sys.argv[2:]))
app.run()
assert not app.exception, app.exception[0].value
print(*[part.value for part in (*app.title, *app.markdown, *app.html)], sep="\\n")
print(*[table.value.to_string() for table in app.dataframe], sep="\\n")
"""


@pytest.fixture
def copy(tmp_path) -> Path:
    """The project's files as they are now, with its environment and results."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    files = _run(ROOT, listed).split("\0")
    for file in (f for f in files if f and not f.startswith("artifacts/")):
        if (ROOT / file).exists():  # not deleted since
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / file, tmp_path / file)
    (tmp_path / "artifacts").symlink_to(REPOSITORY_STORE)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


def _run(folder: Path, command: list[str], **environment: str) -> str:
    """What a command prints that ends well."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _try(example: Example, copy: Path) -> None:
    """Do what an example says; what its commands print is what it shows."""
    for change in example.changes:
        change.apply(copy)
    _run(copy, [".venv/bin/ruff", "check", "--no-cache", *(c.path for c in example.changes)])
    for command, shown in example.commands:
        printed = _run(copy, command.split())
        alike = OutputChecker().check_output(shown, printed, ELLIPSIS | NORMALIZE_WHITESPACE)
        assert alike, f"{command} printed\n{printed}"


def _opened(copy: Path, page: str, *choices: str, **environment: str) -> str:
    return _run(copy, [sys.executable, "-c", OPEN, page, *choices], **environment)


def test_there_is_an_example_for_each_way_to_extend_the_project():
    assert list(EXAMPLES) == [
        "Add an experiment",
        "Add a claim",
        "Add a page",
        "Add a step to the tour",
    ]


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=lambda example: example.title)
def test_an_example_fits_the_files_that_it_changes(example, tmp_path):
    for change in example.changes:
        path = tmp_path / change.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / change.path).exists():
            shutil.copyfile(ROOT / change.path, path)
        change.apply(tmp_path)


def test_a_change_that_fits_nowhere_is_refused(tmp_path):
    (tmp_path / "a.py").write_text("one\ntwo\n")
    with pytest.raises(AssertionError, match=r"a\.py has 0 places for this:\n three"):
        Change("a.py", " three\n+four\n", new=False).apply(tmp_path)


@pytest.mark.slow
def test_the_experiment_trains_and_appears_on_the_pages(copy):
    _try(EXAMPLES["Add an experiment"], copy)
    store = {"DIGITSCOPE_STORE": "artifacts-quick"}
    assert "What lies between 10 and 30 nodes?" in _opened(
        copy, "experiment", "id=dense-20", **store
    )
    assert "dense-20" in _opened(copy, "home", **store)
    assert "dense-20" in _opened(copy, "compare", "a=dense-10", "b=dense-20", **store)


@pytest.mark.slow
def test_the_claim_is_judged_and_shown(copy):
    _try(EXAMPLES["Add a claim"], copy)
    shown = _opened(copy, "claims", "verdict=holds in part")
    assert "With two nodes, every digit is answered about as often as any other." in shown


@pytest.mark.slow
def test_the_page_answers_its_question(copy):
    _try(EXAMPLES["Add a page"], copy)
    assert "The most accurate network, augmented-cnn, reads **99.42" in _opened(copy, "cost")


@pytest.mark.slow
def test_the_step_asks_and_answers(copy):
    _try(EXAMPLES["Add a step to the tour"], copy)
    asked = "How many of the mistakes of dense nodes do convolutions avoid?"
    assert asked in _opened(copy, "tour", "step=7")
    assert "of them: it reads 99.17" in _opened(copy, "tour", "step=7", "guess=50-75")
