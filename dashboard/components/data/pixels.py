"""Two pixels of every image against each other, by digit."""

from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import address
from dashboard.charts import pixel_picker, two_pixels
from dashboard.components.clickable_chart import clickable_chart
from dashboard.components.data.topics import TRAINING, image_tile
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.reveal import reveal_chosen
from dashboard.components.turn_pages import PAGE, turn_pages
from dashboard.dataset import (
    GREYS,
    Averages,
    Numbers,
    class_counts,
    most_frequent,
    pixel_values,
)
from dashboard.results import SampleSet
from dashboard.theme import count, per_cent

X, Y = "x", "y"

_PUBLISHED = {X: 77, Y: 78}
_AXES = X, Y
_VALUE = {X: "x_is", Y: "y_is"}
_ANY: dict[str, int | None] = dict.fromkeys((*_VALUE.values(), PAGE))
"""Choices that go back to all values when others are made."""

_MOST = 1_500
_PER_PAGE = 24
_BEHIND = "behind-a-point"

Pixel = NDArray[np.uint8]


def two_pixels_by_digit(training: SampleSet, found: Averages) -> None:
    """Let the reader choose two pixels; show how they scatter and which values they take."""
    size = training.images[0].size
    chosen = {name: address.choice(name, range(size), _PUBLISHED[name]) for name in _AXES}
    x, y = (pixel_values(training.images, chosen[name]) for name in _AXES)
    _answer(training, chosen, x, y)
    left, right = st.columns(2, gap="large")
    with left:
        _pick(training, found, chosen)
    with right:
        _scatter(training, chosen, x, y)
    left, right = st.columns(2, gap="large")
    with left.container(key=_BEHIND):
        _images_at(training, chosen, x, y)
    with right:
        _value_counts(chosen, x, y)


def _answer(training: SampleSet, chosen: dict[str, int], x: Pixel, y: Pixel) -> None:
    """Say how much the two tell of the digit, where they have ink and where they have none."""
    inked = (x > 0) | (y > 0)
    names = f"pixel {chosen[X]} or {chosen[Y]}"
    usual, of_black = most_frequent(training.labels[~inked])
    sentence = f"In no training image has {names} any ink: they tell nothing of the digit."
    if inked.any():
        digit, share = most_frequent(training.labels[inked])
        sentence = (
            f"**In {np.count_nonzero(inked):,} of {count(len(x), 'training image')}, "
            f"{per_cent(inked.mean(), 2)}, {names} has ink, and {per_cent(share)} of these are "
            f"{digit}s.**"
        )
    if not inked.all():
        sentence += (
            f" Of those in which both are black, the most frequent digit, the {usual}, makes up "
            f"{per_cent(of_black)}."
        )
    st.markdown(sentence)


def _pick(training: SampleSet, found: Averages, chosen: dict[str, int]) -> None:
    last = training.images[0].size - 1
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name in _AXES:
            st.number_input(
                f"Pixel {name}, 0 to {last}",
                0,
                last,
                width=150,
                **address.follow(name, range(last + 1), _PUBLISHED[name], resets=list(_ANY)),
            )
        target = st.segmented_control(
            "A click sets", _AXES, required=True, **address.follow("sets", _AXES, X)
        )
    mean = np.average(
        found.mean, axis=0, weights=class_counts(training.labels, training.dataset.classes)
    )
    clickable_chart(
        "pixel-picker",
        pixel_picker(mean, chosen),
        alt=f"The mean training image, with pixels {chosen[X]} and {chosen[Y]} framed",
        choose=lambda pixel: address.choose(**(_ANY | {str(target): _first(pixel)})),
        name="mean-image",
    )
    st.caption("The mean training image. Pixels are counted row by row from 0 at the top left.")


def _scatter(training: SampleSet, chosen: dict[str, int], x: Pixel, y: Pixel) -> None:
    inked = np.flatnonzero((x > 0) | (y > 0))
    shown = np.random.default_rng(0).permutation(inked)[:_MOST]
    clickable_chart(
        "two-pixels",
        two_pixels(
            x[shown], y[shown], training.labels[shown], shown,
            (f"pixel {chosen[X]}", f"pixel {chosen[Y]}"),
        ),
        alt=f"Grey values of pixel {chosen[Y]} over those of pixel {chosen[X]}, by digit",
        choose=lambda image: _choose_values(x[_first(image)], y[_first(image)]),
        name=f"pixels-{chosen[X]}-and-{chosen[Y]}",
    )  # fmt: skip
    reveal_chosen("two-pixels", _BEHIND, _asked())
    which = ", drawn at random" if len(shown) < len(inked) else ""
    st.caption(
        f"Shown: {len(shown):,} of {count(len(inked), 'image')} in which one of the two is not "
        f"black{which}; the other {len(x) - len(inked):,} all lie at 0, 0. Click a digit for the "
        "images with these values."
    )


def _choose_values(x: int | None, y: int | None) -> None:
    """Ask for the images with these values, None for any; from a callback."""
    address.choose(**(_ANY | {_VALUE[X]: x, _VALUE[Y]: y}))


def _asked() -> dict[str, int | None]:
    """The values of both pixels whose images are shown; None for any."""
    return {name: address.choice(_VALUE[name], [None, *range(GREYS)], None) for name in _AXES}


def _images_at(training: SampleSet, chosen: dict[str, int], x: Pixel, y: Pixel) -> None:
    """Show the images with chosen values, or all in which one of the two pixels is not black."""
    asked = _asked()
    wanted = [(name, of, asked[name]) for name, of in ((X, x), (Y, y)) if asked[name] is not None]
    found = (
        np.all([of == value for _, of, value in wanted], axis=0) if wanted else (x > 0) | (y > 0)
    )
    images = np.flatnonzero(found)
    title = " and ".join(f"pixel {chosen[name]} is {value}" for name, _, value in wanted)
    title = title.capitalize() or "One of the two is not black"
    st.subheader(f"{title}: {count(len(images), 'image')}", anchor=False)
    shown = turn_pages(len(images), _PER_PAGE)
    if not len(images):
        st.markdown("No image has it: choose other values or pixels.")
        return
    st.caption(f"Shown: {shown.start + 1} to {shown.stop} of {len(images):,}. Below each: x, y.")
    tiles = [_tile(training, x, y, int(image)) for image in images[shown]]
    digit_grid(tiles, size="small", key="pixel-images")


def _tile(training: SampleSet, x: Pixel, y: Pixel, image: int) -> Tile:
    return image_tile(training, TRAINING, image, f"{x[image]}, {y[image]}")


def _value_counts(chosen: dict[str, int], x: Pixel, y: Pixel) -> None:
    """How many images have each value of a pixel, the most frequent value first."""
    st.subheader("How often is each value?", anchor=False)
    with st.container(horizontal=True):
        for name, values in zip(_AXES, (x, y), strict=True):
            with st.container(width=235):
                _values_of(name, chosen[name], np.bincount(values))
    st.caption("Choose a row for its images.")


def _values_of(name: str, pixel: int, counts: Numbers) -> None:
    ranked = _most_frequent(counts)
    key = f"values-of-{name}-{pixel}"

    def chosen() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        value = int(ranked[rows[0]]) if rows else None
        _choose_values(*(value if name == axis else None for axis in _AXES))

    st.caption(f"Pixel {pixel} has {count(len(ranked), 'value')}.")
    st.dataframe(
        {"grey": ranked, "/ 255": ranked / 255, "images": counts[ranked]},
        key=key,
        hide_index=True,
        height=320,
        column_config={
            "/ 255": st.column_config.NumberColumn(format="%.6f"),
            "images": st.column_config.NumberColumn(format="localized"),
        },
        on_select=chosen,
        selection_mode="single-row",
    )


def _most_frequent(counts: Numbers) -> Numbers:
    """Values that occur, by how often they do."""
    return np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]


def _first(sent: Any) -> int:  # noqa: ANN401 - what the browser sends
    return int(np.ravel(sent)[0])
