"""Bring what a click has chosen into view: on a phone, it may lie far below."""

from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parent

REVEAL = (_FOLDER / "reveal.js").read_text()
"""JavaScript: `reveal(selector)`, for a component to set before its own."""

_component = st.components.v2.component(
    "digitscope_reveal_chosen",
    html="<span></span>",
    js=REVEAL + (_FOLDER / "reveal_chosen.js").read_text(),
)


def reveal_chosen(chart: str, target: str, chosen: object) -> None:
    """Show a container whenever a click in a chart makes another choice, not when a widget does.

    Args:
        chart, target: keys of the chart and of the container.
        chosen: the choice, in whatever words tell one from another.
    """
    _component(
        key=f"{chart}-reveals",
        data={
            "chart": f".st-key-{chart}",
            "target": f".st-key-{target}",
            "chosen": str(chosen),
        },
    )
