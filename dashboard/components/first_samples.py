"""The first test samples of a data set, as a model reads them: in pictures and in numbers."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import tables
from dashboard.components.digit_grid import digit_grid
from dashboard.components.tiles import verdict_tile
from dashboard.results import Predictions
from dashboard.words import class_word

_IMAGES, _ROWS = 25, 20


def first_samples(predictions: Predictions) -> None:
    """Show what is read in the first samples, beside the probabilities of all classes."""
    truth, dataset = predictions.test.labels, predictions.test.dataset
    left, right = st.columns([9, 11], gap="large")
    with left:
        digit_grid([verdict_tile(predictions, image) for image in range(_IMAGES)])
    with right:
        _probabilities(predictions.probabilities[:_ROWS], truth[:_ROWS])
        st.caption(
            f"Probability of each {class_word(dataset)} in per cent, for the first {_ROWS} "
            f"{dataset.samples}."
        )


def _probabilities(probabilities: NDArray[np.floating], truth: NDArray[np.integer]) -> None:
    """The probability of each class for some samples, darker where it is higher."""
    classes = [str(number) for number in range(probabilities.shape[1])]
    st.dataframe(
        tables.shaded(tables.probabilities(probabilities, truth), classes, highest=100),
        hide_index=True,
        height="content",
        column_config={
            "#": st.column_config.NumberColumn(help="number in the test set", width=42),
            "is": st.column_config.NumberColumn(help="what it is", width=36),
            **dict.fromkeys(classes, st.column_config.NumberColumn(format="%.1f", width=45)),
        },
        alt="Probability of each class in per cent, for the first of the test set",
    )
