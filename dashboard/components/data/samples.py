"""Images of a data set as they come: at random, or the first ones."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import streamlit as st

from dashboard import address
from dashboard.components.data.preprocessing import STANDARDISED, ready
from dashboard.components.data.topics import TRAINING, Part, image_tile, part_picker
from dashboard.components.digit_grid import digit_grid
from dashboard.dataset import Labels, Numbers, draw_samples
from dashboard.results import SampleSet
from dashboard.theme import listed
from pipeline.spec import CLASSES

SHOW, MORE = "show", "more"

SAMPLES = "class-samples"
"""Key of the container of choices and samples."""

_STYLE = Path(__file__).with_suffix(".css")

_ALL = "all"
_ORDERS = _RANDOM, _FIRST = "random", "first"
_PICTURES = _STORED, _STANDARDISED = "stored", "standardised"
_STEP, _MOST_STEPS = 50, 10
_SEEDS = range(1_000)


@dataclass(frozen=True)
class _Choice:
    """Which samples are shown.

    Attributes:
        digit: the only one; None for all.
        seed: of the order; None for that of the file.
        standardised: whether pictures show what standardising makes of them.
    """

    part: Part
    digit: int | None
    seed: int | None
    standardised: bool


def shown_digit() -> int | None:
    """The digit whose samples are shown; None for all."""
    shown = address.choice(SHOW, [_ALL, *range(CLASSES)], _ALL)
    return shown if isinstance(shown, int) else None


def samples(parts: Mapping[Part, SampleSet]) -> None:
    """Let the reader choose samples, and show them."""
    with st.container(key=SAMPLES):
        choice = _choose()
        steps = address.choice(MORE, range(1, _MOST_STEPS + 1), 1)
        source = parts[choice.part]
        labels, digit = source.labels, choice.digit
        shown = _find(labels, choice, steps * _STEP)
        of = len(labels) if digit is None else int(np.count_nonzero(labels == digit))
        _show(source, choice, shown, of)
        _more(steps, len(shown), of)


def _choose() -> _Choice:
    options = [_ALL, *range(CLASSES)]
    with st.container(horizontal=True):
        part = part_picker(resets=[MORE])
        st.selectbox("Digit", options, width=90, **address.follow(SHOW, options, _ALL, [MORE]))
        order = st.segmented_control(
            "Order", _ORDERS, required=True, **address.follow("order", _ORDERS, _RANDOM, [MORE])
        )
        seed = None
        if order == _RANDOM:
            seed = st.number_input(
                "Seed", 0, _SEEDS[-1], width=140, **address.follow("seed", _SEEDS, 0)
            )
        pictures = st.segmented_control(
            "Pictures", _PICTURES, required=True, **address.follow("pictures", _PICTURES, _STORED)
        )
    return _Choice(part, shown_digit(), seed, pictures == _STANDARDISED)


def _find(labels: Labels, choice: _Choice, most: int) -> Numbers:
    """Numbers of the images to show."""
    order = np.arange(len(labels))
    if choice.seed is None and choice.digit is None:
        return order[:most]
    if choice.seed is not None:
        order = np.random.default_rng(choice.seed).permutation(order)
    return draw_samples(labels, choice.digit, order, most)


def _show(source: SampleSet, choice: _Choice, shown: Numbers, of: int) -> None:
    ordered = choice.seed is None
    tiles = [image_tile(source, choice.part, int(image)) for image in shown]
    which = f"{len(tiles):,} of {of:,} {choice.part} images"
    which = f"the first {which}" if ordered else f"{which}, the same for the same seed"
    st.caption(f"Shown: {which}. Click one to look inside.")
    if choice.standardised and (apply := ready(STANDARDISED)):
        seen = [apply(tile.picture) for tile in tiles]
        st.caption(f"Standardised: {seen[0].words}.")
        tiles = [replace(t, picture=s.picture) for t, s in zip(tiles, seen, strict=True)]
    st.html(_STYLE)
    with st.container(key="in-tens" if choice.digit is None else "in-rows"):
        digit_grid(tiles, size="small", key="samples")
    if ordered and choice.digit is None:
        st.caption(_labels(source, choice.part))


def _labels(source: SampleSet, part: Part) -> str:
    labels = source.labels[:10]
    words = f"The first {len(labels)} labels: {listed([int(label) for label in labels])}."
    if part == TRAINING:
        return words
    return (
        f"{words} A published notebook prints those of the training images here, and above the "
        "first fifty test images, so that its titles do not match."
    )


def _more(steps: int, shown: int, of: int) -> None:
    if shown < of and steps < _MOST_STEPS:
        st.button(f"Show {_STEP} more", on_click=lambda: address.choose(**{MORE: steps + 1}))
    elif shown < of:
        st.caption("For others, choose a digit, or another seed.")
