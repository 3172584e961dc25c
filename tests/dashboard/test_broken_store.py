"""Whatever is wrong with the store, every page shows one card with the command that helps."""

import os
import re
import shutil
from pathlib import Path

import pytest

from pipeline.experiments import EXPERIMENTS, find
from pipeline.store import REPOSITORY_STORE
from tests.dashboard.conftest import text_of
from tests.planted import planted_replicate

VIEWS = Path(__file__).parents[2] / "dashboard" / "views"
PAGES = sorted(path.stem for path in VIEWS.glob("[!_]*.py"))
NEED_NO_PREDICTIONS = {"features", "hidden_units"}
EVERY_PAGE = pytest.mark.parametrize("page", PAGES)


def _card(app) -> str:
    """The words of a page that shows one card with a command; fails if it does not."""
    headings = [h.value for h in app.header if h.value == "These results cannot be shown"]
    assert len(headings) == 1, text_of(app)
    (command,) = [code.value for code in app.code]
    assert command.startswith("python -m pipeline.build_artifacts")
    return text_of(app)


@EVERY_PAGE
def test_no_artifacts_at_all(open_page, tmp_path, page):
    words = _card(open_page(page, tmp_path / "nowhere"))
    assert "manifest.json is missing" in words


@EVERY_PAGE
def test_artifacts_of_another_format(open_page, tmp_path, page):
    (tmp_path / "manifest.json").write_text('{"format": 99}')
    assert "has format 99, this version of Digitscope reads format 1" in _card(
        open_page(page, tmp_path)
    )


@EVERY_PAGE
def test_a_damaged_manifest(open_page, tmp_path, page):
    (tmp_path / "manifest.json").write_bytes(b"\x00\x01")
    assert "is damaged" in _card(open_page(page, tmp_path))


@EVERY_PAGE
def test_a_manifest_without_experiments(open_page, tmp_path, page):
    (tmp_path / "manifest.json").write_text(
        '{"format": 1, "built_with": {}, "experiments": {},'
        ' "datasets": {"mnist": {"sha256": "", "train": 60000, "test": 10000}}}'
    )
    assert "no results" in _card(open_page(page, tmp_path))


@pytest.fixture
def half_a_store(tmp_path):
    """Links to the files of the repository's store, to be taken away and never written to."""
    root = tmp_path / "half"
    shutil.copytree(REPOSITORY_STORE, root, copy_function=os.symlink)
    return root


@EVERY_PAGE
@pytest.mark.parametrize("folder", ["experiments", "datasets"])
def test_half_the_artifacts(open_page, half_a_store, page, folder):
    shutil.rmtree(half_a_store / folder)
    assert re.search("(is|are) missing", _card(open_page(page, half_a_store)))


@pytest.mark.parametrize(
    ("page", "name"),
    [
        *((page, "predictions.npz") for page in PAGES if page not in NEED_NO_PREDICTIONS),
        ("features", "features.npz"),
        ("hidden_units", "units.npz"),
        ("map", "map.npz"),
    ],
)
def test_a_page_without_its_files(open_page, half_a_store, page, name):
    for path in half_a_store.rglob(name):
        path.unlink()
    assert re.search("(is|are) missing", _card(open_page(page, half_a_store)))


def test_what_is_there_of_half_a_store_is_still_shown(open_page, half_a_store):
    shutil.rmtree(half_a_store / "experiments" / "dense-2")
    app = open_page("home", half_a_store)
    assert "Files of dense-2 are missing" in _card(app)
    assert len(app.dataframe[0].value) == len(EXPERIMENTS)


@pytest.mark.parametrize("page", ["experiment", "confusions"])
def test_a_corrupt_file(open_page, half_a_store, page):
    predictions = half_a_store / "experiments" / "dense-2" / "predictions.npz"
    predictions.unlink()
    predictions.write_bytes(b"corrupt")
    app = open_page(page, half_a_store, id="dense-2")
    assert "is not the file that the manifest lists" in _card(app)
    assert "--only dense-2" in app.code[0].value


def test_other_experiments_stay_usable(open_page, half_a_store):
    shutil.rmtree(half_a_store / "experiments" / "dense-2")
    app = open_page("confusions", half_a_store, id="dense-10")
    assert not app.code
    assert "dense-10 most often reads" in text_of(app)


def test_an_experiment_that_was_not_built_names_its_command(open_page, planted_store):
    app = open_page("experiment", planted_store.root, id="dense-500")
    assert "dense-500 has no results" in _card(app)
    assert "--only dense-500" in app.code[0].value


def test_results_appear_as_soon_as_they_are_built(open_page, empty_store, mnist):
    app = open_page("home", empty_store.root)
    _card(app)
    empty_store.write_experiment(find("dense-10"), [planted_replicate(mnist["y_test"], wrong=30)])
    app.run()
    assert "99.70 %" in text_of(app)
