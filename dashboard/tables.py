"""Tables: functions from data to a pandas frame. They know no Streamlit."""

from collections.abc import Sequence
from math import nan, prod
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.results import Result
from dashboard.theme import MEASURED
from dashboard.words import titled
from pipeline import metrics
from pipeline.spec import MNIST, Ablation, Dataset, DigitScore, Experiment, FallingRate, Training
from pipeline.store import QUANTILES, Curves, Ingredients, Units

if TYPE_CHECKING:  # jinja2, which few pages need, takes a while to load
    from pandas.io.formats.style import Styler

CLASS_SHARES = {
    "precision": metrics.PRECISION,
    "recall": metrics.RECALL,
    "f1": metrics.F1,
    "specificity": metrics.SPECIFICITY,
    "misclassification": metrics.MISCLASSIFICATION,
}
CLASS_COUNTS = {
    "true_positives": metrics.TRUE_POSITIVES,
    "false_positives": metrics.FALSE_POSITIVES,
    "false_negatives": metrics.FALSE_NEGATIVES,
    "true_negatives": metrics.TRUE_NEGATIVES,
    "support": metrics.SUPPORT,
}
"""The scores of a class, by the name of their column."""

_KEPT = {"best_validation_loss": "those of the lowest validation loss", "last": "the last ones"}


def as_csv(table: pd.DataFrame) -> bytes:
    """A table as CSV in UTF-8, without the numbers of its rows."""
    return table.to_csv(index=False, lineterminator="\n", float_format="%.8g").encode()


def overview(results: Sequence[Result]) -> pd.DataFrame:
    """A row per experiment: accuracies in per cent; of several runs, everything is their mean."""
    return pd.DataFrame(
        {
            "experiment": result.experiment.id,
            "measured": result.measured * 100,
            **_interval(result.interval),
            "published": None if result.published is None else result.published * 100,
            "runs": result.runs,
            "tested on": _tested_on(result.experiment.dataset),
            "parameters": result.stored.parameters,
            "epochs": round(fmean(run.epochs for run in result.stored.replicates)),
            "seconds": fmean(run.seconds for run in result.stored.replicates),
            "what it is": titled(result.experiment),
        }
        for result in results
    )


def runs(result: Result, curves: Sequence[Curves]) -> pd.DataFrame:
    """A row per run: accuracies in per cent, that of the test with the interval of this one run."""
    return pd.DataFrame(
        {
            "seed": run.seed,
            "epochs": run.epochs,
            "epoch kept": course.kept_epoch + 1,
            "seconds": run.seconds,
            "training": run.train_accuracy * 100,
            "validation": run.validation_accuracy * 100,
            "test": run.test_accuracy * 100,
            **_interval(result.interval_of(run)),
            "test loss": run.test_loss,
        }
        for run, course in zip(result.stored.replicates, curves, strict=True)
    )


def variations(steps: Sequence[Result]) -> pd.DataFrame:
    """A row per step of a study: hidden nodes, and mean accuracies in per cent."""
    frame = pd.DataFrame(
        {
            "experiment": step.experiment.id,
            "hidden nodes": step.experiment.hidden_units,
            "test": step.measured * 100,
            **_interval(step.interval),
            "runs": step.runs,
            "validation": fmean(r.validation_accuracy for r in step.stored.replicates) * 100,
            "validation, published": (step.experiment.published.validation_accuracy or nan) * 100,
        }
        for step in steps
    )
    return frame.dropna(axis="columns", how="all")


def ablation(study: Ablation, found: Ingredients) -> pd.DataFrame:
    """A row per network: the share it reads of each kind of digits, and points lost."""
    frame = pd.DataFrame({"network": [step.name for step in study.steps]})
    for measure, accuracy in zip(study.MEASURES, found.accuracy, strict=True):
        shares = accuracy.mean(axis=1, dtype=np.float64) * 100
        frame[measure.name] = shares
        frame[f"{measure.name}, lost"] = np.round(shares[0] - shares, 2) + 0  # not minus zero
    return frame


def _tested_on(dataset: Dataset) -> str:
    return MNIST.name if dataset == MNIST else f"its own {dataset.test} {dataset.samples}"


def _interval(interval: metrics.Interval) -> dict[str, float]:
    """Both ends in per cent."""
    return {"95 % from": interval.low * 100, "95 % to": interval.high * 100}


def layers(experiment: Experiment) -> pd.DataFrame:
    """A row per layer, from the inputs to the output."""
    return pd.DataFrame(
        {
            "layer": ["inputs", *(layer.words for layer in experiment.layers)],
            "nodes": [prod(shape) for shape in experiment.shapes],
            "parameters": [0, *experiment.layer_parameters],
        }
    )


def settings(experiment: Experiment) -> dict[str, str]:
    """How the experiment trains, as names and values in words."""
    training = experiment.training
    return {
        "Reads": experiment.inputs.words,
        "Loss": training.loss.replace("_", " "),
        "Optimiser": f"{training.optimizer}, {_rate(training)}, batches of {training.batch_size}",
        "Epochs": _stopping(training),
        "Weights kept": _KEPT[training.keep],
        "Validated on": experiment.validated_on,
    }


def _rate(training: Training) -> str:
    rate = training.learning_rate
    falling = ", falling to 0" if isinstance(training, FallingRate) else ""
    return "Keras defaults" if rate is None else f"learning rate {rate:g}{falling}"


def _stopping(training: Training) -> str:
    if training.patience is None:
        return f"{training.epochs:,}"
    return (
        f"at most {training.epochs}; stops when validation accuracy has not improved for "
        f"{training.patience} epochs"
    )


def class_scores(
    measured: metrics.ClassScores, published: Sequence[DigitScore] | None, noun: str
) -> pd.DataFrame:
    """A row per class: shares in per cent, published ones beside where there are any, and counts.

    Args:
        noun: what one calls a class, name of the first column.
    """
    frame = pd.DataFrame({noun: range(len(measured.support))})
    for score in CLASS_SHARES:
        frame[score] = getattr(measured, score) * 100
        if published and hasattr(published[0], score):
            frame[f"{score}, published"] = [getattr(row, score) * 100 for row in published]
    for score in CLASS_COUNTS:
        frame[score] = getattr(measured, score)
    return frame


def probabilities(shares: NDArray[np.floating], truth: NDArray[np.integer]) -> pd.DataFrame:
    """The probability of each class in per cent: a row per sample, with its number and true class.

    Args:
        shares: (n, classes), rows sum to 1.
        truth: (n,) from 0.
    """
    columns = [str(number) for number in range(shares.shape[1])]
    frame = pd.DataFrame(shares * 100, columns=columns)
    frame.insert(0, "#", np.arange(len(frame)))
    frame.insert(1, "is", truth)
    return frame


ACTIVATION_COLUMNS = ("lowest", "median", "mean", "highest")


def activation_by_digit(units: Units, unit: int) -> pd.DataFrame:
    """A row per digit: the range of a unit's activation, what lies between, how often above 0."""
    quantiles = dict(zip(QUANTILES, units.quantiles[unit].T, strict=True))
    return pd.DataFrame(
        {
            "digit": range(len(units.quantiles[unit])),
            "lowest": quantiles["minimum"],
            "median": quantiles["median"],
            "mean": units.mean[unit],
            "highest": quantiles["maximum"],
            "above 0": units.active[unit] * 100,
        }
    )


def activations(
    pictures: Sequence[str], truth: NDArray[np.integer], hidden: NDArray[np.floating],
    units: Sequence[int],
) -> pd.DataFrame:  # fmt: skip
    """A row per image: its picture, what it is, and the activation of some units.

    Args:
        pictures: addresses of the pictures.
        truth: (n,), what the images are.
        hidden: (n, all units).
        units: numbers of those to show.
    """
    columns = {f"unit {unit}": hidden[:, unit] for unit in units}
    return pd.DataFrame({"image": pictures, "is": truth, **columns})


def shaded(table: pd.DataFrame, columns: Sequence[str], highest: float | None = None) -> "Styler":
    """A table in which a number has the more blue behind it the higher it is.

    Args:
        columns: those that are shaded.
        highest: what has the strongest blue behind it; None for the highest number of these.
    """
    strongest = highest or float(table[list(columns)].to_numpy().max()) or 1.0

    def shade(value: object) -> str:
        opacity = round(float(np.clip(float(str(value)) / strongest, 0, 1)) * 0.6 * 255)
        return f"background-color: {MEASURED}{opacity:02x}"

    return table.style.map(shade, subset=list(columns))
