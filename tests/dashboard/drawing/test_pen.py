"""Strokes are measured, and get MNIST's width without breaking or closing."""

import numpy as np
import pytest
from scipy import ndimage

from dashboard.drawing import frame, pen
from dashboard.drawing.pen import share_of, width_of, with_mnist_pen
from pipeline.store import REPOSITORY_STORE, Store


def _ring(width: float, radius: float = 32.0) -> np.ndarray:
    rows, columns = np.mgrid[:110, :110] - 54.5
    away = abs(np.hypot(rows, columns) - radius)
    return np.clip(width / 2 - away + 0.5, 0, 1).astype(np.float32)


def _holes(ink) -> int:
    return ndimage.label(ink < 0.5)[1] - 1


@pytest.mark.parametrize("width", [4, 8, 15, 24])
def test_the_width_of_a_stroke_is_measured(width):
    bar = np.zeros((60, 220), np.float32)
    bar[20 : 20 + width, 10:210] = 1
    assert width_of(bar) == pytest.approx(width, rel=0.08)
    assert width_of(_ring(width)) == pytest.approx(width, rel=0.08)


def test_the_wanted_width_is_the_median_of_mnists_training_images():
    images = Store(REPOSITORY_STORE).training_examples("mnist")[0][:500]
    sixfold = [frame.resized(image.astype(np.float32) / 255, 168, 168) for image in images]
    found = np.median([share_of(image) for image in sixfold])
    assert found == pytest.approx(pen.MNIST_PEN, abs=0.004)


@pytest.mark.parametrize("width", [3, 6, 12, 20, 26])
def test_thick_and_thin_pens_write_alike(width):
    changed = with_mnist_pen(_ring(width))
    assert share_of(changed) == pytest.approx(pen.MNIST_PEN, rel=0.07)
    assert np.abs(changed - with_mnist_pen(_ring(10))).mean() < 0.02


def test_a_wider_pen_leaves_small_holes_open():
    eight = np.maximum(np.roll(_ring(2, 7), -20, 0), np.roll(_ring(2, 26), 13, 0))
    grown = with_mnist_pen(eight)
    assert _holes(eight) == _holes(grown) == 2
    assert grown.sum() > 1.5 * eight.sum()


def test_a_narrower_pen_does_not_break_thin_strokes():
    rows, columns = np.mgrid[:110, :110]
    tapering = 13 - rows / 9  # half of its width
    stroke = (abs(columns - 55) < tapering) & (rows > 5) & (rows < 105)
    thinned = with_mnist_pen(stroke.astype(np.float32)) > 0.5
    assert np.flatnonzero(thinned.any(axis=1))[-1] >= 98
    assert ndimage.label(thinned, np.ones((3, 3)))[1] == 1
    assert thinned.sum() < stroke.sum() * 0.9
