"""A convolutional network: its kernels, and the feature maps of an image."""

from itertools import chain

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import loading
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.pictures import heat_picture, signed_picture
from dashboard.theme import count
from pipeline.spec import Experiment
from pipeline.store import StoreError

_MAPS = "feature_maps"
"""What names of outputs begin with that hold the maps of a convolution."""


def kernels(experiment: Experiment, channel: int | None) -> None:
    """Show the first convolution's kernels, and those that one map of the last one reads through.

    Args:
        channel: number of that map; None where the chosen unit lies in none, for the first alone.
    """
    first, *others = _kernels(experiment)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Kernels of convolution 1", anchor=False)
        _show(first[:, :, 0, :], "kernel")
        st.caption(
            f"All {first.shape[-1]}, each {first.shape[0]} x {first.shape[1]} pixels; each makes "
            "one map of the image. Blue: bright pixels here raise the map; orange: they lower it."
        )
    if others and channel is not None:
        with right:
            _reads(others[-1], len(others), channel)


def _reads(kernels: NDArray[np.floating], before: int, channel: int) -> None:
    """How a map of a convolution reads the maps of the one before, which has this number."""
    st.subheader(f"How map {channel} of convolution {before + 1} reads them", anchor=False)
    _show(kernels[:, :, :, channel], "kernel on map")
    st.caption(
        f"One kernel for each of the {kernels.shape[2]} maps of convolution {before}, for map "
        f"{channel} of {kernels.shape[3]}, in which the chosen unit lies."
    )


def _kernels(experiment: Experiment) -> list[NDArray[np.floating]]:
    """Kernels (height, width, channels read, channels made) of the convolutions, in their order."""
    return [array for array in loading.weights(experiment).values() if array.ndim == 4]


def _show(kernels: NDArray[np.floating], noun: str) -> None:
    """Kernels (height, width, n) in one scale."""
    bound = float(np.abs(kernels).max())
    digit_grid(
        [
            Tile(
                signed_picture(kernels[:, :, n], bound), f"{noun} {n}".capitalize(), lines=[f"{n}"]
            )
            for n in range(kernels.shape[2])
        ],
        size="small",
    )


def feature_maps(experiment: Experiment, image: int, channel: int | None) -> None:
    """Show what each convolution makes of a test image.

    Args:
        channel: the map of the last one to mark; None for none.
    """
    network = loading.network(experiment)
    names = [name for name in network.outputs if name.startswith(_MAPS)]
    if not names:
        problem = f"The stored model of {experiment.id} gives no feature maps"
        raise StoreError(problem, loading.store().build_command(experiment.id))
    picture = loading.test_set(experiment.dataset).samples[[image]]
    columns = chain.from_iterable(st.columns(2, gap="large") for _ in names[::2])
    shown = zip(columns, network.run(picture, sorted(names)), strict=False)
    for number, (column, maps) in enumerate(shown, start=1):
        with column:
            _maps(maps[0], number, marked=channel if number == len(names) else None)


def _maps(maps: NDArray[np.float32], convolution: int, marked: int | None) -> None:
    height, width, number = maps.shape
    st.subheader(f"Maps of convolution {convolution}", anchor=False)
    digit_grid([_map(maps, convolution, n, n == marked) for n in range(number)], size="small")
    empty = int((maps.max(axis=(0, 1)) <= 0).sum())
    st.caption(
        f"All {count(number, 'map')} of {height} x {width} after the rectifier, each in its own "
        f"scale from dark, 0, to yellow; {empty} of {number} are 0 everywhere in this image."
    )


def _map(maps: NDArray[np.float32], convolution: int, number: int, marked: bool) -> Tile:
    values: NDArray[np.float32] = maps[:, :, number]
    return Tile(
        picture=heat_picture(values),
        name=f"Map {number} of convolution {convolution}, highest value {values.max():.2f}",
        lines=[str(number)],
        marked=marked,
    )
