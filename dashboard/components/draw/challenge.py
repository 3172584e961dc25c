"""My handwriting: a challenge asks for digits, and then all models read them.

What a model reads is shown at the end, or when it is asked for, and never of a digit that is being
drawn: who sees their 4 read as 9 draws the next one for the model, not for themselves.
"""

from collections.abc import Callable

import streamlit as st

from dashboard import address
from dashboard.components.draw.canvas import canvas
from dashboard.components.draw.hand import Hand, canvas_key, hand
from dashboard.components.draw.own_drawings import progress
from dashboard.components.draw.own_scores import own_scores
from dashboard.drawing import DrawingError, prepare
from dashboard.handwriting import ROUNDS, Challenge, Drawing
from dashboard.theme import count, with_article
from pipeline.spec import CLASSES

_OFTEN = {1: "once", ROUNDS: "three times"}
"""How often each digit can be asked for."""

_PLACE, _SHOW, _SO_FAR = "place", "show", "so far"
"""Choices of the address: the place that is drawn in, and whether to see what is read so far."""

_ONLY_HERE = (
    "Your drawings are in the memory of the server that runs this page, for this visit only: "
    "nothing is sent or kept elsewhere, and they are gone when the tab is closed or reloaded."
)


def challenge() -> None:
    """Ask for one digit after the other; then show how well all models read them."""
    kept, rounds = hand(), _rounds()
    now = kept.now.first(CLASSES * rounds)
    place = address.choice(_PLACE, range(1, len(now.order) + 1), None) or now.next
    asked_for = address.choice(_SHOW, (_SO_FAR,), None) and now.drawings
    if place is None or asked_for:
        _after(kept, now)
        return
    left, right = st.columns([300, 700], gap="large")
    with left:
        _ask(kept, now, place)
    with right:
        _meanwhile(kept, now, place)


def _rounds() -> int:
    rounds: int | None = st.segmented_control(
        "Draw each digit",
        list(_OFTEN),
        format_func=_OFTEN.__getitem__,
        required=True,
        **address.follow("rounds", list(_OFTEN), 1, resets=(_PLACE, _SHOW)),
    )
    return rounds or 1


def _ask(kept: Hand, now: Challenge, place: int) -> None:
    """Ask for the digit of a place; keep what is drawn when the reader goes on."""
    asked = f"Draw {with_article(now.asked(place))}"
    st.header(f"{asked} ({place} of {len(now.order)})", anchor=False)
    drawing = _drawn(now, place, hint=asked)
    with st.container(horizontal=True):
        _go_to("Back", place - 1, shortcut="B")
        skip = st.button("Skip", shortcut="S", help="Ask for the next digit instead.")
        ready = drawing is not None
        go_on = st.button("Next", shortcut="Enter", type="primary", disabled=not ready)
    if skip:
        _go_on(kept, kept.now.skip(place))
    if drawing and go_on:
        _go_on(kept, kept.now.draw(place, drawing))


def _drawn(now: Challenge, place: int, hint: str) -> Drawing | None:
    """What is on the canvas of a place, if it can be read; what is the matter, if it cannot."""
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


def _go_to(label: str, place: int, shortcut: str | None = None) -> None:
    """Offer to draw in another place."""
    st.button(
        label,
        shortcut=shortcut,
        disabled=place < 1,
        on_click=address.choose,
        kwargs={_PLACE: place, _SHOW: None},
    )


def _go_on(kept: Hand, now: Challenge) -> None:
    """Ask for what comes next: with what is on the canvas now, which no callback would know."""
    kept.now = now
    address.choose(**{_PLACE: None})
    st.rerun()


def _meanwhile(kept: Hand, now: Challenge, place: int) -> None:
    """What was drawn so far, and how to see more of it or to begin anew."""
    done = len(now.drawings)
    st.progress(done / len(now.order), f"{done} of {len(now.order)} digits drawn")
    progress(now, place, lambda other: address.link(**{_PLACE: other, _SHOW: None}))
    st.markdown(
        "All models read your digits once they are drawn. What they read is not shown before, "
        "so that nobody draws for them."
    )
    with st.container(horizontal=True):
        if done:
            st.button(
                "Show what is read so far",
                on_click=address.choose,
                kwargs={_PLACE: None, _SHOW: _SO_FAR},
            )
        _start_again(kept)
    st.caption(_ONLY_HERE)


def _after(kept: Hand, now: Challenge) -> None:
    """What all models read, and what can be done then."""
    own_scores(now)
    with st.container(horizontal=True):
        if now.next:
            left = count(len(now.order) - len(now.drawings) - len(now.skipped), "digit")
            st.button(
                f"Go on drawing, {left} to come", on_click=address.choose, kwargs={_SHOW: None}
            )
        _start_again(kept)
    st.caption(_ONLY_HERE)


def _anew(change: Callable[[], None]) -> None:
    change()
    address.choose(**{_PLACE: None, _SHOW: None})


def _start_again(kept: Hand) -> None:
    """Offer another challenge, and what was drawn before the last start."""
    drawn = count(len(kept.now.drawings), "drawing")
    if kept.now.drawings or kept.now.skipped:
        st.button(
            f"Start again without {'this' if len(kept.now.drawings) == 1 else 'these'} {drawn}",
            on_click=_anew,
            args=(kept.start_again,),
        )
    if kept.before and kept.before.drawings:
        before = count(len(kept.before.drawings), "drawing")
        st.button(f"Bring back {before}", on_click=_anew, args=(kept.bring_back,))
