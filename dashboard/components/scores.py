"""How good a model is: in a row of figures, per class and per sample."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from dashboard import tables
from dashboard.results import Predictions, Result
from dashboard.theme import count, loss, per_cent
from dashboard.words import class_word, sample
from pipeline import metrics
from pipeline.spec import CLASSES

_SHORT = {
    "true_positives": "TP",
    "false_positives": "FP",
    "false_negatives": "FN",
    "true_negatives": "TN",
}


def headline_scores(result: Result, predictions: Predictions) -> None:
    """The runs' mean scores in a row, each with its interval and the published figure under it."""
    runs, experiment = result.stored.replicates, result.experiment
    published, leaky = experiment.published, experiment.split.source_validates_on_test
    validation = None if leaky else published.validation_accuracy
    accuracies = (
        ("Test accuracy", result.accuracies, published.test_accuracy, 2),
        ("Validation accuracy", [run.validation_accuracy for run in runs], validation, 1),
        ("Training accuracy", [run.train_accuracy for run in runs], published.train_accuracy, 1),
    )
    with st.container(horizontal=True):
        for label, measured, reported, decimals in accuracies:
            form = partial(per_cent, decimals=decimals)
            _mean(label, measured, reported, form, metrics.ACCURACY.words)
        _mean("Test loss", [run.test_loss for run in runs], published.test_loss, loss)
    with st.container(horizontal=True):
        if experiment.dataset.classes == CLASSES:
            rmse, read = metrics.LABEL_RMSE, predictions.of_runs
            errors = [metrics.label_rmse(predictions.test.labels, labels) for labels in read]
            _mean(rmse.name, errors, published.label_rmse, "{:.2f}".format, rmse.words)
        _calibration_error(predictions)
        printed = published.history.epochs if published.history else None
        _epochs([run.epochs for run in runs], printed)
    _explain(result, predictions)


def _explain(result: Result, predictions: Predictions) -> None:
    means = (
        f"Means of {result.runs} runs; ± leads to the ends of the 95\N{NO-BREAK SPACE}% interval."
        if result.runs > 1
        else "Of a single run."
    )
    printed = (
        ""
        if result.experiment.ours
        else " Published training and validation figures are of the last epoch, the training one "
        "while the weights still changed."
    )
    st.caption(
        f"{means} Measured with the weights that were kept.{printed} Calibration "
        f"is judged by {count(predictions.of_runs.size, 'reading')} of all runs.",
        help=f"{metrics.STUDENT_INTERVAL.name}. {metrics.STUDENT_INTERVAL.words}",
    )


def _mean(
    label: str,
    measured: Sequence[float],
    published: float | None,
    form: Callable[[float], str],
    words: str | None = None,
) -> None:
    """The mean of what was measured in each run; with several runs, how far it may be off."""
    mean, interval = float(np.mean(measured)), metrics.student_interval(measured)
    reach = f" :small[± {form(interval.high - mean)}]" if interval else ""
    printed = None if published is None else f"published {form(published)}"
    _figure(label, form(mean) + reach, printed, words)


def _calibration_error(predictions: Predictions) -> None:
    right = predictions.right.ravel()
    curve = metrics.reliability_curve(predictions.confidence.ravel(), right)
    error, meaning = metrics.expected_calibration_error(curve), metrics.CALIBRATION_ERROR
    _figure(meaning.name, per_cent(error), None, meaning.words)


def _epochs(trained: Sequence[int], published: int | None) -> None:
    fewest, most = min(trained), max(trained)
    value = f"{most:,}" if fewest == most else f"{fewest:,} to {most:,}"
    _figure("Epochs trained", value, f"published {published}" if published else None)


def _figure(label: str, value: str, delta: str | None, words: str | None = None) -> None:
    st.metric(
        label,
        value,
        delta,
        delta_color="off",
        delta_arrow="off",
        help=words,
        border=True,
        height="stretch",
    )


def score_table(result: Result, predictions: Predictions) -> None:
    """Each class against all others: shares, with published ones beside, then the counts."""
    dataset, published = result.experiment.dataset, result.experiment.published.scores
    noun = class_word(dataset)
    scores = metrics.class_scores(predictions.confusion)
    st.dataframe(
        tables.class_scores(scores, published, noun),
        hide_index=True,
        height="content",
        column_config=_score_columns(),
        alt=f"Scores of each {noun}",
    )
    seed = result.stored.replicates[0].seed
    samples = count(len(predictions.labels), f"test {sample(dataset)}")
    silent = not published and not result.experiment.ours
    none = f" The source prints no such figures per {noun}." if silent else ""
    st.caption(
        f"Counts of the run with seed {seed}, {samples}; each {noun} against all others.{none}"
    )


def _score_columns() -> dict[str, Any]:
    columns, number = {}, st.column_config.NumberColumn
    for name, meaning in tables.CLASS_SHARES.items():
        columns[name] = number(meaning.name, help=meaning.words, format="%.1f %%")
        columns[f"{name}, published"] = number(
            "published", help=f"{meaning.name} as the source prints it", format="%.0f %%"
        )
    for name, meaning in tables.CLASS_COUNTS.items():
        words = f"{meaning.name}: {meaning.words}"
        columns[name] = number(_SHORT.get(name, meaning.name), help=words, format="localized")
    return columns
