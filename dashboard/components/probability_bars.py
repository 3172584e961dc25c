"""How probable a model finds each digit: as a table of bars, or as small bars under a picture."""

from functools import partial
from pathlib import Path

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import exports
from dashboard.components.downloads import csv_button
from dashboard.theme import per_cent, with_article

BARS_STYLE = Path(__file__).with_suffix(".css")


def probability_bars(
    probabilities: NDArray[np.floating], name: str, truth: int | None = None
) -> None:
    """Show a row for each digit: its bar and its share; the most probable one stands out.

    Args:
        probabilities: float (classes,), sum to 1.
        name: of a file with these numbers.
        truth: what it is, where that is known.
    """
    read = int(np.argmax(probabilities))
    rows = "".join(
        _row(digit, float(share), digit == read, digit == truth)
        for digit, share in enumerate(probabilities)
    )
    st.html(BARS_STYLE)
    st.html(f'<table class="probabilities">{_caption(read, truth)}<tbody>{rows}</tbody></table>')
    csv_button(name, partial(exports.probabilities, probabilities, truth))


def _caption(read: int, truth: int | None) -> str:
    known = (
        "" if truth is None else f", and it is {'one' if read == truth else with_article(truth)}"
    )
    return f"<caption>Read as {with_article(read)}{known}.</caption>"


def _row(digit: int, share: float, highest: bool, true: bool) -> str:
    return (
        f'<tr{" class=highest" if highest else ""}><th scope="row">{digit}</th>'
        f"<td>{_bar(share)}</td><td>{per_cent(share)}</td><td>{'truth' if true else ''}</td></tr>"
    )


def compact_bars(probabilities: NDArray[np.floating]) -> str:
    """HTML of small upright bars, in the style of `BARS_STYLE`, with their shares in words."""
    words = in_words(probabilities)
    bars = "".join(_bar(float(share)) for share in probabilities)
    return f'<div class="bars" role="img" aria-label="{words}" title="{words}">{bars}</div>'


def in_words(probabilities: NDArray[np.floating]) -> str:
    """The share of each digit: "0: 0.1 %, 1: 99.2 %" and so on."""
    return ", ".join(
        f"{digit}: {per_cent(float(share))}" for digit, share in enumerate(probabilities)
    )


def _bar(share: float) -> str:
    return f'<i style="--share:{share * 100:.1f}%"></i>'
