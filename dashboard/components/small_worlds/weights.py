"""The weights of a small network, or how to get them."""

import streamlit as st

from dashboard import loading
from dashboard.small_worlds import Layer, layers_of
from pipeline.spec import Experiment
from pipeline.store import MissingError


def stored_layers(experiment: Experiment) -> list[Layer]:
    """The layers of the first run; none, and a note in their place, where they are not stored."""
    try:
        return layers_of(loading.weights(experiment))
    except MissingError as error:
        st.info(
            f"The weights of {experiment.id} are not built yet, so they cannot be drawn. To build "
            f"them: `{error.command}`"
        )
        return []
