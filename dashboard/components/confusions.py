"""What a model mistakes for what, with the samples behind each cell."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import address
from dashboard.components.confusion_matrix import confusion_matrix
from dashboard.components.digit_pair import digit_pair
from dashboard.components.mistakes import cell_images
from dashboard.results import Predictions
from pipeline import metrics
from pipeline.spec import Experiment

COUNTS, SHARES = "counts", "per cent of row"
"""What the cells can show."""

_IMAGES = "cell-images"


def confusions(
    experiment: Experiment,
    predictions: Predictions,
    most: int,
    cells: Sequence[str],
    note: str = "",
) -> tuple[DeltaGenerator, tuple[int, int]]:
    """Show the confusion matrix; a click on a cell shows its samples.

    Args:
        most: how many of the frequent mistakes to link to.
        cells: what the cells can show, `COUNTS` and `SHARES`; the first one at first.
        note: another sentence under the matrix.

    Returns:
        The column of the matrix, and the true and the predicted class that are shown.
    """
    confusion = predictions.confusion
    frequent = metrics.frequent_confusions(confusion, most)
    left, right = st.columns(2, gap="large")
    with right:
        first = (frequent[0].true, frequent[0].predicted) if frequent else (0, 1)
        pair = digit_pair(experiment, first)
        with st.container(key=_IMAGES):
            cell_images(predictions, *pair)
    with left:
        shown = st.segmented_control(
            "Cells show", cells, required=True, **address.follow("cells", cells, cells[0])
        )
        confusion_matrix(experiment, confusion, frequent, pair, shown == SHARES, reveal=_IMAGES)
        st.caption(
            "Rows are what it is, columns what it is read as. Click a cell for its "
            f"{predictions.test.dataset.samples}. {note}".rstrip()
        )
    return left, pair
