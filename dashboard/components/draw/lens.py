"""One model's look at the drawing; what is asked about it is part of the address as `lens`."""

from collections.abc import Mapping

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard.components.draw.change import change
from dashboard.components.draw.evidence import evidence
from dashboard.components.draw.layer import layer
from dashboard.components.draw.place import place
from dashboard.components.draw.received import received
from dashboard.components.store_problem import store_problem
from dashboard.components.tabs import tabs
from dashboard.inference import Answer
from dashboard.words import labelled
from pipeline.spec import Experiment
from pipeline.store import StoreError

Image = NDArray[np.float32]

LENS = "lens"

_NAMES = {
    "received": "Input",
    "evidence": "Evidence",
    "layer": "Layer",
    "map": "Map",
    "change": "Change",
}


def lens(experiment: Experiment, image: Image, answers: Mapping[str, Answer]) -> None:
    """Let the reader choose what to ask about a model's answer, and show that alone.

    Args:
        image: what all models read: float32 (28, 28) in [0, 1].
        answers: of all models, by experiment.
    """
    st.subheader(f"Inside {labelled(experiment)}", anchor=False)
    chosen = tabs("Look at", LENS, _NAMES)
    try:
        _show(chosen, experiment, image, answers)
    except StoreError as error:
        store_problem(error)


def _show(lens: str, experiment: Experiment, image: Image, answers: Mapping[str, Answer]) -> None:
    """What is not shown is not computed: the pen waits for it."""
    answer = answers[experiment.id]
    match lens:
        case "received":
            received(experiment, image, answer)
        case "evidence":
            evidence(experiment, image, answer)
        case "layer":
            layer(experiment, answer)
        case "map":
            place(experiment, answer)
        case "change":
            change(experiment, image, answers)
