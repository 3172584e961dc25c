"""Digits come to the same place whatever was done to them, and strokes to the width asked for."""

import numpy as np
import pytest

from pipeline.augmentation import frame, redraw, stroke_width
from pipeline.augmentation.images import ends


def _centre(image) -> tuple[float, float]:
    places = np.arange(28)
    return image.sum(axis=1) @ places / image.sum(), image.sum(axis=0) @ places / image.sum()


def test_the_ends_are_the_first_and_last_lines_with_ink(bar):
    assert [one.item() for one in ends(bar, axis=2)] == [4, 23]
    assert [one.item() for one in ends(bar, axis=1)] == [13, 15]
    assert [one.item() for one in ends(np.zeros_like(bar), axis=2)] == [0, 27]


@pytest.mark.parametrize("shift", [(0, 0), (-4, 5), (3, -9)])
def test_the_centre_of_mass_comes_to_the_pixel_14(bar, shift):
    framed = frame(np.roll(bar, shift, axis=(1, 2)), box=20)[0]
    assert _centre(framed) == pytest.approx((14, 14), abs=0.501)
    np.testing.assert_allclose(np.unique(framed), [0, 1], atol=1e-5)
    assert framed.sum() == pytest.approx(bar.sum(), rel=1e-3)


def test_the_longer_side_fills_the_box(bar):
    (top,), (bottom,) = ends(frame(bar, box=10), axis=2)
    assert bottom - top + 1 == 10
    short = np.zeros_like(bar)
    short[0, 10:15, 10:20] = 1
    (left,), (right,) = ends(frame(short, box=20), axis=1)
    assert right - left + 1 == 20


def test_a_framed_digit_of_mnist_stays_what_it_was(mnist):
    digits = (mnist["x_train"][:100] / 255).astype(np.float32)
    difference = np.abs(frame(digits, box=20) - digits).mean(axis=(1, 2))
    assert np.mean(difference < 1e-5) > 0.8


@pytest.mark.parametrize("width", [2, 3, 4])
def test_the_width_of_a_stroke_is_measured(width):
    image = np.zeros((1, 28, 28), np.float32)
    image[0, 2:26, 10 : 10 + width] = 1
    assert stroke_width(image)[0] == pytest.approx(width, rel=0.15)


@pytest.mark.parametrize("width", [2.4, 3.0, 4.0])
def test_a_stroke_is_redrawn_in_the_width_asked_for(bar, width):
    row = redraw(bar, np.array([width]))[0, 14]
    assert row.sum() == pytest.approx(width, abs=0.4)
    assert row.max() == pytest.approx(1, abs=0.05)
    assert row[:8].max() == row[21:].max() == 0, "what is black stays black"


def test_a_stroke_is_neither_broken_nor_run_together(bar):
    rows = redraw(np.repeat(bar, 2, axis=0), np.array([0.1, 20.0]))[:, 14].sum(axis=1)
    assert 1.5 < rows[0] < 3 < rows[1] < 7
