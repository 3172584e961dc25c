"""Digits side by side, each with its caption, as many in a row as there is room for.

All pictures of a grid travel as one, of which every tile shows its part.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import address
from dashboard.components.probability_bars import BARS_STYLE, compact_bars
from dashboard.pictures import FRAME, data_uri, sprite

_STYLE = Path(__file__).with_suffix(".css")

# Not isolated: it shows the tiles that a grid without links shows, in the same style.
_linked = st.components.v2.component(
    "digitscope_digit_grid",
    html="<div></div>",
    js=Path(__file__).with_suffix(".js").read_text(),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Tile:
    """One picture of a grid.

    Attributes:
        picture: uint8 (height, width), white ink on black, or (height, width, 3) in colour; in a
            grid of several sizes, the smaller ones are shown smaller.
        name: what the picture shows, for those who do not see it.
        lines: the caption.
        marked: whether it stands out, as a mistake does, or what is chosen.
        probabilities: float (classes,), drawn as small bars; None for none.
        href: what the address of this page asks for after a click, "?id=dense-10&unit=3", as
            `address.link` makes it; None for a tile that is no link.
    """

    picture: NDArray[np.uint8]
    name: str
    lines: Sequence[str]
    marked: bool = False
    probabilities: NDArray[np.floating] | None = None
    href: str | None = None


def digit_grid(
    tiles: Sequence[Tile],
    two_by_two: bool = False,
    size: Literal["small", "normal", "large"] = "normal",
    key: str = "digit-grid",
) -> None:
    """Show the pictures in rows, or four larger ones two by two.

    Args:
        key: of a grid with links, another one for each of a page.
    """
    if not tiles:
        return
    st.html(_STYLE)
    if any(tile.probabilities is not None for tile in tiles):
        st.html(BARS_STYLE)
    sheet, rows, columns = sprite([tile.picture for tile in tiles])
    places = _Axis(sheet.shape[0], rows), _Axis(sheet.shape[1], columns)
    style = _style(sheet, *places)
    items = "".join(
        _item(tile, _position(divmod(n, columns), *places)) for n, tile in enumerate(tiles)
    )
    grid = f'<div class="digit-grid {"two-by-two" if two_by_two else size}" role="list"'
    if not any(tile.href for tile in tiles):
        st.html(f'{grid} style="{style}">{items}</div>')
        return
    # Apart from the tiles, of which another one is marked after a click, and so not sent again.
    st.html(f"<style>.st-key-{key} {{ {style} }}</style>")
    _linked(key=key, data=f"{grid}>{items}</div>", on_query_change=lambda: _follow_link(key))


def _follow_link(key: str) -> None:
    if query := st.session_state[key].query:
        address.follow_link(query)


@dataclass(frozen=True)
class _Axis:
    """One side of a sprite: its length in pixels, and how many pictures it has."""

    length: int
    pictures: int

    @property
    def picture(self) -> int:
        """How long the side of a picture is, without its frame."""
        return self.length // self.pictures - 2 * FRAME

    @property
    def size(self) -> str:
        """How large CSS has to show the sprite, for a picture to fill its tile."""
        return f"{100 * self.length / self.picture:.6g}%"

    def position(self, place: int) -> str:
        """Where CSS has to put the sprite for one of its pictures: 0 % and 100 % are its ends."""
        before = place * (self.picture + 2 * FRAME) + FRAME
        return f"{100 * before / (self.length - self.picture):.6g}%"


def _style(sheet: NDArray[np.uint8], down: _Axis, across: _Axis) -> str:
    """What all tiles of a grid share: their picture, how large it is for them, and their shape."""
    return (
        f"--sprite: url({data_uri(sheet)}); --size: {across.size} {down.size}; "
        f"--shape: {across.picture} / {down.picture}"
    )


def _position(place: tuple[int, int], down: _Axis, across: _Axis) -> str:
    """Where CSS has to put the sprite for the picture in a row and column."""
    row, column = place
    return f"{across.position(column)} {down.position(row)}"


def _item(tile: Tile, position: str) -> str:
    name = escape(tile.name)
    picture = f'<div role="img" aria-label="{name}" style="background-position: {position}"></div>'
    caption = "<br>".join(escape(line) for line in tile.lines)
    bars = "" if tile.probabilities is None else compact_bars(tile.probabilities)
    figure = f"<figure>{picture}{bars}<figcaption>{caption}</figcaption></figure>"
    if tile.href:
        current = ' aria-current="true"' if tile.marked else ""
        words = escape(", ".join((tile.name, *tile.lines)))
        figure = f'<a href="{escape(tile.href)}" aria-label="{words}"{current}>{figure}</a>'
    return f'<div role="listitem"{" class=marked" if tile.marked else ""}>{figure}</div>'
