"""Digits side by side, each with its caption, as many in a row as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard.pictures import data_uri
from dashboard.theme import per_cent

_STYLE = Path(__file__).with_suffix(".css")


@dataclass(frozen=True)
class Tile:
    """One picture of a grid.

    Attributes:
        picture: uint8 (height, width), white ink on black.
        name: what the picture shows, for those who do not see it.
        lines: the caption.
        marked: whether it stands out, as a mistake does.
        probabilities: float (classes,), drawn as small bars; None for none.
    """

    picture: NDArray[np.uint8]
    name: str
    lines: Sequence[str]
    marked: bool = False
    probabilities: NDArray[np.floating] | None = None


def digit_grid(tiles: Sequence[Tile], two_by_two: bool = False) -> None:
    """Show the pictures, small ones in rows or four larger ones two by two."""
    kind = "digit-grid two-by-two" if two_by_two else "digit-grid"
    st.html(_STYLE)
    st.html(f'<div class="{kind}" role="list">{"".join(map(_item, tiles))}</div>')


def _item(tile: Tile) -> str:
    caption = "<br>".join(escape(line) for line in tile.lines)
    return (
        f'<div role="listitem"{" class=marked" if tile.marked else ""}><figure>'
        f'<img src="{data_uri(tile.picture)}" alt="{escape(tile.name)}">'
        f"{_bars(tile.probabilities)}<figcaption>{caption}</figcaption></figure></div>"
    )


def _bars(probabilities: NDArray[np.floating] | None) -> str:
    if probabilities is None:
        return ""
    shares = [float(share) for share in probabilities]
    words = ", ".join(f"{digit}: {per_cent(share)}" for digit, share in enumerate(shares))
    bars = "".join(f'<i style="--share:{share * 100:.1f}%"></i>' for share in shares)
    return f'<div class="bars" role="img" aria-label="{words}" title="{words}">{bars}</div>'
