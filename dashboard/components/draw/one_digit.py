"""One digit: what all models read in it, how it became what they read, and one of them closer."""

from functools import partial

import streamlit as st

from dashboard import address, exports
from dashboard.components.downloads import csv_button
from dashboard.components.draw.canvas import SIDE
from dashboard.components.draw.lens import lens
from dashboard.components.draw.sources import given
from dashboard.components.draw.steps import steps, switched_off
from dashboard.components.draw.verdicts import no_verdicts, verdicts
from dashboard.components.experiment_picker import FIRST_SHOWN
from dashboard.inference import Readers
from dashboard.readings import Reading, read
from dashboard.words import labelled
from pipeline.experiments import everything, find

_LENS = "draw-lens"
_KNOWN = frozenset(experiment.id for experiment in everything())

_NOTHING_YET = (
    "What this model receives of your digit, which ink speaks for its answer, how its hidden layer "
    "responds, where the digit lies among those it learned from, and the smallest change that "
    "flips its answer."
)

ONLY_HERE = (
    "Your picture stays in the memory of this page's server, for this visit only: nothing is sent "
    "or kept elsewhere."
)


def one_digit(readers: Readers) -> None:
    """Let the reader give a digit, and show all about it on one screen."""
    ids, off = list(readers.networks), switched_off()
    chosen = _chosen(ids)
    with st.container(key="draw", horizontal=True, gap="medium"):
        left, right = st.container(width=712), st.container(key=_LENS)
    with left, st.container(horizontal=True, gap="medium"):
        source, answers = st.container(width=SIDE), st.container(width=400)
    with source:
        found = read(given(), off, readers)
    with right:
        _say_whose(chosen)
    if isinstance(found, Reading):
        with answers:
            verdicts(found, chosen, _LENS)
            csv_button("readings-of-my-digit", partial(exports.answers, found.answers))
        with left:
            steps(found.prepared.steps, off, found.effect)
        with right:
            lens(find(chosen), found.prepared.image, found.answers)
    else:
        with answers:
            no_verdicts(ids, chosen, found, _LENS)
        with left:
            steps((), off, "Each step will show what it makes of the digit.")
        with right:
            st.subheader(f"Inside {labelled(find(chosen))}", anchor=False)
            st.html(f'<div class="nothing-yet">{_NOTHING_YET}</div>')


def _chosen(ids: list[str]) -> str:
    """The model that is looked into; other pages keep a subject that cannot be."""
    first = FIRST_SHOWN if FIRST_SHOWN in ids else ids[0]
    return address.choice(address.SUBJECT, ids, first, elsewhere=_KNOWN - set(ids))


def _say_whose(chosen: str) -> None:
    """Say so where a link carried along an experiment whose model reads no drawings."""
    asked = st.query_params.get(address.SUBJECT)
    if asked in _KNOWN - {chosen}:
        st.caption(f"{asked} has no model here that reads drawings. This is {chosen}.")
