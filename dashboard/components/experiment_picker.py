"""The experiment that a page is about; part of the page's address as `id`."""

from collections.abc import Sequence

import streamlit as st

from dashboard import address, loading
from dashboard.words import named
from pipeline import experiments
from pipeline.spec import Experiment

FIRST_SHOWN = "dense-130"
"""The experiment that pages begin with, where they can show it."""


def experiment_picker(among: Sequence[Experiment] | None = None, why_not: str = "") -> Experiment:
    """Let the reader choose an experiment or a variation; at first, one that has results.

    Where a link carried along an experiment that the page cannot show, the page says so and shows
    its first one; other pages keep their subject.

    Args:
        among: those that the page can show; None for all.
        why_not: what to say of any other, after its id: "has no map: only those with ... have".
    """
    everything = [experiment.id for experiment in experiments.everything()]
    ids = everything if among is None else [experiment.id for experiment in among]
    others = set(everything) - set(ids)
    built = loading.manifest().experiments
    first = _first(ids)
    id = st.selectbox(
        "Experiment",
        ids,
        format_func=lambda id: named(experiments.find(id), *([] if id in built else ["not built"])),
        label_visibility="collapsed",
        width=400,
        **address.follow(address.SUBJECT, ids, first, resets=address.OF_SUBJECT, elsewhere=others),
    )
    if (asked := st.query_params.get(address.SUBJECT)) in others:
        address.notices().info(f"{asked} {why_not}. This is {first}.")
    return experiments.find(id)


def _first(ids: Sequence[str]) -> str:
    """The experiment to begin with: one that has results, if there is one."""
    built = [result.experiment.id for result in loading.results()]
    preferred = [id for id in (FIRST_SHOWN, *built) if id in ids and id in built]
    return preferred[0] if preferred else ids[0]
