"""Principal components: what they hold, what they look like, and the images that hold most of one.

The component is part of the address as `component`, counted from 1.
"""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import address, preprocessing
from dashboard.charts import variance_curve
from dashboard.components.clickable_chart import clickable_chart
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.features.choices import (
    COMPONENT,
    DECLARED,
    IMAGE,
    K,
    variance_to_keep,
)
from dashboard.components.tiles import name_of
from dashboard.features import PIXELS, SIDE, along, needed
from dashboard.pictures import signed_picture
from dashboard.results import SampleSet
from dashboard.theme import count, per_cent
from pipeline.store import Features

_LEADING = 40
_EXTREMES = 10
_DEVIATIONS = 2


def variance(features: Features, k: int) -> None:
    """Say and show how much of the variance the leading components hold; a click chooses k."""
    share = variance_to_keep()
    enough, half = needed(features.variance, share), needed(features.variance, 0.5)
    st.markdown(
        f"**{enough} of {PIXELS}** components hold {per_cent(share, 0)} of the variance (the "
        f"document: {DECLARED[K]}), and {half} hold half of it."
    )
    clickable_chart(
        "variance-curve",
        variance_curve(features.variance, share, k),
        alt=f"Share of the variance over the number of components; {enough} hold "
        f"{per_cent(share, 0)}",
        choose=lambda number: address.choose(**{K: number}),
        name="variance-of-components",
    )


def leading_components(features: Features, chosen: int) -> None:
    """Show the components that lead; a click on one, counted from 1, chooses it."""
    pictures = features.components[:_LEADING].astype(np.float32).reshape(-1, SIDE, SIDE)
    bound = float(np.abs(pictures).max())
    tiles = [
        Tile(
            signed_picture(picture, bound),
            f"Component {number}, {per_cent(float(share))} of the variance",
            [str(number), per_cent(float(share))],
            marked=number == chosen,
            href=address.link(**{COMPONENT: number}),
        )
        for number, (picture, share) in enumerate(
            zip(pictures, features.variance, strict=False), start=1
        )
    ]
    digit_grid(tiles, size="small", key="leading-components")
    st.caption(
        f"The leading {len(tiles)} of {PIXELS} components with their shares of the variance. Blue "
        "and orange are opposite signs, on one scale; which colour is which means nothing. Click "
        "one for its images."
    )


def one_component(features: Features, test: SampleSet) -> int:
    """Show what a component adds to the mean image, and the images that hold most and least.

    Returns:
        The component that the reader chose, counted from 1.
    """
    choice = address.follow(COMPONENT, range(1, PIXELS + 1), 1)
    number = st.number_input(f"Component, 1 to {PIXELS}", 1, PIXELS, width=180, **choice)
    held = along(features, test.images, number - 1)
    order = np.argsort(held, kind="stable")
    st.markdown(f"**The mean image with {_DEVIATIONS} standard deviations less and more of it**")
    digit_grid(_steps(features, number, float(held.std())))
    for words, images in (("most", order[::-1]), ("least", order)):
        st.markdown(f"**Test images that hold {words} of it**: {_EXTREMES} of {len(order):,}")
        tiles = [_tile(test, held, int(image)) for image in images[:_EXTREMES]]
        digit_grid(tiles, key=f"{words}-images")
    st.caption(
        f"Under each image: how much of component {number} it holds. Standard deviations are those "
        f"of the {count(len(held), 'test image')}. Click an image to rebuild it above."
    )
    return int(number)


def _steps(features: Features, number: int, deviation: float) -> list[Tile]:
    direction = features.components[number - 1].astype(np.float32)
    tiles = []
    for steps in (-_DEVIATIONS, 0, _DEVIATIONS):
        words = f"{steps:+} deviations".replace("-", "\N{MINUS SIGN}") if steps else "mean"
        name = f"Mean image, {words} of component {number}" if steps else "Mean image"
        pixels = (features.mean + steps * deviation * direction).reshape(SIDE, SIDE)
        tiles.append(Tile(preprocessing.picture(pixels, 0, 1), name, [words]))
    return tiles


def _tile(test: SampleSet, held: NDArray[np.float32], image: int) -> Tile:
    value = f"{held[image]:+.1f}".replace("-", "\N{MINUS SIGN}")
    return Tile(
        test.images[image],
        f"{name_of(test, image)}: {value}",
        [f"#{image}", f"is {test.labels[image]}", value],
        href=address.link(**{IMAGE: image}),
    )
