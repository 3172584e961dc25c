"""A chart whose points, bars among them, can be clicked."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.as_table import as_table
from dashboard.components.downloads import csv_button, picture_button


def clickable_chart(
    key: str,
    figure: go.Figure,
    alt: str,
    choose: Callable[[Any], None],
    name: str,
    table: Callable[[], pd.DataFrame] | None = None,
) -> None:
    """Show a figure that a click makes choices in; a widget beside it makes the same by keyboard.

    Args:
        alt: what it shows, for those who do not see it.
        choose: called with the `customdata` of the point that was clicked, as a callback.
        name, table: see `chart`.
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
        config=picture_button(name),
    )
    csv_button(name, table or partial(as_table, figure))
