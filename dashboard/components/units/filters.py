"""A convolutional network: its kernels, and the feature maps of an image."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import loading
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.pictures import heat_picture, signed_picture
from dashboard.theme import count
from pipeline.spec import Experiment
from pipeline.store import StoreError

FEATURE_MAPS = ("feature_maps_1", "feature_maps_2")


def kernels(experiment: Experiment, channel: int) -> None:
    """Show the first convolution's kernels, and those that one map of the second one reads through.

    Args:
        channel: number of that map.
    """
    first, second = _kernels(experiment)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Kernels of the first convolution", anchor=False)
        _show(first[:, :, 0, :], "kernel")
        st.caption(
            f"All {first.shape[-1]}, each {first.shape[0]} x {first.shape[1]} pixels; each makes "
            "one map of the image. Blue: bright pixels here raise the map; orange: they lower it."
        )
    with right:
        st.subheader(f"How map {channel} of the second reads the first", anchor=False)
        _show(second[:, :, :, channel], "kernel on map")
        st.caption(
            f"One kernel for each of the {second.shape[2]} maps of the first convolution, for map "
            f"{channel} of {second.shape[3]}, in which the chosen unit lies."
        )


def _kernels(experiment: Experiment) -> list[NDArray[np.floating]]:
    """Kernels (height, width, channels read, channels made) of the convolutions, in their order."""
    stored = loading.weights(experiment)
    names = sorted(name for name, array in stored.items() if array.ndim == 4)
    return [stored[name] for name in names]


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


def feature_maps(experiment: Experiment, image: int, channel: int) -> None:
    """Show what each convolution makes of a test image.

    Args:
        channel: the map of the second one to mark.
    """
    network = loading.network(experiment)
    if missing := set(FEATURE_MAPS) - set(network.outputs):
        outputs = " and ".join(sorted(missing))
        problem = f"The stored model of {experiment.id} has no outputs {outputs}"
        raise StoreError(problem, loading.store().build_command(experiment.id))
    picture = loading.test_set(experiment.dataset).samples[[image]]
    first, second = (maps[0] for maps in network.run(picture, FEATURE_MAPS))
    left, right = st.columns(2, gap="large")
    with left:
        _maps(first, "first", marked=None)
    with right:
        _maps(second, "second", marked=channel)


def _maps(maps: NDArray[np.float32], which: str, marked: int | None) -> None:
    height, width, number = maps.shape
    st.subheader(f"Maps of the {which} convolution", anchor=False)
    digit_grid([_map(maps, which, n, n == marked) for n in range(number)], size="small")
    empty = int((maps.max(axis=(0, 1)) <= 0).sum())
    st.caption(
        f"All {count(number, 'map')} of {height} x {width} after the rectifier, each in its own "
        f"scale from dark, 0, to yellow; {empty} of {number} are 0 everywhere in this image."
    )


def _map(maps: NDArray[np.float32], which: str, number: int, marked: bool) -> Tile:
    values: NDArray[np.float32] = maps[:, :, number]
    return Tile(
        picture=heat_picture(values),
        name=f"Map {number} of the {which} convolution, highest value {values.max():.2f}",
        lines=[str(number)],
        marked=marked,
    )
