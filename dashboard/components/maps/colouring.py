"""What the colours of a map's points mean."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from dashboard.theme import DIGITS, MEASURED, PUBLISHED, per_cent

DIGIT = "digit"
COLOURINGS = (DIGIT, "prediction", "right or wrong", "confidence")

_SURE = (0.99, 0.95, 0.9, 0.8, 0.6)
_SURENESS = ("#7d8b99", "#a88f6a", "#c98a3a", "#d9742a", "#dd5526", "#d92b2b")
"""One colour more than limits, from calm to loud."""


@dataclass(frozen=True)
class Kind:
    """Points of one colour; without a colour, a kind that can only be switched off.

    Attributes:
        opacity: in [0, 1].
        size: diameter in pixels of the whole map.
    """

    label: str
    colour: str | None
    opacity: float = 0.8
    size: float = 2.6

    def to_browser(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Scheme:
    """Kinds of points, in the order that the map's program counts them.

    Attributes:
        by: what the program tells them by.
        limits: of confidence, in 255ths as the points have it, falling.
    """

    by: str
    title: str
    classes: Sequence[Kind]
    limits: Sequence[float] = ()

    def to_browser(self) -> dict[str, Any]:
        return asdict(self)


def scheme(colouring: str) -> Scheme:
    """What colours mean under one of `COLOURINGS`."""
    match colouring:
        case "prediction":
            return Scheme("prediction", "Read as", _of_digits())
        case "right or wrong":
            right, wrong = Kind("right", MEASURED, 0.3), Kind("wrong", PUBLISHED, 1, 4)
            return Scheme("right", "Read", (right, wrong))
        case "confidence":
            limits = [255 * limit for limit in _SURE]
            return Scheme("confidence", "How sure", _of_confidence(), limits)
        case _:
            return Scheme("digit", "Digits", _of_digits())


def digits(colouring: str) -> Sequence[Kind]:
    """The kinds that switch digits off; coloured where colours mean digits."""
    coloured = colouring == DIGIT
    return [kind if coloured else Kind(kind.label, None) for kind in _of_digits()]


def _of_digits() -> list[Kind]:
    return [Kind(str(digit), colour) for digit, colour in enumerate(DIGITS)]


def _of_confidence() -> list[Kind]:
    bounds = [per_cent(limit, 0) for limit in _SURE]
    between = [f"{low} to {high}" for high, low in pairwise(bounds)]
    labels = [f"{bounds[0]} or more", *between, f"below {bounds[-1]}"]
    return [
        Kind(label, colour, 0.3 + 0.14 * step, 2.2 + 0.25 * step)
        for step, (label, colour) in enumerate(zip(labels, _SURENESS, strict=True))
    ]
