"""The hidden unit that a page is about; part of its address as `unit`."""

import streamlit as st

from dashboard import address

UNIT = "unit"


def unit_picker(units: int, first: int) -> int:
    """Let the reader choose one of so many units."""
    unit: int = st.number_input(
        f"Unit, 0 to {units - 1:,}",
        0,
        units - 1,
        width=180,
        **address.follow(UNIT, range(units), first),
    )
    return unit
