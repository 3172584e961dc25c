"""A table whose cells are buttons: a click chooses a cell, arrow keys walk through them.

Links above it may lead to some of its cells.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import streamlit as st

from dashboard.components.reveal import REVEAL

_FOLDER = Path(__file__).parent

_component = st.components.v2.component(
    "digitscope_button_table",
    html="<p></p><ol></ol><div><table></table></div><p></p>",
    css=(_FOLDER / "button_table.css").read_text(),
    js=REVEAL + (_FOLDER / "button_table.js").read_text(),
)


@dataclass(frozen=True)
class Cell:
    """What a button shows.

    Attributes:
        words: all that it says, for those who do not see it and for whoever points at it.
        look: class of the style sheet.
        heat: how strong its colour is in a table of the kind "heat", in [0, 1].
    """

    text: str
    words: str
    look: str = ""
    note: str = ""
    heat: float = 0


@dataclass(frozen=True)
class Link:
    """A link to a cell, which says the words of that cell.

    Attributes:
        cell: row and column.
        query: what the address asks for when that cell is chosen, for a link opened elsewhere.
    """

    text: str
    cell: tuple[int, int]
    query: str


def button_table(
    key: str,
    kind: Literal["large", "dense", "heat"],
    columns: Sequence[str],
    rows: Sequence[str],
    cells: Sequence[Sequence[Cell | None]],
    selected: tuple[int, int] | None,
    choose: Callable[[int, int], None],
    reveal: str,
    axes: tuple[str, str] | None = None,
    links_title: str = "",
    links: Sequence[Link] = (),
    caption: str = "",
) -> None:
    """Show a table.

    Args:
        cells: rows of them; None for a place without a button.
        selected: row and column of the cell to mark.
        choose: called with row and column of the cell that was clicked, as a callback.
        reveal: key of the container to bring into view then.
        axes: what the heads of the rows stand for, and those of the columns.
        links_title: stands above the links, if there are any.
        caption: stands below the table.
    """

    def chosen() -> None:
        if (cell := st.session_state[key].cell) is not None:
            choose(*map(int, cell))

    _component(
        key=key,
        data={
            "kind": kind,
            "axes": list(axes or ()),
            "columns": list(columns),
            "rows": list(rows),
            "cells": [[cell and vars(cell) for cell in row] for row in cells],
            "selected": list(selected or ()),
            "reveal": f".st-key-{reveal}",
            "title": links_title if links else "",
            "links": [vars(link) for link in links],
            "caption": caption,
        },
        on_cell_change=chosen,
    )
