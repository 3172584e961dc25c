"""What a page found out, in a sentence computed from the results."""

from collections.abc import Sequence

import streamlit as st

from dashboard import loading
from dashboard.results import Result
from dashboard.theme import count, per_cent, points
from pipeline import experiments


def winner(results: Sequence[Result]) -> None:
    """Say which network reads best and which worst, and how many are not built yet."""
    best, worst = (pick(results, key=lambda result: result.measured) for pick in (max, min))
    sentence = (
        f"Of {count(len(results), 'network')} that read handwritten digits, the one with "
        f"**{best.experiment.title}** reads the most test images correctly, "
        f"**{per_cent(best.measured, 2)}**"
    )
    if best is not worst:
        sentence += f"; the one with {worst.experiment.title} the fewest, "
        sentence += per_cent(worst.measured, 2)
    st.markdown(f"{sentence}.")
    if missing := len(experiments.EXPERIMENTS) - len(results):
        command = loading.store().build_command()
        st.caption(f"{count(missing, 'experiment')} not built yet. To build: {command}")


def agreement(results: Sequence[Result]) -> None:
    """Say how far the measured accuracies are from the published ones."""
    differences = {
        result.experiment.title: result.difference
        for result in results
        if result.difference is not None and not result.is_outdated
    }
    if differences:
        farthest = max(differences, key=lambda title: abs(differences[title]))
        st.markdown(f"The largest difference is {points(differences[farthest])}, with {farthest}.")


def enough_nodes(results: Sequence[Result]) -> None:
    """Say with how many hidden nodes accuracy peaks, and how few come near."""
    best = max(results, key=lambda result: result.measured)
    near = min(
        (result for result in results if result.measured > best.measured - 0.01),
        key=lambda result: result.experiment.hidden_units,
    )
    sentence = f"Accuracy peaks with {best.experiment.title} ({per_cent(best.measured, 2)})"
    if near is not best:
        sentence += f"; {near.experiment.title} already come within one point"
    st.markdown(f"{sentence}.")


def answer(result: Result, baseline: Result | None) -> None:
    """Say how good a model is, against its baseline and against the published figure."""
    title = result.experiment.title
    sentence = f"With {title}, **{per_cent(result.measured, 2)}** of the test images are read"
    sentence += " correctly"
    if baseline:
        difference = points(result.measured - baseline.measured)
        sentence += f": **{difference}** against {baseline.experiment.title} "
        sentence += f"({per_cent(baseline.measured, 2)})"
    if result.difference is not None:
        sentence += f". Published: {per_cent(result.published, 2)}, so ours differs by "
        sentence += points(result.difference)
    st.markdown(f"{sentence}.")
