"""Somebody's own digits as pictures: all of a challenge, and those that are misread."""

from collections.abc import Callable, Sequence

import numpy as np

from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.handwriting import Challenge, Drawing, Score, readers_of
from dashboard.theme import with_article

_EMPTY = np.zeros((28, 28), np.uint8)


def progress(challenge: Challenge, current: int, link: Callable[[int], str]) -> None:
    """Show each place that was reached: its digit, and what was drawn of it.

    Args:
        current: the place that is drawn in, which stands out.
        link: the address of this page with another place to draw in.
    """
    reached = sorted({*challenge.drawings, *challenge.skipped, current})
    digit_grid(
        [_place(challenge, place, place == current, link(place)) for place in reached],
        size="small",
        key="hand-progress",
    )


def _place(challenge: Challenge, place: int, current: bool, href: str) -> Tile:
    drawing, digit = challenge.drawings.get(place), challenge.asked(place)
    state = "skipped" if place in challenge.skipped else "drawn" if drawing else "to be drawn"
    return Tile(
        picture=drawing.small if drawing else _EMPTY,
        name=f"Number {place}, {with_article(digit)}, {state}",
        lines=[f"{digit}, skipped" if state == "skipped" else str(digit)],
        marked=current,
        href=href,
    )


def misread_by(score: Score, drawings: Sequence[Drawing]) -> int:
    """Show the drawings that a model reads as another digit; how many there are."""
    tiles = [
        _misread(drawing, f"read as {read}")
        for drawing, read, right in zip(drawings, score.read, score.right, strict=True)
        if not right
    ]
    digit_grid(tiles)
    return len(tiles)


def misread_by_any(scores: Sequence[Score], drawings: Sequence[Drawing]) -> int:
    """Show the drawings that not all models read, the most misread first; how many there are."""
    readers = readers_of(scores)
    ranked = [int(n) for n in np.argsort(readers, kind="stable") if readers[n] < len(scores)]
    digit_grid([_misread(drawings[n], f"read by {readers[n]} of {len(scores)}") for n in ranked])
    return len(ranked)


def _misread(drawing: Drawing, line: str) -> Tile:
    return Tile(
        picture=drawing.small,
        name=f"Your {drawing.digit}, {line}",
        lines=[with_article(drawing.digit), line],
    )
