"""What a unit answers to each digit, and the images that excite it most and least."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import address, loading, tables
from dashboard.charts import activation_by_digit
from dashboard.components.clickable_chart import clickable_chart
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.digit_picker import digit_picker
from dashboard.components.tiles import name_of
from dashboard.results import SampleSet
from dashboard.theme import count, decimal, with_article
from dashboard.units import composition, dead, favourite, from_least_to_most
from pipeline.spec import MNIST, Experiment
from pipeline.store import Units

_SHOWN, _ENOUGH = 12, 1_000
"""Images of a digit that stand for so many of them: a convolution takes a while for all."""


def by_digit(experiment: Experiment, units: Units, unit: int) -> int:
    """Show activation per digit, and images of one digit; the digit that the reader chooses."""
    left, right = st.columns([11, 9], gap="large")
    with left:
        clickable_chart(
            "activation-by-digit",
            activation_by_digit(units.quantiles[unit], units.active[unit]),
            alt=f"Activation of unit {unit} in the images of each digit, as in the table",
            choose=lambda digit: address.choose(digit=digit),
            name=f"activation-{experiment.id}-unit-{unit}",
        )
    with right:
        _table(units, unit)
    st.caption(
        f"Of all {MNIST.train:,} training images. Box: the middle half, with the median; whiskers: "
        "to the last image within 1.5 of its height; diamonds: lowest and highest activation. "
        "Click a box, or choose its digit here, to see images of it."
    )
    digit = digit_picker(first=favourite(units, unit))
    _images_of(experiment, unit, digit)
    return digit


def _table(units: Units, unit: int) -> None:
    st.dataframe(
        tables.activation_by_digit(units, unit),
        hide_index=True,
        height="content",
        alt=f"Lowest, median, mean and highest activation of unit {unit} per digit",
        column_config={
            "above 0": st.column_config.NumberColumn(
                format="%.1f %%", help="share of the digit's images with an activation above 0"
            ),
            **{
                name: st.column_config.NumberColumn(format="%.2f")
                for name in tables.ACTIVATION_COLUMNS
            },
        },
    )


def _images_of(experiment: Experiment, unit: int, digit: int) -> None:
    """Images of a digit at equal steps through its box."""
    training = loading.training_set(experiment.dataset)
    images = np.flatnonzero(training.labels == digit)[:_ENOUGH]
    activations = loading.network(experiment).hidden(training.samples[images])[:, unit]
    places = from_least_to_most(activations, _SHOWN)
    digit_grid(_tiles(training, images[places], activations[places]))
    order = f"From {with_article(digit)} that excites unit {unit} least to one that excites it most"
    if not np.ptp(activations):
        order = f"Unit {unit} answers to all of them alike"
    st.caption(
        f"{order}, at equal steps of rank: {len(places)} of the first {len(images):,} training "
        f"{digit}s. Under each: its number, what it is, and the activation."
    )


def extremes(experiment: Experiment, units: Units, unit: int) -> None:
    """Show the training images that excite a unit most, and those that do least."""
    if dead(units)[unit]:
        st.markdown(f"None excites it: it is 0 in all {MNIST.train:,} training images.")
        return
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Most", anchor=False)
        _extreme(experiment, units, unit, units.most[unit], "most")
    with right:
        st.subheader("Least", anchor=False)
        _extreme(experiment, units, unit, units.least[unit], "least")


def _extreme(
    experiment: Experiment, units: Units, unit: int, images: NDArray[np.int32], how: str
) -> None:
    """Show the training images that excite a unit most, or least, and count their digits."""
    training = loading.training_set(experiment.dataset)
    activations = loading.network(experiment).hidden(training.samples[images])[:, unit]
    digit_grid(_tiles(training, images, activations))
    which = f"those that excite it {how}"
    if not np.ptp(activations):
        which = f"evenly spread over {_alike(units, unit, training.labels, activations[0], how)}"
    st.caption(
        f"{len(images)} of {count(len(training.labels), 'training image')}, {which}: "
        f"{composition(training.labels[images])}."
    )


def _alike(
    units: Units, unit: int, labels: NDArray[np.integer], activation: float, how: str
) -> str:
    """The images that excite a unit most, or least, where more of them do so alike than shown."""
    if activation != 0:
        return f"those that excite it {how}, all alike"
    support = np.bincount(labels, minlength=units.active.shape[1])
    silent = int((support * (1 - units.active[unit].astype(float))).sum().round())
    return f"the {silent:,} that do not excite it at all"


def _tiles(
    training: SampleSet, images: NDArray[np.integer], activations: NDArray[np.floating]
) -> list[Tile]:
    return [
        Tile(
            picture=training.images[image],
            name=f"{name_of(training, image, 'training')}: activation {decimal(activation)}",
            lines=[f"#{image}", f"is {training.labels[image]}", decimal(activation)],
        )
        for image, activation in zip(images, activations, strict=True)
    ]
