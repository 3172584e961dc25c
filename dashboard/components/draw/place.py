"""The drawing in the map of a model: among the training images whose hidden layer is nearest."""

from pathlib import Path

import numpy as np
import streamlit as st

from dashboard import address, loading, routes
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.further import lead_to
from dashboard.components.tiles import name_of
from dashboard.inference import Answer
from dashboard.maps import TSNE, Pane, in_still
from dashboard.placement import Placement
from dashboard.results import SampleSet
from dashboard.theme import per_cent, with_article
from dashboard.units import composition
from pipeline.experiments import EXPERIMENTS
from pipeline.spec import MNIST, Experiment

_STYLE = Path(__file__).with_suffix(".css")


def place(experiment: Experiment, answer: Answer) -> None:
    """Show where a map has the drawing, and the training images that are nearest to it."""
    if not experiment.mapped:
        _others(experiment)
        return
    training = loading.training_set(MNIST)
    asked = f"Asking {experiment.id} about {len(training.labels):,} training images"
    with st.spinner(f"{asked}, which takes some seconds the first time"):
        found = loading.placement(experiment, answer.hidden)
    number = len(found.neighbours)
    st.markdown(
        f"Of the {number} training images nearest to the drawing in the hidden layer of "
        f"{experiment.id}, **{composition(training.labels[found.neighbours])}**; it reads "
        f"{with_article(answer.digit)}."
    )
    _map(experiment, found)
    with st.container(key="nearest"):
        digit_grid([_tile(training, int(image)) for image in found.neighbours], size="small")
    _caption(experiment, found)
    lead_to("map", "Open the map at the nearest", id=experiment.id, pin=str(found.neighbours[0]))


def _others(experiment: Experiment) -> None:
    """Which models have a map, as buttons: a link would lose the drawing."""
    mapped = [e.id for e in EXPERIMENTS if e.mapped and e.id in loading.manifest().experiments]
    st.markdown(
        f"{experiment.id} has no map; these {len(mapped)} models have one. Look into one of them:"
    )
    with st.container(horizontal=True):
        for id in mapped:
            st.button(id, on_click=address.choose, kwargs={address.SUBJECT: id})


def _map(experiment: Experiment, found: Placement) -> None:
    """The still picture of the map with marks on it: points stay on the server."""
    pane = Pane(experiment.id, TSNE)
    coordinates = pane.coordinates(loading.map(experiment.id))
    near = in_still(coordinates[found.neighbours], coordinates)
    beside = found.position + np.array([found.spread, 0])
    (left, top), (edge, _) = in_still(np.stack([found.position, beside]), coordinates)
    marks = "".join(_mark("near", *place) for place in near.tolist())
    marks += _mark("ring", left, top, f"--radius: {edge - left:.4f};") + _mark("drawing", left, top)
    words = (
        f"Map of {experiment.id}: the drawing lies at {per_cent(left, 0)} of the width from the "
        f"left and {per_cent(top, 0)} of the height from the top"
    )
    st.html(_STYLE)
    st.html(
        f'<div class="placed" role="img" aria-label="{words}">'
        f'<img src="{routes.still_address(pane)}" alt="">{marks}</div>'
    )


def _caption(experiment: Experiment, found: Placement) -> None:
    """What is what in the map."""
    number, images = len(found.neighbours), len(loading.map(experiment.id).labels)
    st.caption(
        f"Black dots: these {number}. White dot: the drawing, at their mean, in which nearer ones "
        f"weigh more. Ring: how far they spread. Colours: digits of {images:,} training images."
    )


def _mark(kind: str, left: float, top: float, more: str = "") -> str:
    return f'<i class="{kind}" style="--left: {left:.4f}; --top: {top:.4f}; {more}"></i>'


def _tile(training: SampleSet, image: int) -> Tile:
    return Tile(
        picture=training.images[image],
        name=name_of(training, image, "training"),
        lines=[f"{training.labels[image]}"],
    )
