"""What the smallest networks can do, in sentences computed from their runs."""

from collections.abc import Sequence

import streamlit as st

from dashboard import loading
from dashboard.components.small_worlds.choice import DIGITS, WIDTHS
from dashboard.results import Result
from dashboard.small_worlds import ONE_LINE
from dashboard.theme import count, listed, per_cent
from dashboard.words import certainty, tested_on


def built_widths() -> list[Result]:
    """The networks for XOR that have results, in ascending order of hidden nodes."""
    return loading.built(WIDTHS.values())


def small_answer() -> None:
    """Say how far networks for XOR and for tiny digits get, and what is not built."""
    loading.results()  # whoever has none at all is told so once, for the whole page
    widths, digits = built_widths(), loading.built([DIGITS])
    sentences = [_about_xor(widths)] if widths else []
    sentences += map(_about_digits, digits)
    st.markdown(" ".join(sentences))
    if missing := [e.id for e in (*WIDTHS.values(), DIGITS) if not loading.built([e])]:
        command = loading.store().build_command()
        st.caption(f"Not built yet: {listed(missing)}. To build: {command}")


def _about_xor(widths: Sequence[Result]) -> str:
    """How well the widest network reads, and how often each width beats a straight line."""
    *narrower, widest = widths
    sentence = (
        f"With **{_nodes(widest)}**, **{per_cent(widest.measured)}** of the "
        f"{tested_on(widest.experiment.dataset)} are read correctly ({certainty(widest)}). A "
        f"straight line is right about three corners of four at most: more than "
        f"{per_cent(ONE_LINE, 0)} is read in **{_better(widest)} of {count(widest.runs, 'run')}**"
    )
    if narrower:
        others = [f"{_nodes(s)} in {_better(s)} of {s.runs}" for s in reversed(narrower)]
        sentence += f", with {listed(others)}"
    return f"{sentence}."


def _nodes(step: Result) -> str:
    return count(step.experiment.hidden_units, "hidden node")


def _better(step: Result) -> int:
    """How many runs read more than a straight line can."""
    return sum(accuracy > ONE_LINE for accuracy in step.accuracies)


def _about_digits(result: Result) -> str:
    return (
        f"With **no hidden layer at all**, **{per_cent(result.measured)}** of the "
        f"{tested_on(result.experiment.dataset)} are read correctly ({certainty(result)})."
    )
