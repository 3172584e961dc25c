"""Ways on to other pages."""

import streamlit as st

from dashboard import address
from pipeline.spec import MNIST, Experiment


def lead_to(view: str, label: str, **query: str) -> None:
    """Link to a page, by the name of its file, with its choices."""
    icon = ":material/arrow_forward:"
    st.page_link(f"views/{view}.py", label=label, icon=icon, query_params=query)


def further(experiment: Experiment) -> None:
    """Link to each page that looks into an experiment."""
    views = {
        "draw": ("Draw a digit for it", experiment.dataset.samples == "images"),
        "confusions": ("See what is mistaken for what", True),
        "hidden_units": ("See what its hidden units learned", experiment.examined),
        "map": ("See how digits cluster inside it", experiment.mapped),
        "small_worlds": ("See all its weights at work", experiment.dataset != MNIST),
    }
    with st.container(horizontal=True):
        for view, (label, is_shown) in views.items():
            if is_shown:
                lead_to(view, label, **{address.SUBJECT: experiment.id})
