"""A chart on a page: it answers to the mouse, but never traps a finger that scrolls."""

import plotly.graph_objects as go
import streamlit as st


def chart(figure: go.Figure, alt: str) -> None:
    """Show a figure.

    Args:
        alt: what it shows, for those who do not see it.
    """
    st.plotly_chart(figure, alt=alt, config={"displayModeBar": False})
