"""Digits asked for one after the other, and what was drawn of them."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from dashboard.pictures import png
from dashboard.preprocessing import picture
from pipeline.spec import CLASSES

ROUNDS = 3
"""How often a challenge can ask for each digit."""


@dataclass(frozen=True)
class Drawing:
    """One digit as it was drawn, and as the models receive it.

    Attributes:
        digit: the one that was asked for.
        png: the canvas as a PNG in grey, white ink on black: a hundredth of its pixels.
        image: float32 (28, 28) in [0, 1].
    """

    digit: int
    png: bytes
    image: NDArray[np.float32]

    @classmethod
    def of(cls, digit: int, rgba: NDArray[np.uint8], image: NDArray[np.float32]) -> "Drawing":
        """Keep a canvas, uint8 (height, width, 4); where it is transparent, it is black."""
        canvas = Image.fromarray(rgba)
        black = Image.new("RGBA", canvas.size, "black")
        grey = Image.alpha_composite(black, canvas).convert("L")
        return cls(digit, png(np.asarray(grey)), image)

    @property
    def canvas(self) -> NDArray[np.uint8]:
        """What was drawn: uint8 (height, width), white ink on black."""
        return np.asarray(Image.open(io.BytesIO(self.png)))

    @property
    def small(self) -> NDArray[np.uint8]:
        """What the models receive, as a picture: uint8 (28, 28)."""
        return picture(self.image, 0, 1)


def order(rng: np.random.Generator, rounds: int) -> tuple[int, ...]:
    """Digits to ask for: each of them once a round, never the same one twice in a row.

    A challenge that ends early, after any round, has thus asked for each digit equally often.
    """
    digits: list[int] = []
    for _ in range(rounds):
        digits += _round(rng, after=digits[-1:])
    return tuple(digits)


def _round(rng: np.random.Generator, after: list[int]) -> list[int]:
    """All digits in random order, of all orders that do not begin with the digit before."""
    digits: list[int] = rng.permutation(CLASSES).tolist()
    return _round(rng, after) if digits[:1] == after else digits


@dataclass(frozen=True)
class Challenge:
    """How far somebody has come. Never changed: every step gives another one.

    Attributes:
        name: another one for each challenge of a visitor.
        order: the digits to ask for; their places are counted from 1.
        drawings: what was drawn, by its place.
        skipped: places to be passed over.
    """

    name: str
    order: tuple[int, ...]
    drawings: Mapping[int, Drawing] = field(default_factory=dict)
    skipped: frozenset[int] = frozenset()

    def first(self, number: int) -> "Challenge":
        """The same, as if it asked for so many digits only."""
        drawings = {place: drawing for place, drawing in self.drawings.items() if place <= number}
        skipped = frozenset(place for place in self.skipped if place <= number)
        return replace(self, order=self.order[:number], drawings=drawings, skipped=skipped)

    def draw(self, place: int, drawing: Drawing) -> "Challenge":
        """Put a drawing in its place, where it replaces an earlier one."""
        drawings = dict(sorted({**self.drawings, place: drawing}.items()))
        return replace(self, drawings=drawings, skipped=self.skipped - {place})

    def skip(self, place: int) -> "Challenge":
        """Leave a place empty; what was drawn there is given up."""
        drawings = {other: kept for other, kept in self.drawings.items() if other != place}
        return replace(self, drawings=drawings, skipped=self.skipped | {place})

    def asked(self, place: int) -> int:
        """The digit that a place asks for."""
        return self.order[place - 1]

    @cached_property
    def next(self) -> int | None:
        """The first place that is neither drawn nor passed over; None at the end."""
        places = range(1, len(self.order) + 1)
        return next((p for p in places if p not in self.drawings and p not in self.skipped), None)

    @property
    def images(self) -> NDArray[np.float32]:
        """All drawings as the models receive them: float32 (n, 28, 28), in the order of places."""
        images = [drawing.image for drawing in self.drawings.values()]
        return np.array(images, np.float32).reshape(-1, 28, 28)

    @property
    def labels(self) -> NDArray[np.uint8]:
        """The digits that were asked for in these: uint8 (n,)."""
        return np.array([drawing.digit for drawing in self.drawings.values()], np.uint8)
