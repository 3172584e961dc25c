"""How a drawing becomes an image like MNIST's; the steps left out are in the address as `off`."""

from collections.abc import Collection
from html import escape
from itertools import chain, combinations
from pathlib import Path

import streamlit as st

from dashboard import address
from dashboard.drawing import DEFAULT_OFF, STEPS, Step, StepKind
from dashboard.pictures import data_uri

OFF = "off"
_NONE = "none"
_KEY = "draw-steps"
_IDS = tuple(kind.id for kind in STEPS)

_component = st.components.v2.component(
    "digitscope_draw_steps",
    html="<section></section>",
    css=Path(__file__).with_suffix(".css").read_text(),
    js=Path(__file__).with_suffix(".js").read_text(),
)


def switched_off() -> frozenset[str]:
    """Ids of the steps that the address leaves out."""
    asked = address.choice(OFF, _every_choice(), _text(DEFAULT_OFF))
    return frozenset() if asked == _NONE else frozenset(asked.split(","))


def steps(shown: Collection[Step], off: Collection[str], effect: str) -> None:
    """Show what each step made of the drawing, with a switch for each that can be left out.

    Args:
        shown: steps that were taken; none before there is a drawing.
        off: ids of those left out.
        effect: what became of the votes without them.
    """
    taken = {step.id: step for step in shown}
    kinds = {kind.id: kind for kind in STEPS}
    cards = "".join(
        _card(id, taken.get(id), kinds.get(id), off) for id in dict.fromkeys((*taken, *_IDS))
    )
    _component(
        key=_KEY,
        data=f"<h3>From the drawing to 28 x 28 pixels</h3><p>{escape(effect)}</p><ol>{cards}</ol>",
        on_step_change=lambda: _switch(off),
    )


def _switch(off: Collection[str]) -> None:
    """Take a step, or leave it out."""
    if step := st.session_state[_KEY].step:
        now = frozenset(off) ^ {step}
        address.choose(**{OFF: None if now == DEFAULT_OFF else _text(now)})


def _text(off: Collection[str]) -> str:
    """Steps as the address has them, in order: "pen,centre"; of none, it says so."""
    return ",".join(id for id in _IDS if id in off) or _NONE


def _every_choice() -> list[str]:
    sizes = range(len(_IDS) + 1)
    return [_text(chosen) for chosen in chain.from_iterable(combinations(_IDS, n) for n in sizes)]


def _card(id: str, step: Step | None, kind: StepKind | None, off: Collection[str]) -> str:
    name = escape(kind.name if kind else step.name if step else id)
    picture = (
        f'<img src="{data_uri(step.picture)}" alt="The drawing after: {name}">'
        if step
        else "<div></div>"
    )
    words = step.words if step else "left out" if id in off else kind.purpose if kind else ""
    return f"<li>{picture}{_head(id, name, kind, off)}<p>{escape(words)}</p></li>"


def _head(id: str, name: str, kind: StepKind | None, off: Collection[str]) -> str:
    """The name of a step; of one that can be left out, as a switch."""
    if kind is None:
        return f"<b>{name}</b>"
    return (
        f'<button type="button" role="switch" aria-checked="{str(id not in off).lower()}" '
        f'data-id="{id}" title="{escape(kind.purpose)}">{name}<i></i></button>'
    )
