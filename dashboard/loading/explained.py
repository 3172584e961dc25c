"""What explains a model's answer to one drawing, worked out once however often its page runs."""

from pathlib import Path

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import explanations
from dashboard.explanations import Change
from dashboard.loading.current import key
from dashboard.loading.models import network
from pipeline.experiments import find
from pipeline.spec import Experiment

Image = NDArray[np.float32]


def occlusion(experiment: Experiment, image: Image, digit: int) -> Image:
    """How much the ink around each pixel speaks for a digit: float32 (28, 28).

    Args:
        image: float32 (28, 28) in [0, 1].
    """
    return _occlusion(experiment.id, image, digit, *key())


def smallest_change(experiment: Experiment, image: Image) -> Change:
    """Few pixels of an image, float32 (28, 28) in [0, 1], that flip a model's answer."""
    return _smallest_change(experiment.id, image, *key())


@st.cache_resource(show_spinner=False, max_entries=64)
def _occlusion(id: str, image: Image, digit: int, root: Path, written: int) -> Image:
    return explanations.occlusion(network(find(id)).probabilities, image, digit)


@st.cache_resource(show_spinner=False, max_entries=64)
def _smallest_change(id: str, image: Image, root: Path, written: int) -> Change:
    return explanations.smallest_change(network(find(id)).probabilities, image)
