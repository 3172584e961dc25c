"""How light images and pixels are; a bar opens its images."""

from typing import Any

import numpy as np
import streamlit as st

from dashboard import address
from dashboard.charts import grey_histogram
from dashboard.components.clickable_chart import clickable_chart
from dashboard.components.data.topics import TRAINING, image_tile
from dashboard.components.digit_grid import digit_grid
from dashboard.components.reveal import reveal_chosen
from dashboard.components.turn_pages import PAGE, turn_pages
from dashboard.dataset import GREYS, Greys, Numbers, holding, skewness, whole_greys
from dashboard.results import SampleSet
from dashboard.theme import count, per_cent

_OF = _ALL, _FIRST, _PIXELS = ("all", "first", "pixels")
_FIRST_IMAGES = 100
_MEAN, _GREY = "mean", "grey"
_PER_PAGE = 24
_BEHIND = "behind-a-bar"


def grey_values(training: SampleSet, greys: Greys) -> None:
    """Show a histogram of means of images or of all pixels, beside the images of one bar."""
    _answer(greys)
    labels = {
        _ALL: f"Mean of all {len(greys.mean):,} images",
        _FIRST: f"Mean of the first {_FIRST_IMAGES}",
        _PIXELS: "All pixels",
    }
    of = st.segmented_control(
        "Histogram of",
        _OF,
        format_func=labels.__getitem__,
        required=True,
        **address.follow("of", _OF, _ALL, resets=[PAGE, _MEAN, _GREY]),
    )
    left, right = st.columns(2, gap="large")
    right = right.container(key=_BEHIND)
    if of == _PIXELS:
        _pixels(training, greys, left, right)
    else:
        _means(training, greys.mean[: _FIRST_IMAGES if of == _FIRST else None], left, right)
        if of == _ALL:
            left.caption(
                "A published notebook reads a normal distribution around 28 off this histogram."
            )


def _answer(greys: Greys) -> None:
    whole = np.bincount(whole_greys(greys.mean))
    lopsided = skewness(greys.mean)
    longer = "lighter" if lopsided > 0 else "darker"
    st.markdown(
        f"**The mean grey of an image is {greys.mean.mean():.1f} on average**, "
        f"its median {np.median(greys.mean):.1f}, its most frequent whole value {whole.argmax()}. "
        f"The distribution has a skewness of {lopsided:+.2f}, 0 being that of a normal one: the "
        f"tail of the {longer} images is the longer one. "
        f"{per_cent(greys.counts[0] / greys.counts.sum())} of "
        f"all pixels are black, {per_cent(greys.counts[-1] / greys.counts.sum())} fully white."
    )


def _means(training: SampleSet, means: np.ndarray, left: Any, right: Any) -> None:  # noqa: ANN401
    counts = np.bincount(whole_greys(means))
    with left:
        chosen = _grey_picker(_MEAN, "Mean grey, without decimals", counts, int(counts.argmax()))
        _bars(_MEAN, counts, chosen, "images", "mean grey value of an image")
        st.caption(
            f"n = {count(len(means), 'training image')}, in bars of 1 grey value. Click a bar, or "
            "above it, for its images."
        )
    with right:
        images = np.flatnonzero(whole_greys(means) == chosen)
        st.subheader(
            f"Mean grey from {chosen} to {chosen + 1}: {count(len(images), 'image')}", anchor=False
        )
        lines = [f"{means[image]:.2f}" for image in images]
        _images(training, images, lines, "in their order. Below each: its mean grey.")


def _pixels(training: SampleSet, greys: Greys, left: Any, right: Any) -> None:  # noqa: ANN401
    with left:
        chosen = _grey_picker(_GREY, "Grey value", greys.counts, GREYS - 1)
        _bars(_GREY, greys.counts, chosen, "pixels", "grey value of a pixel", log=True)
        st.caption(
            f"n = {count(int(greys.counts.sum()), 'pixel')} of the training images; the scale is "
            "logarithmic. Click a bar, or above it, for the images that have such pixels."
        )
    with right:
        images, pixels = holding(training.images, chosen)
        st.subheader(
            f"Grey value {chosen}: {count(int(pixels.sum()), 'pixel')} in "
            f"{count(len(images), 'image')}",
            anchor=False,
        )
        words = "those with most such pixels first. Below each: how many it has."
        _images(training, images, [f"{one:,}" for one in pixels], words)


def _grey_picker(name: str, label: str, counts: Numbers, first: int) -> int:
    values = range(len(counts))
    chosen = st.number_input(
        label, 0, len(counts) - 1, width=200, **address.follow(name, values, first, resets=[PAGE])
    )
    return int(chosen)


def _bars(
    name: str, counts: Numbers, chosen: int, noun: str, title: str, log: bool = False
) -> None:
    clickable_chart(
        f"{name}-bars",
        grey_histogram(counts, chosen, noun, title, log),
        alt=f"Number of {noun} over the {title}",
        choose=lambda grey: address.choose(**{name: int(np.ravel(grey)[0]), PAGE: None}),
        name=f"{noun}-by-{title}".replace(" ", "-"),
    )
    reveal_chosen(f"{name}-bars", _BEHIND, chosen)


def _images(training: SampleSet, images: Numbers, lines: list[str], words: str) -> None:
    shown = turn_pages(len(images), _PER_PAGE)
    if not len(images):
        st.markdown("No image has it: choose another value.")
        return
    st.caption(f"Shown: {shown.start + 1} to {shown.stop} of {len(images):,}, {words}")
    captions = zip(images[shown], lines[shown], strict=True)
    tiles = [image_tile(training, TRAINING, int(image), line) for image, line in captions]
    digit_grid(tiles, size="small", key="grey-images")
