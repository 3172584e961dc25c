"""Strokes are added to the digits that some hands write with them, where they belong."""

import numpy as np
import pytest

from pipeline.augmentation.strokes import add_strokes, paint
from pipeline.spec import Bars, Feet, Flags, Tails

KINDS = pytest.mark.parametrize(
    "added", [Bars(1), Flags(1), Feet(1), Tails(1)], ids=lambda one: one.name
)


def _added(added, image, seed=0):
    """Ink that is there only afterwards."""
    labels = np.array([added.digit])
    return (add_strokes(image, labels, added, np.random.default_rng(seed)) - image)[0]


@KINDS
def test_other_digits_stay_as_they_are(added, bar):
    labels = np.array([digit for digit in range(10) if digit != added.digit])
    images = np.repeat(bar, 9, axis=0)
    np.testing.assert_array_equal(
        add_strokes(images, labels, added, np.random.default_rng(0)), images
    )


@pytest.mark.parametrize("kind", [Bars, Flags, Feet, Tails])
def test_its_share_of_a_digit_gets_the_stroke(kind, bar):
    images, labels = np.repeat(bar, 400, axis=0), np.full(400, kind.digit)
    changed = add_strokes(images, labels, kind(0.25), np.random.default_rng(0))
    assert np.mean((changed != images).any(axis=(1, 2))) == pytest.approx(0.25, abs=0.06)


@pytest.mark.parametrize("seed", range(5))
def test_a_bar_crosses_the_stem_in_the_middle_of_its_height(bar, seed):
    ink = _added(Bars(1), bar, seed)
    assert ink[:, :13].sum() > 1
    assert ink[:, 16:].sum() > 1
    rows = np.flatnonzero(ink.sum(axis=1) > 0.5)
    assert 6 < rows.mean() < 20


@pytest.mark.parametrize("seed", range(5))
def test_a_flag_hangs_to_the_left_of_the_top(bar, seed):
    ink = _added(Flags(1), bar, seed)
    assert ink[:, :13].sum() > 5 * ink[:, 16:].sum()
    assert ink[:18].sum() > 5 * ink[18:].sum()


@pytest.mark.parametrize("seed", range(5))
def test_a_foot_lies_under_both_sides(bar, seed):
    ink = _added(Feet(1), bar, seed)
    assert ink[:, :13].sum() == pytest.approx(ink[:, 16:].sum(), rel=0.4)
    assert ink[:19].sum() == 0


@pytest.mark.parametrize("seed", range(5))
def test_a_tail_turns_to_the_left_of_the_stem_below(bar, seed):
    ink = _added(Tails(1), bar, seed)
    assert ink[:, :13].sum() > 5 * ink[:, 16:].sum()
    assert ink[:14].sum() == 0


def test_a_painted_line_is_as_wide_as_the_strokes_that_are_there(bar):
    across = [np.array([[2, 14]], np.float32), np.array([[25, 14]], np.float32)]
    assert paint(bar, across)[0, :, 6].sum() == pytest.approx(3, rel=0.2)
