"""The network that the page is about; part of its address as `world` and `width`."""

import streamlit as st

from dashboard import address
from dashboard.components.turn_pages import PAGE
from dashboard.components.unit_picker import UNIT
from dashboard.theme import count
from pipeline import experiments
from pipeline.spec import DIGITS_8X8, XOR, Experiment

WIDTH, WORLD = "width", "world"
STUDY, DIGITS = experiments.find("xor-6"), experiments.find("digits8x8-softmax")
_STEPS = (STUDY, *(e for e in experiments.VARIATIONS if e.variation_of == STUDY.id))
WIDTHS = {step.hidden_units: step for step in sorted(_STEPS, key=lambda step: step.hidden_units)}
"""The networks for XOR by their number of hidden nodes, in ascending order."""

_WORLDS = {XOR.id: "XOR", DIGITS_8X8.id: "8 x 8 digits"}


def small_experiment() -> Experiment:
    """Let the reader choose a world and, for XOR, how many hidden nodes; that network."""
    subject = next((e for e in (*_STEPS, DIGITS) if e.id == _subject()), STUDY)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        world = _choose_world(subject)
        if world == DIGITS.dataset.id:
            return DIGITS
        experiment = WIDTHS[_choose_width(subject)]
    first_layer, output = experiment.layer_parameters
    st.caption(
        f"{experiment.id}: 2 inputs, {count(experiment.hidden_units, 'hidden node')}, 2 classes; "
        f"{first_layer} + {output} = {experiment.parameters} weights and biases."
    )
    return experiment


def _choose_world(subject: Experiment) -> str:
    world = st.segmented_control(
        "World",
        list(_WORLDS),
        required=True,
        format_func=lambda id: _WORLDS[str(id)],
        **address.follow(
            WORLD,
            list(_WORLDS),
            subject.dataset.id,
            resets=[address.SUBJECT, "true", "predicted", PAGE],
        ),
    )
    return str(world)


def choose_width(nodes: int) -> None:
    """Set the number of hidden nodes, from a callback."""
    address.choose(**{WIDTH: nodes} | dict.fromkeys(_OF_ONE_WIDTH))


_OF_ONE_WIDTH = (address.SUBJECT, UNIT, PAGE)
"""Choices that mean nothing for another width."""


def _choose_width(subject: Experiment) -> int:
    first = subject if subject.dataset == XOR else STUDY
    nodes: int = st.select_slider(
        "Hidden nodes",
        list(WIDTHS),
        width=400,
        **address.follow(WIDTH, list(WIDTHS), first.hidden_units, resets=_OF_ONE_WIDTH),
    )
    return nodes


def _subject() -> str | None:
    """The experiment that a link from another page is about."""
    return st.query_params.get(address.SUBJECT)
