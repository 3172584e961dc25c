"""The 8 x 8 digits: their mean images, each a way to the images behind it."""

from collections.abc import Callable

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import address
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.digit_picker import digit_picker
from dashboard.components.tiles import name_of
from dashboard.components.turn_pages import turn_pages
from dashboard.preprocessing import MOST_INK
from dashboard.results import SampleSet
from dashboard.small_worlds import class_means
from dashboard.theme import count

DIGIT = "digit"

_PAGE = "data-page"
_PER_PAGE = 24


def digits_by_class(training: SampleSet) -> int:
    """Show the mean image of each digit and the images of one, which the reader chooses."""
    st.header("What does the data look like?", anchor=False)
    chosen = digit_picker(DIGIT, resets=[_PAGE])
    numbers = np.bincount(training.labels, minlength=training.dataset.classes)
    means = class_means(training.samples, training.labels, training.dataset.classes)
    digit_tiles(
        "mean-images",
        chosen,
        picture=lambda digit: np.asarray(means[digit] * (255 / MOST_INK), np.uint8),
        name=lambda digit: f"Mean of the training images of {digit}",
        line=lambda digit: f"{numbers[digit]} images",
    )
    st.caption(
        f"Means of all {count(len(training.labels), 'training image')}, by digit: 8 x 8 pixels, "
        f"each 0 to {MOST_INK}. Click one for its images."
    )
    _images(training, chosen)
    return chosen


def digit_tiles(
    key: str,
    chosen: int,
    picture: Callable[[int], NDArray[np.uint8]],
    name: Callable[[int], str],
    line: Callable[[int], str],
) -> None:
    """Show a picture for each digit; a click chooses the digit.

    Args:
        picture, name, line: of a digit, see `Tile`.
    """
    digit_grid(
        [
            Tile(
                picture(digit),
                name(digit),
                [str(digit), line(digit)],
                marked=digit == chosen,
                href=address.link(**{DIGIT: digit, _PAGE: None}),
            )
            for digit in range(10)
        ],
        key=key,
    )


def _images(training: SampleSet, digit: int) -> None:
    images = np.flatnonzero(training.labels == digit)
    st.subheader(f"{digit}: {count(len(images), 'training image')}", anchor=False)
    shown = turn_pages(len(images), _PER_PAGE, _PAGE)
    st.caption(f"Shown: {shown.start + 1} to {shown.stop} of {len(images)}.")
    digit_grid(
        [
            Tile(training.images[image], name_of(training, image, "training"), [f"#{image}"])
            for image in images[shown]
        ],
        size="small",
    )
