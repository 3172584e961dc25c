"""A drawing on its way to an image like MNIST's, step by step."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.drawing import frame, ways
from dashboard.drawing.ink import Ink, ink_of
from dashboard.drawing.parts import digits_of

Picture = NDArray[np.uint8]


@dataclass(frozen=True)
class StepKind:
    """A step that can be switched off.

    Attributes:
        purpose: what it is for, in a sentence.
    """

    id: str
    name: str
    purpose: str
    on_by_default: bool = True


STEPS = (
    StepKind("crop", "Cut out", "Where on the canvas a digit stands does not matter."),
    StepKind(
        "slant",
        "Set upright",
        "Hands lean differently. Networks learned from slanted digits, too, and read no better.",
        on_by_default=False,
    ),
    StepKind("pen", "Pen", "A thick and a thin pen write the same digit."),
    StepKind("scale", "Scale", "MNIST's digits were scaled into a box of 20 x 20 pixels."),
    StepKind("centre", "Centre", "MNIST's digits have their centre of mass in the middle."),
)
"""In the order in which they are taken."""

_NAMES = {step.id: step.name for step in STEPS}

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
    picture: Picture
    words: str


@dataclass(frozen=True)
class Prepared:
    """A drawing as models read it, and how it became so.

    Attributes:
        steps: in order, without those left out.
        image: float32 (28, 28) in [0, 1], white ink on black.
        digits: separate digits in the drawing, of which the largest is read.
    """

    steps: tuple[Step, ...]
    image: NDArray[np.float32]
    digits: int


def to_mnist(rgba: Picture) -> NDArray[np.float32]:
    """A drawing, uint8 (h, w, 4), as an image like MNIST's: float32 (28, 28) in [0, 1].

    Raises:
        NoInkError: it holds nothing that could be a digit.
    """
    return prepare(rgba).image


def prepare(rgba: Picture, off: Collection[str] = DEFAULT_OFF) -> Prepared:
    """A drawing, uint8 (h, w, 4), with each step to its image.

    Args:
        rgba: it.
        off: ids of steps that are replaced by what a plain app does.

    Raises:
        NoInkError: it holds nothing that could be a digit.
    """
    found, words = ink_of(rgba)
    course = _Course(found, off, [_step("ink", "Ink", found, words)])
    digits = digits_of(found)
    digit = np.where(digits[0], found, 0)
    ways.check(digit)
    course.take("crop", lambda ink: ways.cut_out(ink, digit, len(digits)))
    if not {"slant", "pen"}.issubset(off):
        course.ink = ways.at_working_size(course.ink)
    course.take("slant", ways.set_upright)
    course.take("pen", ways.change_pen)
    if "crop" not in off:
        course.ink = frame.cut_out(course.ink)
    course.take("scale", ways.scale, instead=ways.squash)
    course.take("centre", ways.centre)
    return Prepared(tuple(course.steps), course.ink, len(digits))


@dataclass
class _Course:
    """Ink on its way, and the steps taken so far."""

    ink: Ink
    off: Collection[str]
    steps: list[Step]

    def take(
        self,
        id: str,
        step: Callable[[Ink], tuple[Ink, str]],
        instead: Callable[[Ink], Ink] = lambda ink: ink,
    ) -> None:
        """Take a step, or what stands in its stead."""
        if id in self.off:
            self.ink = instead(self.ink)
        else:
            self.ink, words = step(self.ink)
            self.steps.append(_step(id, _NAMES[id], self.ink, words))


def _step(id: str, name: str, ink: Ink, words: str) -> Step:
    return Step(id, name, (ink * 255).round().astype(np.uint8), words)
