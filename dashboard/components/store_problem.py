"""The card that stands where results are missing or damaged."""

import streamlit as st

from dashboard.theme import plain
from pipeline.store import StoreError


def store_problem(error: StoreError) -> None:
    """Say what is wrong with the store and which command mends it."""
    with st.container(border=True):
        st.header("These results cannot be shown", anchor=False)
        st.markdown(f"{plain(error.problem)}. Run this in the project's folder:")
        st.code(error.command, language="bash")
        st.caption("Then reload this page.")
