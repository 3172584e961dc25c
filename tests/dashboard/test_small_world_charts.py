"""Charts of small networks show the numbers that they are given."""

import numpy as np
import pytest

from dashboard.charts import (
    accuracy_of_runs,
    decision_boundary,
    network_picture,
    pixel_values,
)
from dashboard.results import Predictions, Result, SampleSet
from dashboard.small_worlds import Layer, Surface
from dashboard.theme import DIGITS, MEASURED, PUBLISHED
from pipeline.experiments import find
from pipeline.spec import XOR
from tests.dashboard.conftest import trace_of
from tests.planted import plant, runs_that_read

POINTS = SampleSet(
    XOR, np.array([[0, 0], [0, 1], [1, 1]], np.float32), np.array([0, 1, 0], np.uint8)
)
READ = np.array([0, 1, 1], np.uint8)
PREDICTIONS = Predictions(
    POINTS, READ[None], np.ones((1, 3), np.float32), np.eye(2, dtype=np.float32)[READ]
)
SURFACE = Surface(np.array([-1, 0.5, 2], np.float32), np.full((3, 3), 0.25, np.float32))
HIDDEN = Layer(np.array([[1, 0], [0, 1]], np.float32), np.array([-0.5, -9], np.float32))
OUTPUT = Layer(np.array([[-4, 2], [1, 0.5]], np.float32), np.zeros(2, np.float32))


def test_points_stand_where_they_are_in_the_colour_and_shape_of_their_class():
    figure = decision_boundary(SURFACE, POINTS, PREDICTIONS, None, None)
    zeros, ones = (trace_of(figure, f"{label}, test") for label in (0, 1))
    assert (list(zeros.x), list(zeros.y)) == ([0, 1], [0, 1])
    assert (zeros.marker.color, ones.marker.color) == DIGITS[:2]
    assert zeros.marker.symbol != ones.marker.symbol


def test_mistakes_are_marked_and_counted():
    figure = decision_boundary(SURFACE, POINTS, PREDICTIONS, None, None)
    wrong = trace_of(figure, "test, read wrong (1 of 3)")
    assert (list(wrong.x), list(wrong.y)) == ([1], [1])
    assert wrong.customdata[0].startswith("#2 is 0, read as 1")


def test_the_border_lies_where_both_classes_are_equally_probable():
    figure = decision_boundary(SURFACE, POINTS, PREDICTIONS, None, None)
    border = trace_of(figure, "border: 50 % each")
    assert (border.contours.start, border.contours.end) == (0.5, 0.5)
    assert border.z == pytest.approx(SURFACE.probability)


def test_a_node_is_drawn_where_it_turns_on_and_points_to_where_it_is_on():
    figure = decision_boundary(SURFACE, POINTS, PREDICTIONS, HIDDEN, None)
    assert list(trace_of(figure, "node 0").x) == [0.5, 0.5]
    (label,) = figure.layout.annotations  # the other line lies outside
    assert (label.text, label.ax) == ("0", 0.5)
    assert label.x > label.ax
    assert label.y == label.ay


def test_the_chosen_node_stands_out():
    both = Layer(HIDDEN.kernel, np.array([-0.5, -0.5], np.float32))
    figure = decision_boundary(SURFACE, POINTS, PREDICTIONS, both, 1)
    other, chosen = (trace_of(figure, f"node {node}") for node in (0, 1))
    assert chosen.opacity > other.opacity
    assert chosen.line.width > other.line.width


def _weights(figure):
    """The lines between nodes, without those of the legend."""
    return [t for t in figure.data if t.mode == "lines" and t.x[0] is not None]


def test_weights_are_as_wide_as_they_are_large_in_the_colour_of_their_sign():
    lines = _weights(network_picture([HIDDEN, OUTPUT], None))
    assert len(lines) == HIDDEN.kernel.size + OUTPUT.kernel.size
    widest = max(lines, key=lambda line: line.line.width)
    assert (widest.line.color, list(widest.x)) == (PUBLISHED, [1, 2])  # -4, the largest
    positive = [line for line in lines if line.line.color == MEASURED and line.line.width > 1]
    assert {line.line.dash for line in positive} != {widest.line.dash}
    assert len(positive) == 5


def test_pointing_at_a_weight_tells_its_value_and_choosing_it_its_node():
    (words,) = [t for t in network_picture([HIDDEN, OUTPUT], None).data if t.marker.opacity == 0]
    told = dict(zip(words.text, words.customdata, strict=True))
    assert told["x to node 0: +1.00"] == 0
    assert told["node 0 to class 0: \N{MINUS SIGN}4.00"] == 0
    assert told["node 1 to class 1: +0.50"] == 1


def test_weights_of_other_nodes_stand_back():
    lines = _weights(network_picture([HIDDEN, OUTPUT], 1))
    assert sum(line.opacity == 1 for line in lines) == 4
    assert all(line.opacity in {1, 0.2} for line in lines)


@pytest.fixture
def steps(empty_store) -> list[Result]:
    """`xor-1` reads half of the points in both runs, `xor-6` all and then half."""
    labels = empty_store.dataset("xor")["y_test"]
    for id, reads in (("xor-1", (labels * 0, labels * 0)), ("xor-6", (labels, labels * 0))):
        plant(empty_store, find(id), *runs_that_read(reads, labels, classes=2))
    return [Result(find(id), empty_store.experiment(id)) for id in ("xor-1", "xor-6")]


def test_every_run_has_its_marker_and_says_which_width_it_is_of(steps):
    figure = accuracy_of_runs(steps, 6, [(0.9, "nearest corner")])
    one, six = [trace for trace in figure.data if trace.name.startswith("a run")]
    assert (list(one.y), list(six.y)) == ([0.5, 0.5], [1, 0.5])
    assert set(six.customdata) == {6}
    assert (one.marker.color, six.marker.color) == ("grey", MEASURED)
    assert list(six.marker.symbol) == ["circle", "circle-open"]
    assert list(trace_of(figure, "mean of the runs").y) == [0.5, 0.75]
    assert figure.layout.annotations[0].text == "nearest corner"


def test_what_was_published_stands_beside_with_what_it_was_measured_on(steps):
    published = trace_of(accuracy_of_runs(steps, 6, []), "published")
    assert list(published.y) == [0.7, 0.91875]
    assert [text.split()[-1] for text in published.text] == ["(validation)", "(test)"]


def test_all_runs_are_inside_the_picture(steps):
    low, high = accuracy_of_runs(steps, 6, []).layout.yaxis.range
    assert low < 0.5
    assert high > 1


def test_pixels_say_their_number_unless_it_is_nothing():
    values = np.zeros((8, 8))
    values[2, 5], values[7, 0] = -1.5, 0.25
    squares, numbers = pixel_values(values, 1.5).data
    assert squares.z[2][5] == -1.5
    assert list(numbers.text) == ["\N{MINUS SIGN}1.50", "+0.25"]
    assert (list(numbers.x), list(numbers.y)) == ([5, 0], [2, 7])
    bright, dark = numbers.textfont.color
    assert (bright, dark) == ("#11151a", "#ffffff")
