"""A drawing on its way to an image like MNIST's, step by step."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from dashboard.drawing import frame, parts, pen
from dashboard.drawing.ink import Ink, ink_of

WORKING_SIDE = 80
"""Pixels of the longer side of a digit while its pen is changed: four for one of MNIST's."""


@dataclass(frozen=True)
class StepKind:
    """A step that can be switched off."""

    id: str
    name: str
    purpose: str
    on_by_default: bool = True


STEPS = (
    StepKind("crop", "Cut out", "Where on the canvas a digit stands says nothing about it."),
    StepKind("slant", "Upright", "Hands slant differently.", on_by_default=False),
    StepKind("pen", "Pen", "A thick and a thin pen write the same digit."),
    StepKind("scale", "Scale", "MNIST's digits fill a box of 20 x 20 pixels."),
    StepKind("centre", "Centre", "MNIST's digits have their centre of mass in the middle."),
)

DEFAULT_OFF = frozenset(step.id for step in STEPS if not step.on_by_default)


@dataclass(frozen=True)
class Step:
    """What a step made of a drawing.

    Attributes:
        picture: uint8 (h, w), white ink on black.
        words: what the step did, with its figures.
    """

    id: str
    name: str
    picture: NDArray[np.uint8]
    words: str


@dataclass(frozen=True)
class Prepared:
    """A drawing as models read it, and how it became so.

    Attributes:
        steps: in order, without those switched off.
        image: float32 (28, 28) in [0, 1], white ink on black.
        digits: separate digits in the drawing, of which the largest is read.
    """

    steps: tuple[Step, ...]
    image: NDArray[np.float32]
    digits: int


def to_mnist(rgba: NDArray[np.uint8]) -> NDArray[np.float32]:
    """A drawing, uint8 (h, w, 4), as an image like MNIST's: float32 (28, 28) in [0, 1].

    Raises:
        NoInkError: it holds nothing that could be a digit.
    """
    return prepare(rgba).image


def prepare(rgba: NDArray[np.uint8], off: Collection[str] = DEFAULT_OFF) -> Prepared:
    """A drawing, uint8 (h, w, 4), with each step to its image.

    Args:
        off: ids of steps that are replaced by what a plain app does.

    Raises:
        NoInkError: it holds nothing that could be a digit.
    """
    ink = ink_of(rgba)
    steps = [_step("ink", "Ink", ink, "white on black")]
    digits = parts.digits_of(ink)
    if "crop" not in off:
        digit = np.where(digits[0], ink, 0)
        ink = digit[frame.box_of(digit)]
        steps.append(_step("crop", "Cut out", ink, f"{ink.shape[1]} x {ink.shape[0]} pixels"))
    if "pen" not in off:
        ink = np.pad(frame.scaled(ink, WORKING_SIDE), WORKING_SIDE // 8)
        width = pen.pen_width(ink)
        box = frame.box_of(ink)
        longest = max(part.stop - part.start for part in box)
        wanted = pen.MNIST_PEN * (longest - width) / (1 - pen.MNIST_PEN)
        ink = pen.with_pen(ink, wanted - width)
        if "crop" not in off:
            ink = ink[frame.box_of(ink)]
        words = f"pen {width / longest:.0%} of the size, MNIST's {pen.MNIST_PEN:.0%}"
        steps.append(_step("pen", "Pen", ink, words))
    if "scale" not in off:
        ink = frame.squared(frame.scaled(ink, frame.BOX))
        ink = np.pad(ink, (frame.SIDE - frame.BOX) // 2)
        steps.append(_step("scale", "Scale", ink, "20 x 20 pixels"))
    else:
        ink = frame.resized(ink, frame.SIDE, frame.SIDE, Image.Resampling.BILINEAR)
    if "centre" not in off:
        ink = frame.centred(ink, frame.off_centre(ink))
        steps.append(_step("centre", "Centre", ink, "centre of mass in the middle"))
    return Prepared(tuple(steps), ink, len(digits))


def _step(id: str, name: str, ink: Ink, words: str) -> Step:
    return Step(id, name, (ink * 255).round().astype(np.uint8), words)
