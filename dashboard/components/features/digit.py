"""One digit, seen through its leading components and through its most important pixels."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import loading, preprocessing
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.features.choices import DECLARED, FOREST, PCA, K, N, how_many
from dashboard.components.tiles import name_of
from dashboard.features import PIXELS, dotted, enlarged, mirrored, only, ranked, rebuild
from dashboard.pictures import signed_picture
from dashboard.results import SampleSet
from dashboard.theme import count, per_cent
from pipeline.spec import Experiment
from pipeline.store import Features

_DIFFERENCE = 0.5
"""Of a pixel, black to white being 1: what gets the full colour."""


def rebuilt_digit(features: Features, test: SampleSet, image: int) -> int:
    """Show an image put together from its leading components; how many the reader chose."""
    k = how_many(K, f"Leading components, of {PIXELS}")
    original, found = test.images[image], rebuild(features, test.images[image], k)
    pixels = preprocessing.picture(found.shown, 0, 1)
    difference = signed_picture(found.shown - original / 255, _DIFFERENCE)
    name = name_of(test, image)
    digit_grid(
        [
            Tile(original, f"{name}, original", ["original", *_read(PCA, original)]),
            Tile(pixels, f"{name}, rebuilt from {k}", [f"rebuilt from {k}", *_read(PCA, pixels)]),
            Tile(difference, f"{name}, difference", ["difference"]),
        ],
        size="large",
    )
    held = per_cent(float(features.variance[:k].sum()))
    st.caption(
        f"Held by {k} of {PIXELS} components: **{held}** of the variance of the training images, "
        f"**{per_cent(found.kept)}** of what sets this one apart from the mean image. Difference: "
        "blue where rebuilding adds ink, orange where it takes some away, "
        f"brightest at half of what lies between black and white. {_who_reads()}"
    )
    return k


def chosen_pixels(features: Features, test: SampleSet, image: int) -> int:
    """Show the most important pixels of an image; how many the reader chose."""
    n = how_many(N, f"Most important pixels, of {PIXELS}")
    original, pixels = test.images[image], ranked(features.importance)[:n]
    name, shown = name_of(test, image), count(n, "pixel")
    digit_grid(
        [
            Tile(dotted(original, pixels), f"{name}, {shown} marked", [shown]),
            Tile(enlarged(only(original, pixels)), f"{name}, only {shown}", ["what they show"]),
            Tile(
                dotted(original, mirrored(pixels)),
                f"{name}, {shown} marked with rows and columns exchanged",
                ["as the document", "draws them"],
            ),
        ],
        size="large",
    )
    held = per_cent(float(features.importance[pixels].sum()))
    st.caption(
        f"Held by {n} of {PIXELS} pixels: **{held}** of the importance in the forest. Dark blue: "
        "not read. The document's own picture takes rows for columns, so that its dots lie "
        f"mirrored. {_forest_reads(original)}"
    )
    return n


def _who_reads() -> str:
    if loading.built([PCA]):
        return f"Read by {PCA.id}."
    return f"{PCA.id}, which would read, is not built."


def _forest_reads(original: NDArray[np.uint8]) -> str:
    if not loading.built([FOREST]):
        return f"{FOREST.id} is not built."
    read, share = _answer(FOREST, original)
    return f"From its {DECLARED[N]}, {FOREST.id} reads **{read}**, {share} sure."


def _read(experiment: Experiment, picture: NDArray[np.uint8]) -> list[str]:
    """What a model reads in a picture, as a line; none where it is not built."""
    return [_reading(experiment, picture)] if loading.built([experiment]) else []


def _reading(experiment: Experiment, picture: NDArray[np.uint8]) -> str:
    return "read as {}: {}".format(*_answer(experiment, picture))


def _answer(experiment: Experiment, picture: NDArray[np.uint8]) -> tuple[int, str]:
    """The digit that a model reads in a picture, and how probable it finds that."""
    (probabilities,) = loading.network(experiment).probabilities(picture[None])
    read = int(probabilities.argmax())
    return read, per_cent(float(probabilities[read]))
