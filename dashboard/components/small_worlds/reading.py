"""What a small network mistakes for what, with the samples behind each cell."""

import streamlit as st

from dashboard import address
from dashboard.components.confusion_matrix import confusion_matrix
from dashboard.components.digit_pair import digit_pair
from dashboard.components.mistakes import cell_images, worst_mistake
from dashboard.results import Predictions, SampleSet
from dashboard.theme import listed
from pipeline import metrics
from pipeline.spec import Experiment

_FREQUENT = 5
_CELLS = _SHARES, _COUNTS = ("per cent of row", "counts")
_IMAGES = "cell-images"


def reading(experiment: Experiment, test: SampleSet, predictions: Predictions) -> None:
    """Show the confusion matrix; a click on a cell shows its samples."""
    confusion = predictions.confusion(test)
    frequent = metrics.frequent_confusions(confusion, _FREQUENT)
    st.header("What is mistaken for what?", anchor=False)
    worst_mistake(experiment, frequent, test, predictions)
    left, right = st.columns(2, gap="large")
    with right:
        pair = (frequent[0].true, frequent[0].predicted) if frequent else (0, 1)
        pair = digit_pair(experiment, pair)
        with st.container(key=_IMAGES):
            cell_images(test, predictions, *pair)
    with left:
        cells = st.segmented_control(
            "Cells show", _CELLS, required=True, **address.follow("cells", _CELLS, _SHARES)
        )
        confusion_matrix(experiment, confusion, frequent, pair, cells == _SHARES, reveal=_IMAGES)
        counts = listed(
            [f"{number} of {label}" for label, number in enumerate(confusion.sum(axis=1))]
        )
        st.caption(
            "Rows are what it is, columns what it is read as. Click a cell for its "
            f"{test.dataset.samples}. Test {test.dataset.samples} by class: {counts}."
        )
