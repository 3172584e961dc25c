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
    read = [_read(widths[-1], _nodes(widths[-1]))] if widths else []
    read += [_read(result, "no hidden layer at all") for result in digits]
    lead = "; ".join(read).removeprefix("with")
    st.markdown(f"With{lead}.\n\n{_lines(widths) if widths else ''}")
    if missing := [e.id for e in (*WIDTHS.values(), DIGITS) if not loading.built([e])]:
        command = loading.store().build_command()
        st.caption(f"Not built yet: {listed(missing)}. To build: {command}")


def _read(result: Result, layers: str) -> str:
    return (
        f"with **{layers}**, **{per_cent(result.measured, 2)}** of the "
        f"{tested_on(result.experiment.dataset)} are read correctly ({certainty(result)})"
    )


def _lines(widths: Sequence[Result]) -> str:
    """How often each width beats a straight line."""
    *narrower, widest = widths
    sentence = (
        f"A straight line is right about three corners of four at most: more than "
        f"{per_cent(ONE_LINE, 0)} is read in **{_better(widest)} of {count(widest.runs, 'run')}** "
        f"with {_nodes(widest)}"
    )
    others = [
        f"{_better(step)} of {step.runs} with {step.experiment.hidden_units}"
        for step in reversed(narrower)
    ]
    return f"{sentence}, {listed(others)}." if others else f"{sentence}."


def _nodes(step: Result) -> str:
    return count(step.experiment.hidden_units, "hidden node")


def _better(step: Result) -> int:
    """How many runs read more than a straight line can."""
    return sum(accuracy > ONE_LINE for accuracy in step.accuracies)
