"""What a page found out, in a sentence computed from the results."""

import streamlit as st

from dashboard.ablations import ablation_of
from dashboard.components.ingredients import measured
from dashboard.results import Result
from dashboard.theme import count, per_cent, points, span
from dashboard.words import certainty
from pipeline.metrics import welch_interval
from pipeline.spec import Ablation, Experiment

_OTHER_HANDS = [measure.name for measure in Ablation.MEASURES].index("other hands")


def answer(result: Result, baseline: Result | None) -> None:
    """Say how good a model is; below, against its baseline and against the published figure."""
    experiment = result.experiment
    lead = (
        f"With {experiment.title}, **{per_cent(result.measured, 2)}** of the test "
        f"{experiment.dataset.samples} are read correctly ({certainty(result)})"
        f"{_on_other_hands(experiment)}."
    )
    below = [_against(result, baseline)] if baseline else []
    if result.difference is not None:
        below.append(
            f"Published: {per_cent(result.published, 2)}, so ours differs by "
            f"{points(result.difference)}."
        )
    if experiment.ours:
        below.append("It is **ours**: no document publishes it.")
    st.markdown(f"{lead}\n\n{' '.join(below)}")


def _against(result: Result, baseline: Result) -> str:
    """How it differs from the experiment that it varies."""
    interval = welch_interval(result.accuracies, baseline.accuracies)
    certain = f" (95\N{NO-BREAK SPACE}% interval {span(interval)})" if interval else ""
    return (
        f"That is **{points(result.measured - baseline.measured)}**{certain} against "
        f"{baseline.experiment.title} ({per_cent(baseline.measured, 2)})."
    )


def _on_other_hands(experiment: Experiment) -> str:
    """What networks like it read of hands that are not in MNIST, where a study measured that."""
    ablation = ablation_of(experiment)
    found = measured(ablation) if ablation else None
    if ablation is None or found is None:
        return ""
    with_all, *_, with_none = found.accuracy[_OTHER_HANDS].mean(axis=1)
    return (
        f"; of {count(int(found.digits[_OTHER_HANDS]), 'digit')} by **other hands**, networks like "
        f"it that learned from only {ablation.experiment.training_samples:,} images read "
        f"**{per_cent(float(with_all), 2)}**, and {per_cent(float(with_none), 2)} without its "
        "ingredients"
    )
