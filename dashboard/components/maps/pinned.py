"""The image that is pinned, with its nearest neighbours; part of the address as `pin`.

A list of the neighbours, with links, is what the map shows to those who cannot use it.
"""

from collections.abc import Sequence

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import address, loading
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.tiles import name_of
from dashboard.results import SampleSet
from dashboard.theme import per_cent, with_article
from pipeline.spec import Experiment

PIN = "pin"
NEIGHBOURS = 15


def pin_picker(images: int) -> int | None:
    """Let the reader pin an image by its number, or none."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pin: int | None = st.number_input(
            f"Pin training image, 0 to {images - 1:,}",
            0,
            images - 1,
            placeholder="or click a point",
            width=240,
            **address.follow(PIN, range(images), None),
        )
        if pin is not None:
            st.button("Unpin", on_click=address.choose, kwargs={PIN: None})
    return pin


def neighbours(id: str, image: int | None) -> list[int]:
    """The images nearest to the pinned one among the points of a map, nearest first."""
    if image is None:
        return []
    with st.spinner(f"Looking for the nearest of image {image}"):
        found: list[int] = loading.neighbours(id, image, NEIGHBOURS).tolist()
    return found


def pinned(
    experiment: Experiment, training: SampleSet, image: int | None, near: Sequence[int]
) -> None:
    """Show the pinned image, what the model makes of it, and its neighbours as links."""
    if image is None:
        st.caption(
            "A click on a point, or a number here, pins an image: it is shown with its "
            f"{NEIGHBOURS} nearest in the hidden layer, and all are marked in the map."
        )
        return
    digit_grid([_large(experiment, training, image)], size="large")
    digit = int(training.labels[image])
    alike = int(np.count_nonzero(training.labels[near] == digit))
    st.markdown(
        f"Its {len(near)} nearest in the hidden layer of {experiment.id}: {alike} of {len(near)} "
        f"show {with_article(digit)} too."
    )
    labels = loading.map(experiment.id).labels
    tiles = [pin_tile(training, labels, neighbour) for neighbour in near]
    digit_grid(tiles, size="small", key="neighbours")


def _large(experiment: Experiment, training: SampleSet, image: int) -> Tile:
    probabilities = loading.network(experiment).probabilities(training.images[[image]])[0]
    truth, read = int(training.labels[image]), int(np.argmax(probabilities))
    sure = per_cent(float(probabilities[read]))
    return Tile(
        picture=training.images[image],
        name=f"{name_of(training, image, 'training')} that {experiment.id} reads as {read}",
        lines=[f"#{image} is {truth}", f"read {read}: {sure}"],
        marked=read != truth,
        probabilities=probabilities,
    )


def pin_tile(training: SampleSet, labels: NDArray[np.uint8], image: int) -> Tile:
    """A training image as a link that pins it.

    Args:
        labels: uint8 (n,), what a model reads in the training images.
    """
    truth, read = int(training.labels[image]), int(labels[image])
    return Tile(
        picture=training.images[image],
        name=f"Training image {image}",
        lines=[f"#{image}", f"is {truth}", f"read {read}"],
        href=address.link(**{PIN: image}),
    )
