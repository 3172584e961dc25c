"""What each step does with the ink, and what a plain app does instead."""

import numpy as np

from dashboard.drawing import frame, pen
from dashboard.drawing.errors import NoInkError
from dashboard.drawing.ink import Ink
from dashboard.theme import per_cent

_WORKING_SIDE = 80
"""Pixels of a digit's longer side while its strokes are changed: four for one of MNIST's."""

_LARGEST_CANVAS = 280
"""Pixels of a whole canvas while strokes are changed on it: digits are smaller then."""

_ROOM = 8
"""Empty pixels around them: MNIST's pen is ten pixels wide."""

_SMALLEST = 8
"""Pixels of the longer side that a digit has at least."""

_MOST_SLANT = 0.8
"""Columns to a row. What leans more is set upright by so much only."""


def check(digit: Ink) -> None:
    """See that ink can be a digit.

    Raises:
        NoInkError: it cannot.
    """
    length = frame.longer_side(digit)
    if length < _SMALLEST:
        raise NoInkError(
            f"The drawing is only {length} pixels high and wide: draw a digit of at least "
            f"{_SMALLEST} pixels."
        )
    if pen.share_of(np.pad(frame.cut_out(digit), 1)) > pen.THICKEST:
        raise NoInkError(
            "This is a dot or a filled shape, not strokes: draw a digit with lines, or with a "
            "thinner pen."
        )


def cut_out(ink: Ink, digit: Ink, number: int) -> tuple[Ink, str]:
    """The largest digit without its surroundings."""
    found = frame.cut_out(digit)
    words = f"{_size(found)} of {_size(ink)} pixels"
    return found, words if number == 1 else f"the largest of {number} digits, {words}"


def set_upright(ink: Ink) -> tuple[Ink, str]:
    """Sheared until its second moments lean to no side."""
    slant = float(np.clip(frame.slant_of(ink), -_MOST_SLANT, _MOST_SLANT))
    degrees = round(float(np.degrees(np.arctan(slant))))
    side = "right" if degrees > 0 else "left"
    words = f"leant {abs(degrees)}° to the {side}" if degrees else "stood upright"
    return frame.upright(ink, slant), words


def change_pen(ink: Ink) -> tuple[Ink, str]:
    """Strokes as wide as MNIST's."""
    found, usual = (per_cent(share, 0) for share in (pen.share_of(ink), pen.MNIST_PEN))
    words = f"{found} of the digit's size, MNIST's {usual}"
    return pen.with_mnist_pen(ink), words


def at_working_size(ink: Ink) -> Ink:
    """As large as strokes are changed, with room for strokes to grow."""
    side = max(ink.shape) * _WORKING_SIDE / frame.longer_side(ink)
    return np.pad(frame.scaled(ink, round(min(side, _LARGEST_CANVAS))), _ROOM)


def scale(ink: Ink) -> tuple[Ink, str]:
    """Into MNIST's box, with its exact aspect, in the middle of the image."""
    longer = max(ink.shape)
    small = frame.scaled(frame.in_a_square(ink, longer), frame.BOX)
    height, width = (round(length * frame.BOX / longer) for length in ink.shape)
    words = f"{width} x {height} pixels in a frame of {frame.SIDE}"
    return frame.in_a_square(small, frame.SIDE), words


def squash(ink: Ink) -> Ink:
    """Onto the whole image, whatever its aspect."""
    return frame.resized(ink, frame.SIDE, frame.SIDE)


def centre(ink: Ink) -> tuple[Ink, str]:
    """The centre of mass to the middle, by whole pixels."""
    down, right = frame.way_to_the_middle(ink)
    ways = [_way(down, "up", "down"), _way(right, "left", "right")]
    words = ", ".join(way for way in ways if way)
    return frame.moved(ink, down, right), f"moved {words}" if words else "stays where it is"


def _way(pixels: int, back: str, forth: str) -> str:
    return f"{abs(pixels)} {forth if pixels > 0 else back}" if pixels else ""


def _size(ink: Ink) -> str:
    height, width = ink.shape
    return f"{width} x {height}"
