"""Tables: functions from data to a pandas frame. They know no Streamlit."""

from collections.abc import Sequence
from math import prod

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.results import Result
from pipeline import metrics
from pipeline.spec import DigitScore, Experiment, Training

DIGIT_SCORES = {"precision": metrics.PRECISION, "recall": metrics.RECALL, "f1": metrics.F1}
"""The scores of a digit, by the name of their column."""


_KEPT = {"best_validation_loss": "those of the lowest validation loss", "last": "the last ones"}


def overview(results: Sequence[Result]) -> pd.DataFrame:
    """A row per experiment: accuracies in per cent, means over runs; the rest of the first run."""
    return pd.DataFrame(
        {
            "experiment": result.experiment.id,
            "measured": result.measured * 100,
            "published": None if result.published is None else result.published * 100,
            "runs": len(result.stored.replicates),
            "parameters": result.stored.parameters,
            "epochs": result.stored.replicates[0].epochs,
            "seconds": result.stored.replicates[0].seconds,
            "what it is": result.experiment.title,
        }
        for result in results
    )


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
    return "Keras defaults" if rate is None else f"learning rate {rate:g}"


def _stopping(training: Training) -> str:
    if training.patience is None:
        return str(training.epochs)
    return (
        f"at most {training.epochs}; stops when validation accuracy has not improved for "
        f"{training.patience} epochs"
    )


def digit_scores(
    measured: metrics.ClassScores, published: Sequence[DigitScore] | None
) -> pd.DataFrame:
    """A row per digit: precision, recall and F1 in per cent, published ones beside, and support."""
    frame = pd.DataFrame({"digit": range(len(measured.support))})
    for score in DIGIT_SCORES:
        frame[score] = getattr(measured, score) * 100
        if published:
            frame[f"{score}, published"] = [getattr(row, score) * 100 for row in published]
    frame["support"] = measured.support
    return frame


def probabilities(shares: NDArray[np.floating], truth: NDArray[np.integer]) -> pd.DataFrame:
    """The probability of each digit in per cent: a row per image, with its number and true digit.

    Args:
        shares: (n, 10), rows sum to 1.
        truth: (n,) in 0..9.
    """
    columns = [str(digit) for digit in range(shares.shape[1])]
    frame = pd.DataFrame(shares * 100, columns=columns)
    frame.insert(0, "#", np.arange(len(frame)))
    frame.insert(1, "is", truth)
    return frame
