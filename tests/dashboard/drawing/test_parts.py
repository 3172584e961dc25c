"""Pieces of one digit are told from several digits."""

import numpy as np
import pytest
from PIL import Image

from dashboard.drawing.parts import digits_of


def _ink(*boxes) -> np.ndarray:
    """Filled boxes: top, left, bottom, right."""
    ink = np.zeros((120, 120), np.float32)
    for top, left, bottom, right in boxes:
        ink[top:bottom, left:right] = 1
    return ink


def _digits(ink) -> list[int]:
    return [int(digit.sum()) for digit in digits_of(ink)]


@pytest.mark.parametrize(
    "boxes",
    [
        [(10, 10, 20, 60), (40, 20, 100, 60)],  # the bar of a 5, well above it
        [(10, 10, 60, 40), (10, 44, 100, 54)],  # the left half of a 4, beside its upright
        [(10, 10, 20, 60), (10, 62, 100, 72)],  # the bar of a 7, not quite at its upright
    ],
)
def test_pieces_of_a_digit_stay_together(boxes):
    assert _digits(_ink(*boxes)) == [_ink(*boxes).sum()]


@pytest.mark.parametrize(
    "boxes",
    [
        [(10, 10, 100, 20), (10, 40, 100, 60)],  # side by side
        [(10, 10, 100, 20), (12, 26, 98, 46)],  # close together
        [(5, 10, 50, 30), (70, 10, 115, 34)],  # one above the other
        [(5, 5, 40, 25), (70, 80, 115, 100)],  # across
    ],
)
def test_digits_beside_each_other_are_several_the_largest_first(boxes):
    found = _digits(_ink(*boxes))
    assert len(found) == 2
    assert found == sorted(found, reverse=True)


def test_specks_belong_to_no_digit():
    assert _digits(_ink((10, 10, 100, 30), (50, 80, 52, 82))) == [1800]


def _enlarged(image) -> np.ndarray:
    bigger = Image.fromarray(image).resize((84, 84), Image.Resampling.BICUBIC)
    return np.asarray(bigger, np.float32) / 255


def test_mnists_images_are_one_digit_each_and_two_beside_each_other_two(mnist):
    inks = [_enlarged(image) for image in mnist[0][:150]]
    alone = [len(digits_of(ink)) for ink in inks]
    pairs = [
        len(digits_of(np.hstack([one, other])))
        for one, other in zip(inks[::2], inks[1::2], strict=True)
    ]
    assert np.mean(np.array(alone) == 1) >= 0.98
    assert np.mean(np.array(pairs) >= 2) >= 0.95
