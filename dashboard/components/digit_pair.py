"""The pair of classes that a page is about; part of its address as `true` and `predicted`."""

import streamlit as st

from dashboard import address
from dashboard.components.turn_pages import PAGE
from dashboard.words import class_word
from pipeline.spec import CLASSES, Experiment

_TRUE, _PREDICTED = "pair-true", "pair-predicted"


def digit_pair(experiment: Experiment, first: tuple[int, int]) -> tuple[int, int]:
    """Let the reader choose the true class and the one that it is read as.

    A link may carry along a digit to an experiment that knows none: that is no error.

    Args:
        experiment: whose mistakes are shown.
        first: the pair that is shown before anything is chosen.
    """
    pair = zip(("true", "predicted"), first, strict=True)
    chosen = [address.choice(name, range(CLASSES), default) for name, default in pair]
    known = max(chosen) < experiment.dataset.classes
    true, predicted = chosen if known else first
    st.session_state[_TRUE], st.session_state[_PREDICTED] = true, predicted
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("Show", width="content")
        _class(f"True {class_word(experiment.dataset)}", _TRUE, experiment)
        st.markdown("read as", width="content")
        _class("Read as", _PREDICTED, experiment)
    return true, predicted


def _class(label: str, key: str, experiment: Experiment) -> None:
    st.selectbox(
        label,
        range(experiment.dataset.classes),
        key=key,
        label_visibility="collapsed",
        width=90,
        on_change=_choose_from_widgets,
        args=(experiment,),
    )


def _choose_from_widgets(experiment: Experiment) -> None:
    choose_pair(experiment, st.session_state[_TRUE], st.session_state[_PREDICTED])


def published_pair(experiment: Experiment) -> None:
    """Offer the pair whose mistakes the source shows, if it shows one."""
    if pair := experiment.published.confused_pair:
        st.button(
            f"Show the published pair: {pair[0]} and {pair[1]}",
            on_click=choose_pair,
            args=(experiment, *pair),
        )


def choose_pair(experiment: Experiment, true: int, predicted: int) -> None:
    """Set the pair, from a callback; the address then names all that the view needs."""
    address.choose(**pair_query(experiment, true, predicted), **{PAGE: None})


def pair_query(experiment: Experiment, true: int, predicted: int) -> dict[str, str]:
    """The part of an address that names an experiment and a pair."""
    return {address.SUBJECT: experiment.id, "true": str(true), "predicted": str(predicted)}
