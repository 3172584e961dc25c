"""Ink is cut out, scaled and moved as MNIST's digits were."""

import numpy as np
import pytest
from scipy import ndimage

from dashboard.drawing import frame


def _bar(height: int = 40, width: int = 10) -> np.ndarray:
    ink = np.zeros((60, 80), np.float32)
    ink[5 : 5 + height, 30 : 30 + width] = 1
    return ink


def test_only_rows_and_columns_with_ink_are_cut_out():
    assert frame.cut_out(_bar()).shape == (40, 10)
    assert frame.longer_side(_bar()) == 40


def test_shrinking_takes_means_of_areas():
    squares = np.kron([[1, 0], [0, 1]], np.ones((2, 2))).astype(np.float32)
    squares[0, 0] = 0
    np.testing.assert_allclose(frame.resized(squares, 2, 2), [[0.75, 0], [0, 1]])


def test_scaling_keeps_the_aspect():
    assert frame.scaled(_bar(), 20).shape == (15, 20)
    assert frame.scaled(np.ones((400, 2), np.float32), 20).shape == (20, 1)


def test_a_picture_comes_to_the_middle_of_a_square():
    square = frame.in_a_square(np.ones((20, 12), np.float32), 28)
    assert frame.extent(square > 0) == (slice(4, 24), slice(8, 20))


def test_mnists_own_images_have_their_centre_of_mass_there(mnist):
    for image in mnist[0][:200]:
        row, column = ndimage.center_of_mass(image)
        assert abs(row - frame.MIDDLE) <= 0.5
        assert abs(column - frame.MIDDLE) <= 0.5


def test_the_centre_of_mass_moves_by_whole_pixels():
    ink = np.zeros((28, 28), np.float32)
    ink[3:5, 20] = [1, 0.25]
    down, right = frame.way_to_the_middle(ink)
    assert (down, right) == (11, -6)
    assert set(frame.moved(ink, down, right)[ink.shape[0] // 2 :, 14]) == {0, 1, 0.25}


@pytest.mark.parametrize("slant", [0.5, -0.3])
def test_a_leaning_stroke_is_measured_and_set_upright(slant):
    rows, columns = np.mgrid[:60, :80]
    ink = (abs(columns - 40 + slant * (rows - 30)) < 4).astype(np.float32)
    assert frame.slant_of(ink) == pytest.approx(slant, abs=0.03)
    assert frame.slant_of(frame.upright(ink, slant)) == pytest.approx(0, abs=0.03)
