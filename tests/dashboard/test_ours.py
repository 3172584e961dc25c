"""Our own experiment is shown apart from the published ones, and what its ingredients bring."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.ablations import ablation_of
from dashboard.components.augmentation import augmentation
from dashboard.components.ingredients import ingredients
from pipeline.experiments import find
from pipeline.store import Ingredients
from tests.dashboard.conftest import (
    captions_of,
    data_of,
    grids_of,
    links_of,
    run_as_page,
    text_of,
    with_plain_spaces,
)
from tests.planted import plant, planted_replicate

OURS = find("augmented-cnn")
ABLATION = ablation_of(OURS)


@pytest.fixture
def store(empty_store, mnist):
    """`augmented-cnn` makes fewer mistakes than its baseline, and that fewer than `dense-10`."""
    for id, wrong in (("dense-10", 60), ("cnn-32-64", 30), (OURS.id, 9)):
        runs = [planted_replicate(mnist["y_test"], wrong + seed, seed) for seed in range(2)]
        plant(empty_store, find(id), *runs)
    return empty_store


def _ingredients(runs: int = 3) -> Ingredients:
    """Without slant 10 points less of other hands, without anything 40; else nothing changes."""
    measures, steps = len(ABLATION.MEASURES), len(ABLATION.steps)
    accuracy = np.tile(np.float32([0.90, 0.91, 0.92])[:runs], (measures, steps, 1))
    names = [step.name for step in ABLATION.steps]
    accuracy[1, names.index("without slant")] -= 0.1
    accuracy[1, -1] -= 0.4
    pictures = np.zeros((steps - 1, 28, 28), np.uint8)
    examples = np.stack([pictures] * 8, axis=1)
    return Ingredients(accuracy, np.array([10_000, 1_797, 5, 5], np.int32), pictures, examples)


def test_home_ranks_the_published_ones_and_then_says_how_ours_does(open_page, store):
    app = open_page("home", store.root)
    words = text_of(app)
    assert "Of 2 published networks tested on the 10,000 images of MNIST, the one" in words
    assert f"**{find('cnn-32-64').title}** reads the most correctly" in words
    assert f"Ours, **{OURS.title}**, stands apart from them: 99.91 % (mean of 2 runs" in words
    assert f"its interval lies above that of {find('cnn-32-64').title}." in words
    assert "mistakes of cnn-32-64" in " ".join(links_of(app))
    assert "augmented-cnn (ours)" in links_of(app)
    table = app.dataframe[0].value
    assert list(table["experiment"]) == ["dense-10", "cnn-32-64", OURS.id]
    assert table["what it is"].iloc[-1] == f"{OURS.title} (ours)"
    assert "without a published figure or finding: augmented-cnn." in words


def test_compare_keeps_ours_last_and_counts_what_it_beats(open_page, store):
    app = open_page("compare", store.root)
    words = text_of(app)
    assert "Of 2 published models tested on MNIST, **cnn-32-64** reads the most" in words
    assert "its lead is real over **2 of the 2**, and none of them can be shown" in words
    assert "Ours, **augmented-cnn**, reads 99.91 %" in words
    assert "Each of the 3 models (ours included) reads them wrong" in words
    (matrix,) = [table for table in data_of(app) if table["kind"] == "dense"]
    assert matrix["rows"] == ["cnn-32-64", "dense-10", "augmented-cnn (ours)"]
    assert app.selectbox(key="choice-a").value == "cnn-32-64"
    assert f"{OURS.id}: {OURS.title} (ours)" in app.selectbox(key="choice-b").options
    assert "as they are changed in every epoch" not in words


def test_compare_says_whose_training_images_are_changed(open_page, store):
    words = text_of(open_page("compare", store.root, part="training"))
    assert "Of training images as they are changed in every epoch: augmented-cnn." in words


def test_its_page_declares_it_and_tells_how_to_measure_its_ingredients(open_page, store):
    app = open_page("experiment", store.root, id=OURS.id)
    words = text_of(app)
    assert "It is **ours**: no document publishes it." in words
    assert f"points) against {find('cnn-32-64').title}" in words
    assert "Ours: declared in this project" in words
    assert "In every epoch 80 % of the training images are changed anew" in words
    assert "Lines of training are of the changed images" in words
    for ingredient in OURS.augmentation.ingredients:
        told = with_plain_spaces(ingredient.words)
        assert f"**{ingredient.name}**: {told}. {ingredient.why}" in words
    assert "not measured yet: run `python -m pipeline.build_artifacts --only ingredients" in words
    assert not any("published" in chart.proto.spec for chart in app.get("plotly_chart"))
    assert "Which published findings rest on it?" not in words


def _sections() -> None:
    augmentation(OURS)
    ingredients(OURS)


@pytest.fixture
def show_measured(empty_store, monkeypatch):
    """Shows both sections on ingredients, after the study had these results."""

    def show_measured(spec_hash: str, found: Ingredients):
        empty_store.write_study(ABLATION.id, spec_hash, found)
        monkeypatch.setenv("DIGITSCOPE_STORE", str(empty_store.root))
        return run_as_page(_sections)

    return show_measured


def test_it_is_said_which_ingredients_make_a_difference(show_measured):
    app = show_measured(ABLATION.spec_hash, _ingredients())
    words, each = text_of(app), len(ABLATION.ingredients)
    assert "**MNIST**: 91.00 % read correctly with all ingredients, 91.00 % with none" in words
    assert "**+0.00 points** (95 % interval" in words
    assert "which **cannot be told from chance**" in words
    assert "**other hands**: 91.00 % read correctly with all ingredients, 51.00 % with" in words
    assert f"Left out alone, none of the {each} is missed by more than chance." in words
    assert f"1 of the {each} makes a difference that can be told from chance: slant (+10" in words
    assert "Other hands, 1,797 digits" in words
    assert list(app.dataframe[0].value["network"]) == [step.name for step in ABLATION.steps]
    assert len(app.get("plotly_chart")) == len(ABLATION.MEASURES)
    assert "Measured otherwise" not in words


def test_a_picture_shows_each_ingredient(show_measured):
    (grid,) = grids_of(show_measured(ABLATION.spec_hash, _ingredients()))
    names = [ingredient.name for ingredient in ABLATION.ingredients]
    assert captions_of(grid) == ["all together", *names]


def test_single_runs_of_another_declaration_promise_nothing(show_measured):
    words = text_of(show_measured("another", _ingredients(runs=1)))
    assert "with a single run of each, nothing can be told from chance" in words
    assert "Measured otherwise than now declared" in words


def test_results_of_other_ingredients_count_as_none(show_measured):
    found = _ingredients()
    fewer = replace(found, accuracy=found.accuracy[:, 1:])
    assert "not measured yet" in text_of(show_measured("another", fewer))


def test_published_experiments_have_no_ingredients():
    assert text_of(run_as_page(_sections_of_a_published_one)) == ""


def _sections_of_a_published_one() -> None:
    augmentation(find("cnn-32-64"))
    ingredients(find("cnn-32-64"))
