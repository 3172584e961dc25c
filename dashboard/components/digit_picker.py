"""A digit that a page is about; part of its address."""

from collections.abc import Sequence

import streamlit as st

from dashboard import address
from pipeline.spec import CLASSES


def digit_picker(
    name: str = "digit", first: int = 0, label: str = "Digit", resets: Sequence[str] = ()
) -> int:
    """Let the reader choose a digit.

    Args:
        name: of the choice in the address.
        resets: choices that mean nothing any more once the digit has changed.
    """
    digits = range(CLASSES)
    chosen = st.segmented_control(
        label, digits, required=True, **address.follow(name, digits, first, resets)
    )
    return first if chosen is None else chosen
