"""The experiment that a page is about; part of the page's address as `id`."""

import streamlit as st

from dashboard import address, loading
from dashboard.components.turn_pages import PAGE
from pipeline import experiments
from pipeline.spec import Experiment

_FIRST_SHOWN = "dense-130"


def experiment_picker() -> Experiment:
    """Let the reader choose an experiment or a variation; at first, one that has results."""
    ids = [experiment.id for experiment in experiments.everything()]
    first_built = loading.results()[0].experiment.id
    built = loading.manifest().experiments
    id = st.selectbox(
        "Experiment",
        ids,
        format_func=lambda id: (
            f"{experiments.find(id).title} ({id}{'' if id in built else ', not built'})"
        ),
        label_visibility="collapsed",
        width=400,
        **address.follow(
            address.SUBJECT,
            ids,
            _FIRST_SHOWN if _FIRST_SHOWN in built else first_built,
            resets=[PAGE],
        ),
    )
    return experiments.find(id)
