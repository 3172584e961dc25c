"""How a drawing becomes an image like MNIST's; the steps left out are in the address as `off`."""

from collections.abc import Collection
from html import escape
from pathlib import Path

import streamlit as st

from dashboard import address
from dashboard.drawing import DEFAULT_OFF, STEPS, Step, StepKind
from dashboard.pictures import data_uri

OFF = "off"
_NONE = "none"
_KEY = "draw-steps"
_IDS = tuple(kind.id for kind in STEPS)
_INK = StepKind("ink", "Ink", "What is darker or lighter than the border.")
"""What every drawing begins with: no switch."""

_component = st.components.v2.component(
    "digitscope_draw_steps",
    html="<section></section>",
    css=Path(__file__).with_suffix(".css").read_text(),
    js=Path(__file__).with_suffix(".js").read_text(),
)


def switched_off() -> frozenset[str]:
    """Ids of the steps that the address leaves out."""
    asked = st.query_params.get(OFF, "")
    known = [_NONE, asked] if set(_IDS).issuperset(asked.split(",")) else [_NONE]
    text = address.choice(OFF, known, _text(DEFAULT_OFF))
    return frozenset() if text == _NONE else frozenset(text.split(","))


def steps(shown: Collection[Step], off: Collection[str], effect: str) -> None:
    """Show what each step made of the drawing, with a switch for each that can be left out.

    Args:
        shown: steps that were taken; none before there is a drawing.
        off: ids of those left out.
        effect: what became of the votes without them.
    """
    taken = {step.id: step for step in shown}
    cards = "".join(_card(kind, taken.get(kind.id), kind.id in off) for kind in (_INK, *STEPS))
    _component(
        key=_KEY,
        data=f"<h2>From the drawing to 28 x 28 pixels</h2><p>{escape(effect)}</p><ol>{cards}</ol>",
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


def _card(kind: StepKind, step: Step | None, is_off: bool) -> str:
    name = f"<b>{kind.name}</b>" if kind == _INK else _switch_of(kind, is_off)
    picture, words = "<div></div>", "left out" if is_off else kind.purpose
    if step:
        picture = f'<img src="{data_uri(step.picture)}" alt="The drawing after: {kind.name}">'
        words = step.words
    return f"<li>{picture}{name}<p>{escape(words)}</p></li>"


def _switch_of(kind: StepKind, is_off: bool) -> str:
    return (
        f'<button type="button" role="switch" aria-checked="{str(not is_off).lower()}" '
        f'data-id="{kind.id}" title="{escape(kind.purpose)}">{kind.name}<i></i></button>'
    )
