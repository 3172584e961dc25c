"""A table whose cells are buttons: a click chooses a cell, arrow keys walk through them."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import streamlit as st

_FOLDER = Path(__file__).parent

_component = st.components.v2.component(
    "digitscope_button_table",
    html="<div><table></table></div>",
    css=(_FOLDER / "button_table.css").read_text(),
    js=(_FOLDER / "button_table.js").read_text(),
)


@dataclass(frozen=True)
class Cell:
    """What a button shows.

    Attributes:
        words: all that it says, for those who do not see it and for whoever points at it.
        look: class of the style sheet.
    """

    text: str
    words: str
    look: str = ""
    note: str = ""


def button_table(
    key: str,
    kind: Literal["large", "dense"],
    columns: Sequence[str],
    rows: Sequence[str],
    cells: Sequence[Sequence[Cell | None]],
    selected: tuple[int, int] | None,
    choose: Callable[[int, int], None],
    reveal: str,
) -> None:
    """Show a table.

    Args:
        cells: rows of them; None for a place without a button.
        selected: row and column of the cell to mark.
        choose: called with row and column of the cell that was clicked, as a callback.
        reveal: key of the container to bring into view then.
    """

    def chosen() -> None:
        if (cell := st.session_state[key].cell) is not None:
            choose(int(cell["row"]), int(cell["column"]))

    _component(
        key=key,
        data={
            "kind": kind,
            "columns": list(columns),
            "rows": list(rows),
            "cells": [[cell and asdict(cell) for cell in row] for row in cells],
            "selected": list(selected or ()),
            "reveal": f".st-key-{reveal}",
        },
        on_cell_change=chosen,
    )
