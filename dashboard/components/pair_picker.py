"""The two models that a comparison is about; part of the address as `a` and `b`."""

from collections.abc import Sequence

import streamlit as st

from dashboard import address
from dashboard.components.turn_pages import PAGE
from dashboard.words import titled
from pipeline import experiments

CELL = "cell"
_MIRRORED = {"only_a": "only_b", "only_b": "only_a"}


def pair_picker(ids: Sequence[str]) -> tuple[str, str]:
    """Let the reader choose two models.

    Args:
        ids: at least two, the best published model first. The first view compares it with the next
            best, or with the subject of the page that one came from.
    """
    subject = st.query_params.get(address.SUBJECT)
    first_a = subject if subject and subject in ids else ids[0]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        a = _model("● A", "a", ids, first_a)
        between = st.container(width="content")
        b = _model("◆ B", "b", ids, next(id for id in ids if id != a))
        between.button(
            "Swap",
            icon=":material/swap_horiz:",
            help="A becomes B, and B becomes A",
            on_click=_swap,
            args=(a, b),
        )
    return a, b


def choose_models(a: str, b: str) -> None:
    """Set the pair, from a callback."""
    address.choose(a=a, b=b, **{PAGE: None})


def _model(label: str, name: str, ids: Sequence[str], first: str) -> str:
    id: str = st.selectbox(
        label,
        ids,
        format_func=lambda id: f"{id}: {titled(experiments.find(id))}",
        width=360,
        **address.follow(name, ids, first, resets=[PAGE]),
    )
    return id


def _swap(a: str, b: str) -> None:
    """Exchange the models, and stay with the images that are shown."""
    cell = st.query_params.get(CELL)
    address.choose(a=b, b=a, **({CELL: _MIRRORED.get(cell, cell)} if cell else {}))
