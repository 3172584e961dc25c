"""What a model receives of the drawing, and how probable it finds each digit."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard.components.data.preprocessing import Seen, enlarged, sight_of
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.probability_bars import probability_bars
from dashboard.inference import Answer
from dashboard.preprocessing import picture
from dashboard.theme import per_cent
from pipeline.spec import Experiment, Pixels

_PICTURE = 160
"""Pixels that pictures are wide, so that the probabilities fit beside them."""


def received(experiment: Experiment, image: NDArray[np.float32], answer: Answer) -> None:
    """Show the picture that goes in, what the model makes of it first, and what comes out."""
    seen = sight_of(experiment)(image)
    st.markdown(
        f"{experiment.id} receives {experiment.inputs.words}, and finds **{answer.digit}** most "
        f"probable: {per_cent(float(answer.confidence))}."
    )
    with st.container(horizontal=True):
        with st.container(width=_PICTURE):
            digit_grid(_tiles(experiment, image, seen), size="large")
        with st.container():
            probability_bars(answer.probabilities, f"probabilities-{experiment.id}")


def _tiles(experiment: Experiment, image: NDArray[np.float32], seen: Seen) -> list[Tile]:
    """The image, and what is made of it first, where anything is."""
    drawing = Tile(
        enlarged(picture(image, 0, 1)), "The drawing as 28 x 28 pixels", ["28 x 28 pixels"]
    )
    if isinstance(experiment.inputs, Pixels):
        return [drawing]
    name = f"What {experiment.id} makes of the drawing first: {seen.words}"
    return [drawing, Tile(enlarged(seen.picture), name, [seen.words])]
