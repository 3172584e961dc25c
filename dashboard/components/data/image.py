"""One image as numbers: its grey values, which of them occur, and its label one-hot."""

from functools import partial
from html import escape
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import address, exports
from dashboard.components.downloads import csv_button
from dashboard.preprocessing import Picture
from dashboard.results import SampleSet
from dashboard.theme import count, listed, with_article

_UNITS = _WHOLE, _SHARES = "0 to 255", "0 to 1"
_STYLE = Path(__file__).with_suffix(".css")
_LABELS = 10


def image_answer(samples: SampleSet, part: str, image: int) -> None:
    """Say what an image is, and how much ink it has."""
    picture = samples.images[image]
    st.markdown(
        f"**{part.capitalize()} image {image} is {with_article(samples.labels[image])}.** "
        f"{np.count_nonzero(picture)} of its {picture.size} pixels have ink; its mean grey is "
        f"{picture.mean():.1f}."
    )


def numbers(image: Picture) -> None:
    """Show every pixel's value on its grey, and the set of them."""
    unit = st.segmented_control(
        "Values", _UNITS, required=True, **address.follow("values", _UNITS, _WHOLE)
    )
    words = [_word(grey, unit == _WHOLE) for grey in range(256)]
    st.html(_STYLE)
    st.html(_table(image, words))
    csv_button("grey-values", partial(exports.pixels, image))
    found = np.unique(image)
    st.caption(
        f"{count(len(found), 'grey value')} of 256 occur: {listed([words[g] for g in found])}."
    )


def _word(grey: int, whole: bool) -> str:
    return str(grey) if whole else f"{grey / 255:.2f}".removeprefix("0")


def _table(image: Picture, words: list[str]) -> str:
    cells = [_cell(grey, words[grey]) for grey in range(256)]
    rows = "".join(f"<tr>{''.join(cells[grey] for grey in row)}</tr>" for row in image)
    return f'<div class="pixel-values" tabindex="0"><table>{rows}</table></div>'


def _cell(grey: int, word: str) -> str:
    """A cell as light as its value, with an ink that stands out on it."""
    ink = "#000" if grey > 118 else "#fff"
    return f'<td style="background:rgb({grey} {grey} {grey});color:{ink}">{escape(word)}</td>'


def one_hot(samples: SampleSet, image: int) -> None:
    """Show the labels from an image on as networks are taught them: a 1 among nine zeros."""
    numbers = np.arange(len(samples.labels))[image : image + _LABELS]
    rows = np.eye(samples.dataset.classes, dtype=int)[samples.labels[numbers]]
    table = {"image": numbers, "label": samples.labels[numbers]}
    table |= {str(digit): rows[:, digit] for digit in range(rows.shape[1])}
    st.table(table, hide_index=True, hide_header=False)
    csv_button("one-hot-labels", partial(pd.DataFrame, table))
    st.caption(
        f"{count(len(numbers), 'label')} from image {image} on, one-hot: {rows.shape[1]} numbers "
        "each that the network is taught to give, 1 for the digit and 0 for all others."
    )
