"""The kind of experiments that a page is about; part of its address as `family`."""

from collections.abc import Sequence
from typing import get_args

import streamlit as st

from dashboard import address
from dashboard.results import Result
from pipeline.spec import Family

ALL = "all"


def family_filter(results: Sequence[Result]) -> list[Result]:
    """Let the reader choose a family; its results, or all."""
    options = [ALL, *get_args(Family)]
    family = st.segmented_control(
        "Experiments about", options, required=True, **address.follow("family", options, ALL)
    )
    found = [result for result in results if family in {ALL, result.experiment.family}]
    if not found:
        st.markdown("None of this family is built yet.")
    return found
