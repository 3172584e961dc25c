"""What each experiment's preprocessing makes of one image, as pictures and as numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from dashboard import loading
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.downloads import csv_button
from dashboard.pictures import signed_picture
from dashboard.preprocessing import (
    MOST_INK,
    SQUARES,
    Image,
    Picture,
    Values,
    count_ink,
    keep_pixels,
    picture,
    project,
    project_back,
    share_of_white,
    standardise,
)
from dashboard.theme import listed, per_cent, plain
from dashboard.words import labelled
from pipeline.experiments import EXPERIMENTS
from pipeline.spec import (
    Experiment,
    ForestPixels,
    InkCounts,
    Pixels,
    PrincipalComponents,
    StandardizedPixels,
    Unfitted,
)
from pipeline.store import StoreError

Fitted = Mapping[str, NDArray[Any]]

_UNREAD = (22, 44, 84)
"""Dark blue, no grey: pixels that are not read."""

_DEVIATIONS = 3
"""As far from the mean as colours reach."""


@dataclass(frozen=True)
class Seen:
    """What a network reads of an image.

    Attributes:
        numbers: the values that it reads.
        picture: uint8, of them.
        words: what the picture shows.
    """

    numbers: Values
    picture: Picture
    words: str


@dataclass(frozen=True)
class Step:
    """A way to prepare images: its name, the declared inputs it makes, and what does it."""

    name: str
    inputs: type
    see: Callable[[Image, Fitted, Any], Seen]

    @property
    def readers(self) -> list[Experiment]:
        """The experiments whose networks read what this makes."""
        return [e for e in EXPERIMENTS if isinstance(e.inputs, self.inputs)]


def _scaled(image: Image, _: Fitted, __: Pixels) -> Seen:
    shares = share_of_white(image)
    return Seen(shares, picture(shares, 0, 1), "looks the same")


def _standardised(image: Image, fitted: Fitted, _: StandardizedPixels) -> Seen:
    values = standardise(image, fitted)
    return Seen(
        values,
        signed_picture(values, _DEVIATIONS),
        f"blue above the mean, orange below, full colour at {_DEVIATIONS} deviations",
    )


def _projected(image: Image, fitted: Fitted, _: PrincipalComponents) -> Seen:
    return Seen(
        project(image, fitted),
        picture(project_back(image, fitted), 0, 1),
        f"turned back into pixels; keeps {per_cent(fitted['variance'].sum())} of the variance",
    )


def _chosen(image: Image, fitted: Fitted, _: ForestPixels) -> Seen:
    values = keep_pixels(image, fitted)
    shown = np.stack([picture(values, 0, 1)] * 3, axis=-1)
    shown[np.isnan(values)] = _UNREAD
    return Seen(values[~np.isnan(values)], shown, "blue pixels are not read")


def _counted(image: Image, _: Fitted, inputs: InkCounts) -> Seen:
    counts = count_ink(image, inputs.box)
    words = f"ink in {SQUARES**2} squares of the middle {inputs.box} x {inputs.box} pixels"
    return Seen(counts, picture(counts, 0, MOST_INK), words)


STANDARDISED = Step("Standardised", StandardizedPixels, _standardised)

STEPS = (
    Step("Divided by 255", Pixels, _scaled),
    STANDARDISED,
    Step("Principal components", PrincipalComponents, _projected),
    Step("Chosen pixels", ForestPixels, _chosen),
    Step("Counts of ink", InkCounts, _counted),
)


def preprocessing(image: Picture, name: str) -> None:
    """Show what the networks of all experiments on images read of one.

    Args:
        name: what the image is called.
    """
    seen = {"Grey values": Seen(image.astype(float), image, "as it is stored")}
    seen |= {step.name: apply(image) for step in STEPS if (apply := ready(step))}
    digit_grid([_tile(step, found, name) for step, found in seen.items()], size="large")
    _ranges(seen)


def ready(step: Step) -> Callable[[Image], Seen] | None:
    """What a step makes of images; without its results None, and the page says how to get them."""
    try:
        return sight_of(step.readers[0])
    except StoreError as error:
        st.info(f"**{step.name}** cannot be shown. {plain(error.problem)}: run `{error.command}`")
        return None


def sight_of(experiment: Experiment) -> Callable[[Image], Seen]:
    """What the network of an experiment on images reads of one.

    Raises:
        StoreError: what was fitted to stand before it is not stored.
    """
    inputs = experiment.inputs
    step = next(step for step in STEPS if isinstance(inputs, step.inputs))
    fitted = {} if isinstance(inputs, Unfitted) else loading.inputs(experiment)
    return lambda image: step.see(image, fitted, inputs)


def _tile(step: str, seen: Seen, name: str) -> Tile:
    return Tile(
        picture=enlarged(seen.picture),
        name=f"{step}: {name}",
        lines=[step, seen.words],
    )


def enlarged(shown: Picture) -> Picture:
    """Pictures of 8 x 8 and of 28 x 28 as large as each other, pixels staying squares."""
    times = 56 // len(shown)
    return shown.repeat(times, axis=0).repeat(times, axis=1)


def _ranges(seen: Mapping[str, Seen]) -> None:
    """How many numbers each step gives, from where to where, and which experiments read them."""
    readers = {step.name: listed([labelled(e) for e in step.readers]) for step in STEPS}
    table = {
        "step": list(seen),
        "numbers": [f"{found.numbers.size}" for found in seen.values()],
        "from": [f"{found.numbers.min():.2f}" for found in seen.values()],
        "to": [f"{found.numbers.max():.2f}" for found in seen.values()],
        "read by": [readers.get(step, "no network") for step in seen],
    }
    st.table(table | {"step": [f"**{step}**" for step in seen]})
    csv_button("preprocessing", partial(pd.DataFrame, table))
