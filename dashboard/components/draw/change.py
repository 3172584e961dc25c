"""The smallest change of the drawing that is found to make a model read another digit."""

from collections.abc import Mapping

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import loading
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.explanations import MOST_PIXELS, Change
from dashboard.features import PIXELS, SIDE, dotted
from dashboard.inference import Answer
from dashboard.preprocessing import picture, standardise
from dashboard.theme import count, listed, per_cent, with_article
from dashboard.verdicts import flipped
from pipeline.spec import CLASSES, Experiment, StandardizedPixels

Image = NDArray[np.float32]

_SEARCH = (
    "Found by a greedy search: each pixel is tried as black and as white, the change that brings "
    "the answer nearest to a flip is made, and so on; then what the flip does not need is put "
    "back. A smaller change may exist."
)
_MARKS = "Orange dots: the pixels that change."

_FAR = 20
"""Deviations above its mean that no pixel reaches which training images ink now and then."""


def change(experiment: Experiment, image: Image, answers: Mapping[str, Answer]) -> None:
    """Show the drawing before and after it, and which other models read another digit as well."""
    with st.spinner(f"Looking for pixels that change the answer of {experiment.id}"):
        found = loading.smallest_change(experiment, image)
    if not found.is_found:
        st.markdown(
            f"No {MOST_PIXELS} pixels or fewer were found that make {experiment.id} read anything "
            f"but **{with_article(found.digit_before)}**."
        )
        st.caption(_SEARCH)
        return
    number = len(found.pixels)
    st.markdown(
        f"**{number} of {PIXELS} pixels** {'is' if number == 1 else 'are'} enough to make "
        f"{experiment.id} read **{with_article(found.digit_after)}** instead of "
        f"{with_article(found.digit_before)}. {_others(experiment, found, answers)}"
    )
    digit_grid([_before(found), _after(found)], two_by_two=True)
    st.caption(f"{_SEARCH} {_MARKS}{_blown_up(experiment, found)}")


def _others(experiment: Experiment, found: Change, answers: Mapping[str, Answer]) -> str:
    """Which other models read another digit in the changed drawing."""
    after = loading.readers().read(found.after)
    others = len(after) - 1
    changed = [id for id in flipped(answers, after) if id != experiment.id]
    if not changed:
        return f"None of the other {others} models changes its answer with them."
    now = {digit: [id for id in changed if after[id].digit == digit] for digit in range(CLASSES)}
    groups = [f"{listed(ids)} to {with_article(digit)}" for digit, ids in now.items() if ids]
    so_many = f"{len(changed)} of the other {others} models"
    verb = "changes" if len(changed) == 1 else "change"
    return f"With them, {so_many} {verb} as well: {'; '.join(groups)}."


def _blown_up(experiment: Experiment, found: Change) -> str:
    """Why a pixel can decide alone where pixels are standardised: few training images ink it."""
    if not isinstance(experiment.inputs, StandardizedPixels):
        return ""
    fitted, pixels = loading.inputs(experiment), tuple(found.pixels.T)
    received = standardise(found.after, fitted)[pixels]
    furthest = received.argmax()
    if received[furthest] < _FAR:
        return ""
    ink = fitted["mean"].reshape(SIDE, SIDE)[pixels][furthest]
    return (
        f" In training images one of these pixels {'hardly ever' if ink > 0 else 'never'} has "
        f"ink: standardised, white becomes {received[furthest]:,.0f} there."
    )


def _before(found: Change) -> Tile:
    digit = found.digit_before
    return Tile(
        picture=_marked(found.before, found.pixels),
        name=f"Before the change, read as {with_article(digit)}",
        lines=[f"before: {digit}, {per_cent(float(found.probabilities[0, digit]))}"],
    )


def _after(found: Change) -> Tile:
    digit = found.digit_after
    turned = _turned(int((found.after > found.before).sum()), len(found.pixels))
    return Tile(
        picture=_marked(found.after, found.pixels),
        name=f"After the change, read as {with_article(digit)}; {turned}",
        lines=[f"after: {digit}, {per_cent(float(found.probabilities[-1, digit]))}", turned],
    )


def _turned(white: int, pixels: int) -> str:
    """How many pixels became white, and how many black: "8 pixels turned white, 3 black"."""
    if white in {0, pixels}:
        return f"{count(pixels, 'pixel')} turned {'white' if white else 'black'}"
    return f"{count(white, 'pixel')} turned white, {pixels - white} black"


def _marked(image: Image, pixels: NDArray[np.int64]) -> NDArray[np.uint8]:
    return dotted(picture(image, 0, 1), pixels @ np.array([SIDE, 1]))
