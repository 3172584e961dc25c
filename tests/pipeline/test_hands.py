"""Digits by other hands and pens: they look as MNIST's do, and only the strokes differ."""

import numpy as np
import pytest

from pipeline.augmentation import stroke_width
from pipeline.hands import enlarge, measured, redraw


def test_a_small_digit_keeps_its_shape_and_is_framed():
    ring = np.zeros((1, 8, 8), np.uint8)
    ring[0, :, 2:6] = 16
    ring[0, 2:6, 3:5] = 0
    image = enlarge(ring)[0]
    assert image.shape == (28, 28)
    assert image.min() >= 0
    assert image.max() <= 1.001
    assert image[14, 14] < 0.1, "its hole"
    assert image[5, 14] > 0.9, "its top"
    assert np.flatnonzero((image > 0.25).any(axis=1))[[0, -1]] == pytest.approx([4, 23], abs=1)


@pytest.mark.parametrize("factor", [2 / 3, 3 / 2])
def test_strokes_become_so_many_times_as_wide(factor):
    image = np.zeros((1, 28, 28), np.float32)
    image[0, 5:23, 12:15] = 1
    changed = redraw(image, factor)
    assert changed[0, 14].sum() == pytest.approx(3 * factor, abs=0.3)
    assert changed.max() == 1


def test_a_pen_of_the_same_width_changes_little(mnist):
    images = (mnist["x_test"][:20] / 255).astype(np.float32)
    again = redraw(images, 1)
    assert np.abs(again - images).mean() < 0.03
    assert stroke_width(again).mean() == pytest.approx(stroke_width(images).mean(), rel=0.1)


def test_all_measures_have_their_digits(mnist):
    small = {
        "x_train": np.full((2, 8, 8), 16, np.uint8),
        "y_train": np.array([3, 4], np.uint8),
        "x_test": np.full((1, 8, 8), 16, np.uint8),
        "y_test": np.array([5], np.uint8),
    }
    few = {name: mnist[name][:30] for name in ("x_test", "y_test")}
    usual, others, thin, thick = measured(few, small, redrawn=10)
    assert [len(one.images) for one in (usual, others, thin, thick)] == [30, 3, 10, 10]
    assert others.labels.tolist() == [3, 4, 5]
    np.testing.assert_array_equal(thin.labels, mnist["y_test"][:10])
    assert thin.images.sum() < usual.images[:10].sum() < thick.images.sum()
