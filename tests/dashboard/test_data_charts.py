"""Charts of the Data page show the counts that they are given, and say what a click means."""

import numpy as np
import pytest

from dashboard.charts import class_distribution, grey_histogram, pixel_picker, two_pixels
from dashboard.theme import DIGITS

COUNTS = {"training": np.array([30, 10, 60]), "test": np.array([5, 5, 10])}


def test_classes_are_counted_or_shared_out_in_each_part():
    counts = class_distribution(COUNTS, shares=False, chosen=("training", None))
    shares = class_distribution(COUNTS, shares=True, chosen=("training", None))
    assert [list(trace.y) for trace in counts.data] == [[30, 10, 60], [5, 5, 10]]
    assert [list(trace.y) for trace in shares.data] == [[0.3, 0.1, 0.6], [0.25, 0.25, 0.5]]
    assert [trace.name for trace in counts.data] == ["training", "test"]
    assert counts.data[1].text[2] == "10 images, 50.00\N{NO-BREAK SPACE}%"


def test_a_bar_knows_its_part_and_class():
    _, test = class_distribution(COUNTS, shares=False, chosen=("training", None)).data
    assert list(test.customdata[2]) == ["test", 2]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [(("test", 1), [[], [1]]), (("training", None), [[0, 1, 2], []])],
)
def test_what_is_chosen_stands_out(chosen, expected):
    traces = class_distribution(COUNTS, shares=False, chosen=chosen).data
    standing_out = [np.flatnonzero(trace.marker.opacity == 1).tolist() for trace in traces]
    assert standing_out == expected


def test_histograms_leave_out_values_that_nothing_has():
    figure = grey_histogram(np.array([4, 0, 9]), 2, "pixels", "grey value", log=True)
    (bars,) = figure.data
    assert (list(bars.x), list(bars.y), list(bars.customdata)) == ([0, 2], [4, 9], [0, 2])
    assert bars.marker.opacity[1] == 1 > bars.marker.opacity[0]
    assert figure.layout.yaxis.type == "log"


def test_images_are_drawn_as_their_digits_in_their_colours():
    x, y = np.array([0, 9, 255], np.uint8), np.array([1, 2, 3], np.uint8)
    figure = two_pixels(x, y, np.array([6, 4, 6], np.uint8), np.array([70, 80, 90]), ("a", "b"))
    fours, sixes = figure.data
    assert (list(sixes.x), list(sixes.y), list(sixes.customdata)) == ([0, 255], [1, 3], [70, 90])
    assert set(sixes.text) == {"6"}
    assert (fours.textfont.color, sixes.textfont.color) == (DIGITS[4], DIGITS[6])


def test_every_pixel_can_be_picked_where_it_is_drawn():
    figure = pixel_picker(np.zeros((28, 28)), {"x": 77, "y": 78})
    markers = figure.data[1]
    place = list(markers.customdata).index(77)
    assert (markers.x[place], markers.y[place]) == (21, 2)
    assert len(markers.customdata) == 784


def test_chosen_pixels_are_framed_and_named():
    figure = pixel_picker(np.zeros((28, 28)), {"x": 77, "y": 78})
    frames = [(shape.x0, shape.x1, shape.y0, shape.y1) for shape in figure.layout.shapes]
    assert frames == [(20.5, 21.5, 1.5, 2.5), (21.5, 22.5, 1.5, 2.5)]
    assert [note.text for note in figure.layout.annotations] == ["<b>x</b>", "<b>y</b>"]
