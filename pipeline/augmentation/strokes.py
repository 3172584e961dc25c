"""Strokes that some hands add: a bar through a 7, flag and foot of a 1, the tail of a 9."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.augmentation.images import SIDE, Floats, Images, ends, stroke_width
from pipeline.spec import AddedStrokes, Bars, Feet, Flags, Tails

_PIXELS = np.stack(np.meshgrid(np.arange(SIDE), np.arange(SIDE)), axis=-1).astype(np.float32)

Points = Floats
"""(n, 2): x to the right and y down, in pixels."""


@dataclass(frozen=True)
class Body:
    """Where the ink of some images is.

    Attributes:
        top: (n,), first row with ink.
        bottom: the last one.
        middle: (n, 28), mean column of the ink in each row; 0 without any.
    """

    top: NDArray[np.int64]
    bottom: NDArray[np.int64]
    middle: Floats

    @classmethod
    def of(cls, images: Images) -> "Body":
        ink = np.maximum(images.sum(axis=2), 1e-6)
        middle = images @ np.arange(SIDE, dtype=np.float32) / ink
        return cls(*ends(images, axis=2), middle)

    @property
    def height(self) -> NDArray[np.int64]:
        return self.bottom - self.top

    def at(self, share: float | NDArray[np.float64]) -> Points:
        """A point on the stroke, so far from its top to its bottom, in [0, 1]."""
        row = np.rint(self.top + share * self.height).astype(np.int64)
        columns = self.middle[np.arange(len(row)), row]
        return np.stack([columns, row], axis=1).astype(np.float32)

    def towards(self, angle: NDArray[np.float64], share: NDArray[np.float64]) -> Points:
        """A way to the right and, by so many radians, up; so long for a digit of height 1."""
        way: Points = np.stack([np.cos(angle), -np.sin(angle)], axis=1).astype(np.float32)
        return way * (share * self.height)[:, None].astype(np.float32)


def add_strokes(
    images: Images, labels: NDArray[np.int32], added: AddedStrokes, rng: np.random.Generator
) -> Images:
    """Images with a stroke more in some of those that show a certain digit."""
    chosen = np.flatnonzero((labels == added.digit) & (rng.random(len(labels)) < added.share))
    path = _PATHS[type(added)](Body.of(images[chosen]), rng)
    changed = images.copy()
    changed[chosen] = paint(images[chosen], path)
    return changed


def _bar(body: Body, rng: np.random.Generator) -> list[Points]:
    """Through the stem, about half way down, rising or falling a little."""
    angle, half, height = _draw(rng, body, (-0.2, 0.5), (0.15, 0.4), (0.4, 0.7))
    way = body.towards(angle, half)
    return [body.at(height) - way, body.at(height) + way]


def _flag(body: Body, rng: np.random.Generator) -> list[Points]:
    """From the top down to the left."""
    angle, length = _draw(rng, body, (0.3, 1.3), (0.15, 0.8))
    return [body.at(0), body.at(0) - body.towards(angle, length)]


def _foot(body: Body, rng: np.random.Generator) -> list[Points]:
    """Along the line that the digit stands on."""
    angle, half = _draw(rng, body, (-0.15, 0.15), (0.15, 0.35))
    way = body.towards(angle, half)
    return [body.at(1) - way, body.at(1) + way]


def _tail(body: Body, rng: np.random.Generator) -> list[Points]:
    """From the end of the stem round to the left, a Bézier curve in pieces."""
    angle, length, turn = _draw(rng, body, (-0.5, 0.15), (0.3, 0.8), (0.1, 0.3))
    start = body.at(0.85)
    corner = start - body.towards(np.full_like(turn, np.pi / 2), turn)
    end = corner - body.towards(angle, length)
    return [
        (1 - t) ** 2 * start + 2 * t * (1 - t) * corner + t**2 * end
        for t in np.linspace(0, 1, 6, dtype=np.float32)
    ]


_PATHS: dict[type[AddedStrokes], Callable[[Body, np.random.Generator], list[Points]]] = {
    Bars: _bar, Flags: _flag, Feet: _foot, Tails: _tail
}  # fmt: skip


def _draw(
    rng: np.random.Generator, body: Body, *ranges: tuple[float, float]
) -> list[NDArray[np.float64]]:
    """Evenly from each range, for every image."""
    return [rng.uniform(*limits, len(body.top)) for limits in ranges]


def paint(images: Images, path: list[Points]) -> Images:
    """Images with a line more through these points, as wide as the strokes that are there."""
    distance = np.min([_distance(*ends) for ends in pairwise(path)], axis=0)
    half = stroke_width(images)[:, None, None] / 2
    painted: Images = np.maximum(images, np.clip(half + 0.5 - distance, 0, 1))
    return painted


def _distance(start: Points, end: Points) -> Floats:
    """Of each pixel from a straight line between two points: (n, 28, 28)."""
    way = (end - start)[:, None, None]
    offset = _PIXELS - start[:, None, None]
    share = (offset * way).sum(-1) / np.maximum((way**2).sum(-1), 1e-6)
    distance: Floats = np.linalg.norm(offset - np.clip(share, 0, 1)[..., None] * way, axis=-1)
    return distance
