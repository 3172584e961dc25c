"""A chart on a page: it answers to the mouse, but never traps a finger that scrolls."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.as_table import as_table
from dashboard.components.downloads import csv_button, picture_button


def chart(
    figure: go.Figure, alt: str, name: str, table: Callable[[], pd.DataFrame] | None = None
) -> None:
    """Show a figure, and offer its numbers and its picture as files.

    Args:
        alt: what it shows, for those who do not see it.
        name: of the files, unique on its page: "recall-of-digits".
        table: its numbers, where they are others than `as_table` finds in it.
    """
    st.plotly_chart(figure, alt=alt, config=picture_button(name))
    csv_button(name, table or partial(as_table, figure))
