"""My handwriting: a challenge asks for digits, and then all models read them.

What a model reads is shown at the end, or when it is asked for, and never of a digit that is being
drawn: who sees their 4 read as 9 draws the next one for the model, not for themselves.
"""

from collections.abc import Callable, Sized
from pathlib import Path

import streamlit as st

from dashboard import address
from dashboard.components.draw.canvas import SIDE, canvas
from dashboard.components.draw.hand import Hand, canvas_key, hand
from dashboard.components.draw.own_drawings import drawings_so_far, own_drawings
from dashboard.components.draw.own_scores import own_scores
from dashboard.components.tabs import tabs
from dashboard.drawing import DrawingError, prepare
from dashboard.handwriting import ROUNDS, Challenge, Drawing
from dashboard.theme import count, with_article
from pipeline.spec import CLASSES

_STYLE = Path(__file__).with_suffix(".css")

_OFTEN = {1: "each digit once", ROUNDS: "each digit three times"}
"""How often each digit can be asked for."""

_PLACE, _SHOW, _SO_FAR = "place", "show", "so far"
"""Choices of the address: the place that is drawn in, and whether to see what is read so far."""

_BESIDE = 560
"""Width of what stands beside the canvas, in pixels: a row of ten digits."""

_ONLY_HERE = (
    "Your drawings are in the memory of the server that runs this page, for this visit only. "
    "Nothing is sent or kept elsewhere; they are gone when the tab is closed or reloaded."
)
_NOT_BEFORE = (
    "All models read your digits once they are drawn. What they read is not shown before, so that "
    "you draw them as you always do, not as the models like them."
)


def challenge() -> None:
    """Ask for one digit after the other; then show how well all models read them."""
    st.html(_STYLE)
    kept, above = hand(), st.container(horizontal=True, vertical_alignment="center")
    with above:
        rounds = tabs("How often to draw each digit", "rounds", _OFTEN, resets=(_PLACE, _SHOW))
        now = kept.now.first(CLASSES * rounds)
    place = address.choice(_PLACE, range(1, len(now.order) + 1), None) or now.next
    so_far = address.choice(_SHOW, (_SO_FAR,), None) is not None and len(now.drawings) > 0
    if place is not None and not so_far:
        _draw(kept, now, place)
    else:
        with above:
            _go_on_drawing(now)
            _start_again(kept)
        _results(now)
    st.caption(_ONLY_HERE)


def _go_on_drawing(now: Challenge) -> None:
    if left := len(now.order) - len(now.drawings) - len(now.skipped):
        label = f"Go on drawing, {count(left, 'digit')} to come"
        st.button(label, on_click=address.choose, kwargs={_PLACE: None, _SHOW: None})


def _start_again(kept: Hand) -> None:
    """Offer another challenge, and what was drawn before the last start."""
    if kept.now.drawings or kept.now.skipped:
        without = _these(kept.now.drawings)
        st.button(f"Start again{without}", on_click=_anew, args=(kept.start_again,))
    if kept.before and kept.before.drawings:
        before = count(len(kept.before.drawings), "drawing")
        st.button(f"Bring back {before}", on_click=_anew, args=(kept.bring_back,))


def _these(drawings: Sized) -> str:
    """What a start discards: " without these 7 drawings"."""
    if not drawings:
        return ""
    return f" without {'this' if len(drawings) == 1 else 'these'} {count(len(drawings), 'drawing')}"


def _anew(change: Callable[[], None]) -> None:
    change()
    address.choose(**{_PLACE: None, _SHOW: None})


def _redraw(place: int) -> str:
    """The address of this page where a place is drawn in."""
    return address.link(**{_PLACE: place, _SHOW: None})


def _results(now: Challenge) -> None:
    if not now.drawings:
        st.markdown("Every digit was skipped, so there is nothing to read.")
    else:
        own_scores(now)
    own_drawings(now, _redraw)


def _draw(kept: Hand, now: Challenge, place: int) -> None:
    """Ask for the digit of a place, beside what was drawn so far."""
    with st.container(horizontal=True, gap="large"):
        with st.container(width=SIDE):
            _ask(kept, now, place)
        with st.container(width=_BESIDE):
            st.progress(
                len(now.drawings) / len(now.order),
                f"{len(now.drawings)} of {len(now.order)} digits drawn",
            )
            drawings_so_far(now, _redraw, place)
            st.markdown(_NOT_BEFORE)
            with st.container(horizontal=True):
                if now.drawings:
                    show = {_PLACE: None, _SHOW: _SO_FAR}
                    st.button("Show what is read so far", on_click=address.choose, kwargs=show)
                _start_again(kept)


def _ask(kept: Hand, now: Challenge, place: int) -> None:
    """Ask for the digit of a place; keep what is drawn when the reader goes on."""
    asked = f"Draw {with_article(now.asked(place))}"
    st.header(f"{asked} ({place} of {len(now.order)})", anchor=False)
    drawing = _drawn(now, place, hint=asked)
    with st.container(horizontal=True):
        st.button(
            "Back",
            shortcut="B",
            disabled=place == 1,
            on_click=address.choose,
            kwargs={_PLACE: place - 1},
        )
        skip = st.button("Skip", shortcut="S", help="Ask for the next digit instead.")
        go_on = st.button(
            "Next", shortcut="N", type="primary", disabled=not drawing, width="stretch"
        )
    if skip:
        _go_on(kept, kept.now.skip(place))
    if drawing and go_on:
        _go_on(kept, kept.now.draw(place, drawing))


def _drawn(now: Challenge, place: int, hint: str) -> Drawing | None:
    """What is on the canvas of a place, if it can be read; what is the matter, if it cannot."""
    with st.container(key="hand-canvas"):  # with what is said of it: the buttons below stay
        rgba = canvas(canvas_key(now, place), hint=hint)
        if rgba is None:
            return None
        try:
            prepared = prepare(rgba)
        except DrawingError as error:
            st.caption(error.problem)
            return None
        if prepared.digits > 1:
            st.caption(f"These look like {prepared.digits} digits: models will get the largest.")
        return Drawing.of(now.asked(place), rgba, prepared.image)


def _go_on(kept: Hand, now: Challenge) -> None:
    """Ask for what comes next: with what is on the canvas now, which no callback would know."""
    kept.now = now
    address.choose(**{_PLACE: None})
    st.rerun()
