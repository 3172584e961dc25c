"""The table of a chart holds the numbers that it was drawn from, in their own units."""

import numpy as np
import plotly.graph_objects as go
import pytest

from dashboard import charts, loading
from dashboard.charts.as_table import as_table
from dashboard.charts.features import Published, Series
from dashboard.charts.layout import accuracy_axis, stretch, unstretch
from dashboard.charts.unit_plane import Plane
from dashboard.features import sweeps
from dashboard.handwriting import Score
from dashboard.results import on_mnist
from dashboard.small_worlds import square_around, surface
from pipeline.experiments import find
from pipeline.spec import MNIST, XOR

SHARES = [0.0, 0.36128, 0.9706, 0.9999, 0.99995, 1.0]


def test_stretched_accuracies_are_turned_back_exactly():
    assert unstretch(stretch(SHARES)) == pytest.approx(SHARES, abs=1e-12)
    figure = go.Figure(go.Scatter(x=list(range(6)), y=stretch(SHARES), mode="markers"))
    figure.update_yaxes(**accuracy_axis(SHARES))
    table = as_table(figure)
    assert list(table["test accuracy (%)"]) == [0, 36.128, 97.06, 99.99, 99.995, 100]


def test_places_of_categories_become_their_names():
    figure = go.Figure(go.Scatter(x=[-0.2, 0.2, 1.1], y=[1, 2, 3], mode="markers"))
    figure.update_xaxes(title="nodes", tickvals=[0, 1], ticktext=["one", "two"])
    assert list(as_table(figure)["nodes"]) == ["one", "one", "two"]


def test_error_bars_and_bands_become_both_ends():
    bars = {"array": [0.1], "arrayminus": [0.2]}
    figure = go.Figure(go.Scatter(x=[1], y=[0.5], error_y=bars, mode="markers", name="a"))
    figure.add_scatter(x=[1, 2, 2, 1], y=[0.9, 0.8, 0.6, 0.7], fill="toself", hoverinfo="skip")
    figure.add_scatter(x=[1, 2], y=[0.8, 0.75], mode="lines", name="b")
    figure.update_layout(yaxis={"title": "recall", "tickformat": ".0%"})
    table = as_table(figure)
    assert list(table["series"]) == ["a", "b", "b"]
    assert list(table["recall (%), from"]) == [30, 70, 60]
    assert list(table["recall (%), to"]) == [60, 90, 80]


def test_what_only_leads_the_eye_is_left_out():
    figure = go.Figure(go.Heatmap(z=[[1, 2]], hoverinfo="skip"))
    figure.add_scatter(x=[0, 1], y=[0, 1], mode="lines", hoverinfo="skip")
    figure.add_scatter(x=[5], y=[5], mode="markers", marker={"opacity": 0})
    figure.add_bar(x=["7"], y=[3])
    figure.add_vline(1)
    assert as_table(figure).to_dict("list") == {"name": ["7"], "y": [3]}


def test_a_lone_heat_map_is_rows_and_columns():
    figure = go.Figure(go.Heatmap(z=[[1, 2], [3, 4]], x=["p", "q"], colorbar={"title": "ink"}))
    figure.update_layout(xaxis={"title": "column"})
    assert as_table(figure).to_dict("list") == {
        "row": [0, 1],
        "column p: ink": [1, 3],
        "column q: ink": [2, 4],
    }


def _results():
    return on_mnist(loading.results())


def _plane(marked=None):
    activations = np.array([[0.5, 1], [2, 3]], np.float32)
    digits = np.array([7, 2])
    axes = np.linspace(0, 4, 3), np.linspace(0, 4, 3)
    return Plane(activations, digits, digits, np.array([7, 1]), marked, axes, np.zeros((3, 3)))


def _border():
    experiment = find("xor-6")
    read = loading.predictions(experiment)
    square = square_around(read.test.samples)
    found = surface(loading.network(experiment).probabilities, square, 5)
    return charts.decision_boundary(found, loading.training_set(XOR), read, None, None)


def _by_inputs():
    return charts.accuracy_by_inputs(
        [Series("k", sweep, Published(154, 0.9778), 10) for sweep in sweeps(loading.features())]
    )


def _curves(*ids):
    return {id: loading.curves(find(id)) for id in ids}


def _course(quantity):
    experiment = find("dense-130")
    return charts.training_curves(quantity, loading.curves(experiment), experiment)


# Of every function: a figure with real numbers, and a row that its table must have.
FIGURES = {
    "accuracy_by_inputs": (_by_inputs, {"inputs of the network": 154, "test accuracy (%)": 97.78}),
    "accuracy_by_parameters": (
        lambda: charts.accuracy_by_parameters(_results(), ["dense-130"]),
        {"model": "dense-130", "parameters": 103_360, "test accuracy (%)": 96.918},
    ),
    "accuracy_by_width": (
        lambda: charts.accuracy_by_width(
            [result for result in _results() if result.experiment.family == "width"]
        ),
        {"series": "published", "hidden nodes": 130, "test accuracy (%)": 97.06},
    ),
    "accuracy_of_runs": (
        lambda: charts.accuracy_of_runs([loading.result(find("xor-6"))], 6, []),
        {"series": "published", "hidden nodes": "6"},
    ),
    "accuracy_without": (
        lambda: charts.accuracy_without(["all", "none"], np.array([[0.9, 0.92], [0.5, 0.54]])),
        {"series": "mean", "name": "none", "read correctly (%)": 52},
    ),
    "activation_by_digit": (
        lambda: charts.activation_by_digit(np.array([[0, 0.5, 1, 2, 3, 5, 9.0]]), np.array([0.9])),
        {"digit": "0", "lower whisker": 0.5, "median": 2, "highest": 9, "above 0 (%)": 90},
    ),
    "class_distribution": (
        lambda: charts.class_distribution(
            {"training": np.array([1, 3]), "test": np.array([2, 2])}, True, ("test", None)
        ),
        {"series": "training", "digit": 1, "share of the images (%)": 75},
    ),
    "decision_boundary": (_border, {"series": "1, test"}),
    "grey_histogram": (
        lambda: charts.grey_histogram(np.array([5, 0, 7]), 0, "pixels", "grey value"),
        {"grey value": 2, "pixels": 7},
    ),
    "heat_strips": (
        lambda: charts.heat_strips([np.array([[1.5, np.nan]])] * 2, ["image", "mean"], 2),
        {"series": "mean", "unit": 0, "activation": 1.5},
    ),
    "importance_of_pixels": (
        lambda: charts.importance_of_pixels(np.eye(1, 784, 28 + 5)[0] / 4),
        {"row": 1, "column 5: importance (%)": 25},
    ),
    "learning_curves": (
        lambda: charts.learning_curves("accuracy", "validation", _curves("dense-2"), {}),
        {"epoch": 1},
    ),
    "likeness_to_averages": (
        lambda: charts.likeness_to_averages(np.linspace(0.1, 1, 10), 3),
        {"average digit": "9", "correlation": 1},
    ),
    "network_picture": None,  # its weights are a table of their own
    "own_hand": (
        lambda: charts.own_hand(
            [Score("dense-130", np.zeros(10, np.uint8), np.arange(10) > 0, 1)], {"dense-130": 0.97}
        ),
        {"series": "your digits, with 95 % interval", "name": "dense-130", "share (%)": 90},
    ),
    "pixel_picker": (
        lambda: charts.pixel_picker(np.arange(784).reshape(28, 28), {"x": 3, "y": 4}),
        {"row": 27, "column 27": 783},
    ),
    "pixel_values": (
        lambda: charts.pixel_values(np.arange(64).reshape(8, 8) / 4, 16),
        {"row": 1, "column 2": 2.5},
    ),
    "plane_of_two": (
        lambda: charts.plane_of_two(_plane(marked=0)),
        {"test image": 1, "is": 2, "read as": 1, "activation of unit 1": 3},
    ),
    "published_and_measured": (
        lambda: charts.published_and_measured(_results()),
        {"series": "published", "name": "130 hidden nodes", "test accuracy (%)": 97.06},
    ),
    "recall_of_digits": (
        lambda: charts.recall_of_digits(loading.comparison().contenders),
        {"name": "dense-130"},
    ),
    "recall_without_unit": (
        lambda: charts.recall_without_unit(np.array([0.9, 1]), np.array([0.5, 1])),
        {"series": "unit switched off", "digit": "0", "read correctly, %": 50},
    ),
    "reliability": (
        lambda: charts.reliability(loading.comparison().contenders[:2]),
        {"series": "A: cnn-32-64"},
    ),
    "training_curves": (lambda: _course("accuracy"), {"series": "training, measured", "epoch": 1}),
    "two_pixels": (
        lambda: charts.two_pixels(
            *np.array([[9], [0], [4]], np.uint8), np.array([77]), ("pixel 1", "pixel 2")
        ),
        {"training image": 77, "pixel 1": 9, "pixel 2": 0},
    ),
    "variance_curve": (
        lambda: charts.variance_curve(np.array([0.5, 0.3, 0.2]), 0.95, 2),
        {"leading components": 2, "share of the variance (%)": 80},
    ),
    "votes": (lambda: charts.votes(np.array([0.5, -1.5])), {"digit": "1"}),
}


def test_every_chart_is_among_those_that_are_tried():
    assert set(FIGURES) == set(charts.__all__)


@pytest.mark.parametrize("name", [name for name, case in FIGURES.items() if case])
def test_the_table_of_a_chart_has_its_numbers(name):
    draw, expected = FIGURES[name]
    table = as_table(draw())
    found = table
    for column, value in expected.items():
        close = (
            found[column] == value if isinstance(value, str) else abs(found[column] - value) < 1e-4
        )
        found = found[close]
    assert len(found), table.head(40).to_string()
    assert table.columns.is_unique
    assert not table.isna().all().any()


def test_a_course_has_the_range_of_its_runs():
    runs = loading.curves(find("dense-130"))
    first = [run.history.validation_accuracy[0] * 100 for run in runs]
    table = as_table(_course("accuracy"))
    (row,) = table[(table["series"] == "validation, measured") & (table["epoch"] == 1)].to_dict(
        "records"
    )
    assert row["accuracy (%)"] == pytest.approx(np.mean(first))
    ends = row["accuracy (%), from"], row["accuracy (%), to"]
    assert ends == pytest.approx((min(first), max(first)))


def test_recall_is_that_of_the_stretched_colours():
    (found,) = [one for one in loading.comparison().contenders if one.id == "dense-130"]
    table = as_table(charts.recall_of_digits(loading.comparison().contenders)).set_index("name")
    columns = [f"digit {digit}: read correctly (%)" for digit in range(MNIST.classes)]
    assert list(table.loc["dense-130", columns]) == pytest.approx(100 * found.recall)
