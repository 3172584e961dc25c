"""The hidden layer of a model for the drawing, beside what it is for an average digit."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import loading
from dashboard.charts import likeness_to_averages
from dashboard.components.chart import chart
from dashboard.components.units.layer import activations
from dashboard.inference import Answer
from dashboard.lenses import correlations, distances
from dashboard.theme import decimal, listed, with_article
from pipeline.spec import Experiment

_COLUMNS = 50
_FEWEST = 3
"""Units that make a pattern: two are always in line with any other two."""

_HIGHEST = 80
"""Pixels that a strip of a wide layer is high."""


def layer(experiment: Experiment, answer: Answer) -> None:
    """Show all activations for the drawing above the average ones of the digit that is read."""
    if not experiment.examined:
        st.markdown(
            f"{experiment.id} has no hidden layer: its output reads {experiment.inputs.words}."
        )
        return
    averages = loading.units(experiment).mean
    _likeness(experiment, answer, averages)
    _strips(experiment, answer, averages[:, answer.digit])


def _likeness(experiment: Experiment, answer: Answer, averages: NDArray[np.float32]) -> None:
    """Which digit's average the layer answers most like, and how much like each."""
    if len(averages) < _FEWEST:
        st.markdown(_nearest(answer, averages))
        return
    likeness = correlations(answer.hidden, averages)
    best, second = (int(digit) for digit in np.argsort(-likeness, kind="stable")[:2])
    st.markdown(
        f"The layer answers most as it does to an average **{best}**"
        f"{_although(best, answer)}: correlation {decimal(likeness[best])} over "
        f"{len(averages):,} units, where 1 would be the same pattern. Next is {second} with "
        f"{decimal(likeness[second])}."
    )
    words = ", ".join(f"{digit}: {decimal(value)}" for digit, value in enumerate(likeness))
    chart(
        likeness_to_averages(likeness, answer.digit),
        alt=f"Correlation of the layer with the average of each digit: {words}",
        name=f"likeness-to-averages-{experiment.id}",
    )


def _nearest(answer: Answer, averages: NDArray[np.float32]) -> str:
    """The same for a layer of so few units that they make no pattern."""
    best = int(distances(answer.hidden, averages).argmin())
    own, usual = (
        listed([decimal(value) for value in values])
        for values in (answer.hidden, averages[:, best])
    )
    return (
        f"The layer answers {own}; nearest is its answer to an average **{best}**"
        f"{_although(best, answer)}: {usual}."
    )


def _although(best: int, answer: Answer) -> str:
    return "" if best == answer.digit else f", although it reads {with_article(answer.digit)}"


def _strips(experiment: Experiment, answer: Answer, average: NDArray[np.float32]) -> None:
    digit = answer.digit
    words = activations(
        experiment,
        answer.hidden,
        average,
        ["drawing", f"mean {digit}"],
        alt=f"Activations of all units for the drawing, and their means of all training {digit}s",
        widest=_COLUMNS,
        highest=_HIGHEST,
    )
    st.caption(
        f"{words} for the drawing. Below, the mean of all training {digit}s, in the same colours: "
        "the stronger, the further from 0."
    )
