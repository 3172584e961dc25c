"""Charts of hidden units show the numbers that they are given."""

import numpy as np
import pytest

from dashboard.charts import (
    activation_by_digit,
    heat_strips,
    likeness_to_averages,
    plane_of_two,
    recall_without_unit,
    votes,
)
from dashboard.charts.unit_plane import Plane
from dashboard.theme import DIGITS, MEASURED, PUBLISHED

QUANTILES = np.array([[0, 0.5, 1, 2, 3, 5, 9], [0, 0, 0, 0, 0, 0, 4]], np.float32)


def test_a_box_is_drawn_from_quartiles_and_whiskers_with_both_ends_as_markers():
    figure = activation_by_digit(QUANTILES, np.array([0.9, 0.25]))
    box, ends, inside = figure.data[:3]
    assert (box.q1[0], box.median[0], box.q3[0]) == (1, 2, 3)
    assert (box.lowerfence[0], box.upperfence[0]) == (0.5, 5)
    assert ends.y == (0, 9)
    assert inside.y == (1, 2, 3)
    assert (box.marker.color, figure.data[3].marker.color) == DIGITS[:2]
    assert "above 0 in 25.0" in figure.data[4].hovertemplate


def test_a_click_anywhere_on_a_box_tells_its_digit():
    figure = activation_by_digit(QUANTILES, np.array([0.9, 0.25]))
    told = [set(trace.customdata) for trace in figure.data if trace.type == "scatter"]
    assert told == [{0}, {0}, {1}, {1}]


def test_votes_for_and_against_differ_in_colour_and_in_pattern():
    (bars,) = votes(np.array([0.5, -1.5])).data
    assert list(bars.y) == [0.5, -1.5]
    assert bars.marker.color == (MEASURED, PUBLISHED)
    assert bars.marker.pattern.shape == ("", "/")


def test_recall_with_and_without_a_unit_are_joined_digit_by_digit():
    lines, whole, without = recall_without_unit(np.array([0.9, 0.8]), np.array([0.1, 0.8])).data
    assert list(lines.y[:2]) == pytest.approx([90, 10])
    assert np.isnan(lines.y[2])
    assert list(whole.y) == pytest.approx([90, 80])
    assert list(without.y) == pytest.approx([10, 80])
    assert whole.marker.symbol != without.marker.symbol


@pytest.mark.parametrize(("worst", "above"), [(0.0, 0), (0.985, 97)])
def test_the_axis_of_recall_is_as_long_as_the_loss_needs(worst, above):
    figure = recall_without_unit(np.array([0.99, 1.0]), np.array([worst, 1.0]))
    low, high = figure.layout.yaxis.range
    assert above - 10 < low < 100 * worst + 1e-9
    assert 100 < high < 110


def _plane(marked: int = 1) -> Plane:
    return Plane(
        activations=np.array([[0, 1], [2, 0], [3, 1]], np.float32),
        digits=np.array([7, 4, 7]),
        truth=np.array([7, 4, 7]),
        read=np.array([7, 9, 7]),
        marked=marked,
        axes=(np.array([0.0, 1, 2, 3]), np.array([0.0, 1])),
        regions=np.array([[9, 9, 7, 7], [7, 7, 7, 7]], np.uint8),
    )


def test_points_of_the_plane_are_coloured_by_digit_and_carry_their_images():
    figure = plane_of_two(_plane())
    sevens = next(trace for trace in figure.data if trace.name == "7")
    assert sevens.marker.color == DIGITS[7]
    assert list(sevens.x) == [0, 3]
    assert sevens.customdata.tolist() == [[0, 7, 7], [2, 7, 7]]


def test_the_ring_lies_on_the_marked_image():
    ring = plane_of_two(_plane(marked=1)).data[-1]
    assert (ring.x[0], ring.y[0]) == (2, 0)
    assert ring.customdata.tolist() == [[1, 4, 9]]


def test_each_region_of_the_plane_bears_its_digit_once_and_inside():
    figure = plane_of_two(_plane())
    labels = {note.text: (note.x, note.y) for note in figure.layout.annotations}
    assert set(labels) == {"<b>7</b>", "<b>9</b>"}
    assert labels["<b>9</b>"] in {(0, 0), (1, 0)}


def test_strips_share_their_colours_and_number_their_units():
    strips = [np.array([[0, 1], [2, np.nan]]), np.array([[4, 0], [0, np.nan]])]
    figure = heat_strips(strips, ["image 3", "mean 7"], columns=2)
    image, mean = figure.data
    assert image.zmax == mean.zmax == 4
    assert image.customdata.tolist() == [[0, 1], [2, 3]]
    assert "image 3, unit" in image.hovertemplate


def test_values_below_nothing_take_another_colour():
    (picture,) = heat_strips([np.array([[-2.0, 1.0]])], ["image 0"], columns=2).data
    assert (picture.zmin, picture.zmax) == (-2, 2)
    assert picture.colorscale[0][1] == PUBLISHED
    assert picture.colorscale[-1][1] == MEASURED


def test_strips_of_a_wide_layer_are_no_higher_than_they_may_be():
    low = np.ones((1, 50))
    wide = np.ones((25, 64))
    free, tight = (heat_strips([wide], ["image 0"], 64, *most) for most in ((), (80,)))
    assert free.layout.height - tight.layout.height == 25 * 12 - 80
    assert heat_strips([low], ["image 0"], 50, 80).layout.height == 40 + 44


def test_the_bar_of_the_digit_that_is_read_stands_out_among_likenesses():
    likeness = np.array([0.5, -0.25, 0.75])
    figure = likeness_to_averages(likeness, read=1)
    (bars,) = figure.data
    assert bars.y.tolist() == likeness.tolist()
    assert bars.text == ("0.50", "\N{MINUS SIGN}0.25", "0.75")
    assert bars.marker.opacity[1] > max(bars.marker.opacity[0], bars.marker.opacity[2])
    low, high = figure.layout.yaxis.range
    assert low < -0.25 < 1 < high
