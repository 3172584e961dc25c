"""A chart whose points, bars among them, can be clicked."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st


def clickable_chart(key: str, figure: go.Figure, alt: str, choose: Callable[[Any], None]) -> None:
    """Show a figure that a click makes choices in; a widget beside it makes the same by keyboard.

    Args:
        alt: what it shows, for those who do not see it.
        choose: called with the `customdata` of the point that was clicked, as a callback.
    """

    def chosen() -> None:
        # A click on what was chosen before unmakes plotly's selection: the choice stays.
        if points := st.session_state[key]["selection"]["points"]:
            choose(points[0]["customdata"])

    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        on_select=chosen,
        selection_mode="points",
        config={"displayModeBar": False},
    )
