"""The confusion matrix as a table of buttons, under links to its most frequent mistakes.

A click on a cell or a link chooses that pair of classes; arrow keys walk through the cells.
"""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard.components.digit_pair import choose_pair, pair_query
from dashboard.words import sample
from pipeline.metrics import Confusion
from pipeline.spec import Experiment

_FOLDER = Path(__file__).parent
_KEY = "confusion-matrix"

_component = st.components.v2.component(
    "digitscope_confusion_matrix",
    html="<p>Most frequent mistakes:</p><ol></ol><table></table><p></p>",
    css=(_FOLDER / "confusion_matrix.css").read_text(),
    js=(_FOLDER / "confusion_matrix.js").read_text(),
)


def confusion_matrix(
    experiment: Experiment,
    confusion: NDArray[np.int64],
    frequent: Sequence[Confusion],
    selected: tuple[int, int],
    shares: bool,
    reveal: str,
) -> None:
    """Show the matrix.

    Args:
        confusion: int64 (classes, classes), rows true, columns predicted.
        frequent: the mistakes to link to.
        selected: true and predicted class of the cell to mark.
        shares: whether cells show per cent of their row instead of counts.
        reveal: key of the container to bring into view when a cell is chosen.
    """

    def choose() -> None:
        if (cell := st.session_state[_KEY].cell) is not None:
            choose_pair(experiment, int(cell["true"]), int(cell["predicted"]))

    links = [
        {
            "cell": [mistake.true, mistake.predicted],
            "query": urlencode(pair_query(experiment, mistake.true, mistake.predicted)),
        }
        for mistake in frequent
    ]
    _component(
        key=_KEY,
        data={
            "counts": confusion.tolist(),
            "sample": sample(experiment.dataset),
            "links": links,
            "selected": list(selected),
            "shares": shares,
            "reveal": f".st-key-{reveal}",
        },
        on_cell_change=choose,
    )
