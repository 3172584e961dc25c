"""What lenses find in arrays, on cases with known answers."""

import numpy as np
import pytest

from dashboard.lenses import ZOOM, correlations, distances, outlined, whereabouts

AVERAGES = np.array([[1.0, 3.0, 5.0], [2.0, 2.0, 5.0], [3.0, 1.0, 5.0]])
"""Of three units for three digits: rising, falling, and the same for all."""


def _image(*rows: int) -> np.ndarray:
    """Ink in some rows of an image, from column 9 to 17."""
    image = np.zeros((28, 28), np.float32)
    image[list(rows), 9:18] = 1
    return image


def test_an_outline_lies_on_the_edge_of_the_ink_and_leaves_the_rest_alone():
    colours = np.zeros((28, 28, 3), np.uint8)
    colours[12, 12] = (9, 8, 7)
    shown = outlined(colours, _image(*range(8, 18)))
    assert shown.shape == (28 * ZOOM, 28 * ZOOM, 3)
    assert shown[8 * ZOOM, 12 * ZOOM].min() > 200
    assert tuple(shown[12 * ZOOM, 12 * ZOOM]) == (9, 8, 7)
    rows, columns = np.nonzero(shown.min(axis=2) > 200)
    assert (rows.min(), rows.max()) == pytest.approx((8 * ZOOM, 18 * ZOOM), abs=2)
    assert (columns.min(), columns.max()) == pytest.approx((9 * ZOOM, 18 * ZOOM), abs=2)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((9, 10), "at the top left"),
        ((9, 13), "at the top"),
        ((13, 17), "at the right"),
        ((13, 13), "in the middle"),
        ((17, 9), "at the bottom left"),
        ((0, 27), "at the top right"),  # where a soft spot reaches beyond the ink
    ],
)
def test_places_are_named_within_the_drawing_and_not_within_its_frame(place, words):
    values = np.full((28, 28), -1.0)
    values[place] = 0.5
    assert whereabouts(values, _image(*range(9, 18))) == words


def test_a_layer_is_as_like_an_average_as_its_pattern_is():
    assert correlations(np.array([10.0, 20.0, 30.0]), AVERAGES) == pytest.approx([1, -1, 0])


def test_a_layer_without_a_pattern_is_like_none():
    assert not correlations(np.zeros(3), AVERAGES).any()


def test_the_distance_to_an_average_is_euclidean():
    assert distances(np.array([1.0, 2.0, 5.0]), AVERAGES) == pytest.approx(
        [2, np.hypot(2, 4), np.hypot(4, 3)]
    )
