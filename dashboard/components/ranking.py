"""What Home says of all experiments: who reads best, how far it is from print, what size buys."""

from collections.abc import Sequence
from statistics import fmean

import streamlit as st

from dashboard import loading
from dashboard.results import Result, on_mnist, own, published
from dashboard.theme import count, listed, per_cent, points
from dashboard.words import accuracy, certainty
from pipeline import experiments
from pipeline.spec import MNIST


def winner(results: Sequence[Result]) -> None:
    """Say which published network reads MNIST best; below, how ours does and what lacks."""
    tested = on_mnist(results)
    ranked = _ranked(results)
    lead = f"No published network that is tested on {MNIST.name} is built yet."
    if ranked:
        best = ranked[0]
        lead = (
            f"Of {count(len(ranked), 'published network')} tested on the {MNIST.test:,} images of "
            f"{MNIST.name}, the one with **{best.experiment.title}** reads the most correctly: "
            f"**{per_cent(best.measured, 2)}** ({certainty(best)})."
        )
    st.markdown("\n\n".join([lead, *(_beside(ranked, result) for result in own(tested))]))
    if missing := len(experiments.EXPERIMENTS) - len(results):
        command = loading.store().build_command()
        st.caption(f"{count(missing, 'experiment')} not built yet. To build: {command}")


def runners_up(results: Sequence[Result]) -> None:
    """Say which published networks come next and last."""
    ranked = _ranked(results)
    if len(ranked) > 1:
        best, second, last = ranked[0], ranked[1], ranked[-1]
        st.markdown(
            f"Next after {best.experiment.title}: {second.experiment.title}, {accuracy(second)}; "
            f"{_apart(best, second)}. Last: {last.experiment.title}, {accuracy(last)}."
        )


def agreement(results: Sequence[Result]) -> None:
    """Say how far the measured accuracies are from the published ones."""
    differences = {
        result.experiment.title: result.difference
        for result in results
        if result.difference is not None and not result.is_outdated
    }
    if differences:
        farthest = max(differences, key=lambda title: abs(differences[title]))
        usual = points(fmean(map(abs, differences.values()))).lstrip("+")
        st.markdown(
            f"Our means differ from {count(len(differences), 'published figure')} by {usual} on "
            f"average. The largest difference is {points(differences[farthest])}, with {farthest}."
        )


def enough_nodes(results: Sequence[Result]) -> None:
    """Say with how many hidden nodes accuracy peaks, and how few come near."""
    best = max(results, key=lambda result: result.measured)
    by_width = sorted(results, key=lambda result: result.experiment.hidden_units)
    near = next(result for result in by_width if result.measured > best.measured - 0.01)
    sentence = f"Accuracy peaks with {best.experiment.title}: {accuracy(best)}"
    if near is not best:
        sentence += f"; {near.experiment.title} already come within one point"
    alike = [r.experiment.hidden_units for r in by_width if r is not best and _overlap(r, best)]
    if alike:
        sentence += f". The interval of the peak overlaps with that of {listed(alike)} nodes"
    st.markdown(f"{sentence}.")


def _ranked(results: Sequence[Result]) -> list[Result]:
    """The published networks that read MNIST, the best first."""
    return sorted(published(on_mnist(results)), key=lambda result: -result.measured)


def _beside(ranked: Sequence[Result], result: Result) -> str:
    """How a network of ours reads the same images, beside the best of the published ones."""
    sentence = f"Ours, **{result.experiment.title}**, stands apart from them: {accuracy(result)}"
    if ranked:
        best = ranked[0]
        lies = "lies above" if result.measured > best.measured else "lies below"
        sentence += f"; its interval {'overlaps with' if _overlap(result, best) else lies} that of "
        sentence += best.experiment.title
    return f"{sentence}."


def _apart(a: Result, b: Result) -> str:
    """Whether two intervals lie apart."""
    if not _overlap(a, b):
        return "the two intervals do not overlap"
    titles = f"{a.experiment.title} and {b.experiment.title}"
    return f"the intervals overlap, so **{titles} cannot be told apart** by them"


def _overlap(a: Result, b: Result) -> bool:
    return a.interval.low <= b.interval.high and b.interval.low <= a.interval.high
