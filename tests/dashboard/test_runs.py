"""Experiment says whether its runs agree, and what follows from several of them."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.components.runs import most_divided
from pipeline.experiments import find
from tests.dashboard.conftest import links_of, text_of, with_plain_spaces
from tests.planted import plant, planted_replicate, replicate_that_reads


@pytest.fixture
def three_runs(empty_store, mnist):
    """`dense-10` in three runs that miss the first 30, 40 and 50 fours, reading nines."""
    runs = [planted_replicate(mnist["y_test"], 30 + 10 * seed, seed) for seed in range(3)]
    plant(empty_store, find("dense-10"), *runs)
    return empty_store


def _runs_table(app):
    (frame,) = [element.value for element in app.dataframe if "seed" in element.value]
    return frame


def _churn_grid(app) -> str:
    return next(html.value for html in app.html if "that runs read as" in html.value)


def test_every_run_has_its_row(open_page, three_runs):
    frame = _runs_table(open_page("experiment", three_runs.root, id="dense-10"))
    assert list(frame["seed"]) == [0, 1, 2]
    assert list(frame["test"]) == pytest.approx([99.7, 99.6, 99.5])


def test_the_spread_of_the_runs_is_stated(open_page, three_runs):
    words = text_of(open_page("experiment", three_runs.root, id="dense-10"))
    assert (
        "Test accuracy of the 3 runs goes from 99.50 to 99.70 %, a spread of 0.20 points" in words
    )
    assert "their standard deviation is 0.10 points" in words
    # 4.303 times a standard error of 0.1 / sqrt(3) points on either side.
    assert "(mean of 3 runs, 95 % interval 99.35 to 99.85 %)" in words


def test_churn_is_counted_over_all_runs_and_pairs(open_page, three_runs):
    """The runs miss 30, 40 and 50 fours: the pairs of them differ on 10, 20 and 10 images."""
    words = text_of(open_page("experiment", three_runs.root, id="dense-10"))
    assert "**Churn**: 20 images of 10,000 (0.2 %) are not read alike by all 3 runs" in words
    assert "two runs differ in 0.1 % on average" in words


def test_the_images_that_runs_disagree_on_show_what_each_reads(open_page, three_runs, mnist):
    app = open_page("experiment", three_runs.root, id="dense-10")
    grid = _churn_grid(app)
    assert grid.count('role="listitem"') == 20
    fours = np.flatnonzero(mnist["y_test"] == 4)
    assert f"#{fours[30]}<br>is 4<br>4 9 9" in grid
    assert f"#{fours[49]}<br>is 4<br>4 4 9" in grid
    assert "Shown: 20 of these 20, those that runs disagree on most first" in text_of(app)


def test_the_most_divided_come_first():
    read = np.array([[1, 1, 1, 1], [1, 2, 1, 2], [1, 3, 2, 2], [1, 4, 1, 1]], np.uint8)
    assert most_divided(read).tolist() == [1, 3, 2]


def test_runs_that_agree_have_no_pictures_of_churn(open_page, empty_store, mnist):
    runs = [planted_replicate(mnist["y_test"], 30, seed) for seed in range(2)]
    plant(empty_store, find("dense-10"), *runs)
    app = open_page("experiment", empty_store.root, id="dense-10")
    assert "**Churn**: 0 images of 10,000 (0.0 %)" in text_of(app)
    assert not any("that runs read as" in html.value for html in app.html)


def test_a_single_run_says_nothing_of_others(open_page, planted_store):
    app = open_page("experiment", planted_store.root, id="dense-10")
    words = text_of(app)
    assert "There is a single run, so nothing is known of how runs differ" in words
    assert "Churn" not in words
    assert len(_runs_table(app)) == 1
    # Wilson's interval of 9,970 of 10,000.
    assert "(one run, 95 % interval 99.57 to 99.79 %)" in words
    assert {metric.label: metric.value for metric in app.metric}["Label RMSE"] == "0.27"


def test_means_stand_with_their_intervals(open_page, three_runs):
    values = {
        metric.label: with_plain_spaces(metric.value)
        for metric in open_page("experiment", three_runs.root, id="dense-10").metric
    }
    assert values["Test accuracy"] == "99.60 % :small[± 0.25 %]"
    assert values["Validation accuracy"] == "98.0 % :small[± 0.0 %]"
    assert values["Epochs trained"] == "2"


def test_calibration_is_that_of_all_runs(open_page, empty_store, mnist):
    """Both are sure of everything; one is wrong in every hundredth image, so 0.5 % of all."""
    labels = mnist["y_test"]
    read = labels.copy()
    read[:100] = (labels[:100] + 1) % 10
    runs = replicate_that_reads(labels, labels), replicate_that_reads(read, labels, seed=1)
    plant(empty_store, find("dense-10"), *runs)
    app = open_page("experiment", empty_store.root, id="dense-10")
    values = {metric.label: metric.value for metric in app.metric}
    assert values["Calibration error"] == "0.5\N{NO-BREAK SPACE}%"


def test_validation_on_test_images_is_called_a_flaw(open_page, empty_store, mnist):
    run = planted_replicate(mnist["y_test"], wrong=30)
    history = replace(run.curves.history, test_loss=(0.7, 0.5), test_accuracy=(0.6, 0.7))
    run = replace(run, curves=replace(run.curves, history=history))
    plant(empty_store, find("dropout-128"), run)
    app = open_page("experiment", empty_store.root, id="dropout-128")
    words = text_of(app)
    assert ":red-badge[flaw of the source] It validates on the test images" in words
    assert "We hold out the last 5,000 of the 60,000 training images instead" in words
    specs = [chart.proto.spec for chart in app.get("plotly_chart")]
    assert all("test, measured" in spec and "test, published" in spec for spec in specs)
    assert not {metric.label: metric.delta for metric in app.metric}["Validation accuracy"]


def test_other_experiments_have_no_such_flaw(open_page, planted_store):
    app = open_page("experiment", planted_store.root, id="dense-10")
    assert "flaw of the source" not in text_of(app)
    assert not any("test, measured" in chart.proto.spec for chart in app.get("plotly_chart"))


@pytest.fixture
def points_store(empty_store):
    """All of `xor-6` right, in `xor-1` half of the points."""
    labels = empty_store.dataset("xor")["y_test"]
    plant(empty_store, find("xor-6"), replicate_that_reads(labels, labels, classes=2))
    plant(empty_store, find("xor-1"), replicate_that_reads(labels * 0, labels, classes=2))
    return empty_store


def test_points_are_called_neither_digits_nor_images(open_page, points_store):
    app = open_page("experiment", points_store.root, id="xor-6")
    words = text_of(app)
    assert "**100.00 %** of the test points are read correctly" in words
    assert "How good is it per class?" in words
    assert "image" not in words
    assert "digit" not in words.replace("small networks read digits", "")
    assert "Label RMSE" not in [metric.label for metric in app.metric]
    (frame,) = [d.value for d in app.dataframe if "specificity" in d.value]
    assert list(frame["class"]) == [0, 1]


def test_variations_stand_beside_what_they_vary(open_page, points_store):
    app = open_page("experiment", points_store.root, id="xor-6")
    (frame,) = [d.value for d in app.dataframe if "hidden nodes" in d.value]
    assert list(frame["experiment"]) == ["xor-1", "xor-6"]
    assert list(frame["test"]) == [50, 100]
    assert frame.loc[0, "validation, published"] == pytest.approx(70)
    links = links_of(app)
    assert links["xor-1"] == "id=xor-1"


def test_a_variation_leads_back_to_its_study(open_page, points_store):
    app = open_page("experiment", points_store.root, id="xor-1")
    links = links_of(app)
    assert links["A variation of 6 hidden nodes for XOR: see all"] == "id=xor-6"


def test_tiny_digits_have_their_page(open_page, empty_store):
    labels = empty_store.dataset("digits8x8")["y_test"]
    plant(empty_store, find("digits8x8-softmax"), replicate_that_reads(labels, labels))
    words = text_of(open_page("experiment", empty_store.root, id="digits8x8-softmax"))
    assert "the 450 test images of scikit-learn's 8 x 8 digits" in words
    assert "How good is it per digit?" in words
