"""What the Data page can show; its choices, which links to it name."""

from collections.abc import Sequence
from typing import Literal, cast, get_args
from urllib.parse import urlencode

import streamlit as st

from dashboard import address
from dashboard.components.digit_grid import Tile
from dashboard.components.tabs import tabs
from dashboard.components.tiles import name_of
from dashboard.components.turn_pages import PAGE
from dashboard.results import SampleSet

TOPIC, PART, IMAGE = "topic", "part", "image"

Part = Literal["training", "test"]
PARTS: tuple[Part, ...] = get_args(Part)
TRAINING, TEST = PARTS

SAMPLES, AVERAGES, GREYS, PIXELS, ONE_IMAGE = "samples", "averages", "greys", "pixels", "image"
_TOPICS = {
    SAMPLES: "Classes and samples",
    AVERAGES: "Average digits",
    GREYS: "Grey values",
    PIXELS: "Two pixels",
    ONE_IMAGE: "One image",
}


def topic_picker() -> str:
    """Let the reader choose a topic."""
    return tabs("Topic", TOPIC, _TOPICS, resets=[PAGE])


def part_picker(resets: Sequence[str] = ()) -> Part:
    """Let the reader choose one of `PARTS`.

    Args:
        resets: choices that mean nothing any more in the other part.
    """
    part = st.segmented_control(
        "Part", PARTS, required=True, **address.follow(PART, PARTS, TRAINING, resets)
    )
    return cast("Part", part)


def shown_part() -> Part:
    """The part that is chosen, of `PARTS`."""
    return address.choice(PART, PARTS, TRAINING)


def image_tile(samples: SampleSet, part: str, image: int, *lines: str) -> Tile:
    """A sample as a link to all that the page knows of it.

    Args:
        part: of the data set, that these samples are.
        lines: the caption, after its number; what it is, if there are none.
    """
    return Tile(
        picture=samples.images[image],
        name=name_of(samples, image, part),
        lines=[f"#{image}", *(lines or [f"is {samples.labels[image]}"])],
        href="?" + urlencode({TOPIC: ONE_IMAGE, PART: part, IMAGE: image}),
    )
