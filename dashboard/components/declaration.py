"""How an experiment is declared: layers, settings, guesses, source."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import tables
from dashboard.components.downloads import csv_button
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
    with right:
        settings = tables.settings(experiment)
        st.table(settings, border="horizontal", alt="Training settings")
        rows = partial(pd.DataFrame, settings.items(), columns=["setting", "value"])
        csv_button(f"settings-{experiment.id}", rows)
    if experiment.source:
        st.caption(f"Source: {experiment.source.title}; {experiment.source.label}.")
    else:
        st.caption(
            "Ours: declared in this project and in no document, so there is no published figure to "
            "compare with."
        )
