"""All that is known of two models: the verdict, its numbers, its images, their confidence."""

from collections.abc import Sequence

import streamlit as st

from dashboard import loading
from dashboard.charts import reliability
from dashboard.components.chart import chart
from dashboard.components.pair_cases import case_images, chosen_case, pair_cases
from dashboard.components.pair_picker import pair_picker
from dashboard.components.verdict import calibration, pair_figures, verdict


def chosen_pair(ids: Sequence[str]) -> tuple[str, str]:
    """Let the reader choose two models and compare them.

    Args:
        ids: see `pair_picker`.
    """
    a, b = pair_picker(ids)
    _details(a, b)
    return a, b


def _details(a: str, b: str) -> None:
    if a == b:
        st.info(f"A and B are both {a}: choose another model for one of them.")
        return
    pair, case = loading.pair(a, b), chosen_case()
    verdict(pair)
    pair_figures(pair, len(loading.comparison().verdicts) // 2)
    left, right = st.columns([9, 11], gap="large")
    with left:
        st.subheader("Who reads what?", anchor=False)
        pair_cases(pair, case)
        st.subheader("Are they right as often as they are confident?", anchor=False)
        chart(
            reliability([pair.a, pair.b]),
            alt=f"Share that {a} and {b} read correctly over their confidence, of all runs",
            name=f"calibration-{a}-and-{b}",
        )
        calibration(pair)
    with right:
        case_images(pair, case)
