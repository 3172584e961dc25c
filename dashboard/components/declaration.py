"""How an experiment is declared: layers, settings, guesses, source."""

import streamlit as st

from dashboard import tables
from pipeline.spec import Experiment


def declaration(experiment: Experiment) -> None:
    """Show all that decides how an experiment trains."""
    left, right = st.columns(2, gap="large")
    left.dataframe(
        tables.layers(experiment),
        hide_index=True,
        height="content",
        column_config=dict.fromkeys(
            ("nodes", "parameters"), st.column_config.NumberColumn(format="localized")
        ),
        alt="Layers with their nodes and parameters",
    )
    left.markdown(f"Together {experiment.parameters:,} parameters.")
    if experiment.baseline:
        left.markdown(f"Changed against {experiment.baseline}: {experiment.changes}.")
    for assumption in experiment.assumptions:
        left.markdown(f":orange-badge[assumed] {assumption}")
    right.table(tables.settings(experiment), border="horizontal", alt="Training settings")
    if experiment.source:
        st.caption(f"Source: {experiment.source.title}; {experiment.source.label}.")
    else:
        st.caption(
            "Ours: declared in this project and in no document, so there is no published figure to "
            "compare with."
        )
