"""How good a model is: in a row of figures, per digit and per image."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TypeVar

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import tables
from dashboard.results import Result
from dashboard.theme import MEASURED, per_cent
from pipeline import metrics
from pipeline.spec import DigitScore

Number = TypeVar("Number", int, float)


def headline_scores(result: Result, label_rmse: float) -> None:
    """The first run's scores in a row, each with the published figure under it."""
    run, published = result.stored.replicates[0], result.experiment.published
    accuracies = (
        ("Test accuracy", run.test_accuracy, published.test_accuracy, 2),
        ("Validation accuracy", run.validation_accuracy, published.validation_accuracy, 1),
        ("Training accuracy", run.train_accuracy, published.train_accuracy, 1),
    )
    with st.container(horizontal=True):
        for label, measured, printed, decimals in accuracies:
            form = partial(per_cent, decimals=decimals)
            _figure(label, measured, printed, form, metrics.ACCURACY.words)
        rmse = metrics.LABEL_RMSE
        _figure(rmse.name, label_rmse, published.label_rmse, "{:.2f}".format, rmse.words)
        epochs = published.history.epochs if published.history else None
        _figure("Epochs trained", run.epochs, epochs, str)
    st.caption(
        "Ours are of the weights that were kept. The published training and validation figures are "
        "of the last epoch, the training one while the weights still changed."
    )


def _figure(
    label: str,
    measured: Number,
    published: Number | None,
    form: Callable[[Number], str],
    words: str | None = None,
) -> None:
    st.metric(
        label,
        form(measured),
        None if published is None else f"published {form(published)}",
        delta_color="off",
        delta_arrow="off",
        help=words,
        border=True,
        height="stretch",
    )


def score_table(measured: metrics.ClassScores, published: Sequence[DigitScore] | None) -> None:
    """Precision, recall, F1 and support of each digit, published figures beside ours."""
    columns = {
        "support": st.column_config.NumberColumn(
            metrics.SUPPORT.name, help=metrics.SUPPORT.words, format="localized"
        )
    }
    for name, meaning in tables.DIGIT_SCORES.items():
        columns[name] = st.column_config.NumberColumn(
            meaning.name, help=meaning.words, format="%.1f %%"
        )
        columns[f"{name}, published"] = st.column_config.NumberColumn(
            f"{meaning.name}, published", format="%.0f %%"
        )
    st.dataframe(
        tables.digit_scores(measured, published),
        hide_index=True,
        height="content",
        column_config=columns,
        alt="Precision, recall, F1 and support of each digit",
    )
    if not published:
        st.caption("The source prints no figures per digit.")


def probability_table(probabilities: NDArray[np.floating], truth: NDArray[np.integer]) -> None:
    """The probability of each digit for some images, darker where it is higher."""
    digits: list[Hashable] = [str(digit) for digit in range(probabilities.shape[1])]
    st.dataframe(
        tables.probabilities(probabilities, truth).style.map(_shade, subset=digits),
        hide_index=True,
        height="content",
        column_config={
            "#": st.column_config.NumberColumn(help="number of the test image", width=42),
            "is": st.column_config.NumberColumn(help="true digit", width=36),
            **{str(d): st.column_config.NumberColumn(format="%.1f", width=45) for d in digits},
        },
        alt="Probability of each digit in per cent, for the first test images",
    )


def _shade(value: object) -> str:
    """Blue behind a share in per cent, the stronger the higher; readable on light and dark."""
    opacity = round(float(str(value)) / 100 * 0.6 * 255)
    return f"background-color: {MEASURED}{opacity:02x}"
