"""One image of a data set, chosen by its number or by its digit; part of a page's address."""

from typing import Literal

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import address
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.tiles import name_of
from dashboard.results import SampleSet
from dashboard.words import class_word, sample


def image_picker(
    samples: SampleSet,
    first: int = 0,
    name: str = "image",
    part: Literal["test", "training"] = "test",
) -> int:
    """Let the reader choose a sample; its number from 0.

    Args:
        first: what is shown before anything is chosen.
        name: of the choice in the address.
        part: of the data set, that these samples are.
    """
    last = len(samples.labels) - 1
    noun = f"{part} {sample(samples.dataset)}".capitalize()
    with st.container(horizontal=True):
        picture = st.container(width=110)
        with st.container(width=210):
            image: int = st.number_input(
                f"{noun}, 0 to {last:,}",
                0,
                last,
                **address.follow(name, range(last + 1), first),
            )
            _by_digit(samples, image, name)
    with picture:
        lines = [f"#{image}", f"is {samples.labels[image]}"]
        digit_grid([Tile(samples.images[image], name_of(samples, image, part), lines)])
    return image


def _by_digit(samples: SampleSet, image: int, name: str) -> None:
    """Offer the next sample of any digit, and of the same."""
    digit, key = int(samples.labels[image]), f"{name}-digit"
    st.session_state[key] = digit

    def show_next() -> None:
        address.choose(**{name: next_of(samples.labels, st.session_state[key], image)})

    with st.container(horizontal=True, vertical_alignment="bottom"):
        noun = class_word(samples.dataset).capitalize()
        st.selectbox(
            noun, np.unique(samples.labels).tolist(), key=key, on_change=show_next, width=90
        )
        st.button(f"Another {digit}", key=f"{name}-another", on_click=show_next)


def next_of(labels: NDArray[np.integer], digit: int, image: int) -> int:
    """The number of the next sample of a digit after this one; after the last, the first."""
    numbers = np.flatnonzero(labels == digit)
    return int(numbers[np.searchsorted(numbers, image, side="right") % len(numbers)])
