"""The images inside a lasso or box: what they are, and the first of them."""

from functools import partial
from pathlib import Path

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import exports
from dashboard.components.digit_grid import digit_grid
from dashboard.components.downloads import csv_button
from dashboard.components.maps.pinned import pin_tile
from dashboard.maps import Part, composition
from dashboard.results import SampleSet
from dashboard.theme import count, per_cent
from pipeline.spec import Experiment

_STYLE = Path(__file__).with_suffix(".css")
_MOST = 40


def selection(
    experiment: Experiment,
    training: SampleSet,
    labels: NDArray[np.uint8],
    images: NDArray[np.int64],
) -> None:
    """Show which digits the chosen images are, how many are read wrongly, and some of them.

    Args:
        labels: uint8 (n,), what the model reads in all images.
        images: numbers of those that are chosen, in ascending order.
    """
    if not len(images):
        st.caption(
            "“Lasso” and “Box” choose images by dragging around their points; Shift and drag draws "
            "a lasso at any time. What is chosen is listed here."
        )
        return
    st.markdown(f"{count(len(images), 'image')} of {len(labels):,} chosen, by their digit:")
    parts = composition(images, training.labels, labels)
    items = "".join(_item(part, len(images)) for part in parts)
    st.html(_STYLE)
    st.html(f'<div class="composition" role="list">{items}</div>')
    wrong = sum(part.wrong for part in parts)
    st.caption(
        f"Blue: read correctly by {experiment.id}; orange: read as another digit, {wrong:,} of "
        f"{len(images):,} in all. Below: {min(_MOST, len(images))} of {len(images):,}, those with "
        "the lowest numbers."
    )
    read = {f"{experiment.id} reads": labels}
    csv_button("chosen-images", partial(exports.readings, training, "training", read, images))
    tiles = [pin_tile(training, labels, image) for image in images[:_MOST].tolist()]
    digit_grid(tiles, size="small", key="chosen-images")


def _item(part: Part, images: int) -> str:
    share, right = part.images / images, (part.images - part.wrong) / images
    bar = f"--all: {share * 100:.1f}%; --right: {right * 100:.1f}%"
    words = f"{part.images:,} ({per_cent(share)}), {part.wrong:,} wrong"
    line = f'<b>{part.digit}</b><i style="{bar}"></i><span>{words}</span>'
    return f'<div role="listitem">{line}</div>'
