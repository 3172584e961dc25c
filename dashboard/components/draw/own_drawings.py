"""Somebody's own digits as pictures: all of a challenge, and those that are misread."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
import streamlit as st

from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.handwriting import Challenge, Drawing, Score, arrays, pictures, readers_of
from dashboard.theme import with_article

_EMPTY = np.zeros((28, 28), np.uint8)


def own_drawings(challenge: Challenge, link: Callable[[int], str]) -> None:
    """Show all drawings of a challenge, to draw them again or to take them home.

    Args:
        link: the address of this page where a place is drawn in.
    """
    st.header("Your drawings", anchor=False)
    drawings_so_far(challenge, link)
    st.caption("Click a digit to draw it again.")
    if not challenge.drawings:
        return
    with st.container(horizontal=True):
        _file("As pictures, as drawn (zip)", "my-digits.zip", partial(pictures, challenge))
        _file("As arrays for NumPy (npz)", "my-digits.npz", partial(arrays, challenge))


def _file(label: str, name: str, content: Callable[[], bytes]) -> None:
    st.download_button(label, content, name, on_click="ignore")


def drawings_so_far(
    challenge: Challenge, link: Callable[[int], str], current: int | None = None
) -> None:
    """Show each place that was reached: its digit, and what was drawn of it.

    Args:
        link: the address of this page where a place is drawn in.
        current: the place that is drawn in now, which stands out.
    """
    reached = {*challenge.drawings, *challenge.skipped, *filter(None, [current])}
    digit_grid(
        [_place(challenge, place, place == current, link(place)) for place in sorted(reached)],
        size="small",
        key="hand-drawings",
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
        _misread(drawing, f"as {read}")
        for drawing, read, right in zip(drawings, score.read, score.right, strict=True)
        if not right
    ]
    digit_grid(tiles)
    return len(tiles)


def misread_by_any(scores: Sequence[Score], drawings: Sequence[Drawing]) -> int:
    """Show the drawings that not all models read, the most misread first; how many there are."""
    readers = readers_of(scores)
    ranked = [int(n) for n in np.argsort(readers, kind="stable") if readers[n] < len(scores)]
    digit_grid([_misread(drawings[n], f"by {readers[n]} of {len(scores)}") for n in ranked])
    return len(ranked)


def _misread(drawing: Drawing, how: str) -> Tile:
    """A drawing, and as what or by how many models it is read."""
    return Tile(
        picture=drawing.small,
        name=f"Your {drawing.digit}, read {how}",
        lines=[f"{with_article(drawing.digit)}, read", how],
    )
