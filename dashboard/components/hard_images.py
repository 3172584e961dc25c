"""Images that defeat all models, and those that make one doubt the label."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import exports
from dashboard.comparison import STRONG, Comparison, Contender, Images
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.downloads import csv_button
from dashboard.theme import count, per_cent
from pipeline import metrics

_MOST = 24


def hard_images(comparison: Comparison) -> None:
    """Show what no model reads, and whose label is in doubt."""
    st.header("Which images defeat them all?", anchor=False)
    _wrong_in_all(comparison)
    _doubtful_labels(comparison)


def _wrong_in_all(comparison: Comparison) -> None:
    """Show images that every model reads wrong in most of its runs."""
    images = comparison.wrong_in_all
    st.subheader(f"Wrong in all models: {count(len(images), 'image')}", anchor=False)
    st.caption(
        f"Each of the {_models(comparison.contenders)} reads them wrong in most of its runs. "
        f"Shown: {_shown(len(images))}, with what most runs read."
    )
    digit_grid(
        [_tile(comparison, int(image), _mostly(comparison, int(image))) for image in images[:_MOST]]
    )
    csv_button("wrong-in-all-models", _readings(comparison, images))


def _doubtful_labels(comparison: Comparison) -> None:
    """Show candidates for wrong labels; nothing is proven."""
    strong = comparison.strong
    st.subheader("Candidates for wrong labels", anchor=False, help=metrics.LABEL_CANDIDATES.words)
    if len(strong) < 2:
        st.caption(f"It takes two models that read {per_cent(STRONG, 0)} correctly, or more.")
        return
    found = comparison.doubtful_labels
    st.caption(
        f"All runs of the {_models(strong)} that read {per_cent(STRONG, 0)} or more correctly "
        "agree on one other digit. The label may be wrong, or the image misleading: look at it. "
        f"Shown: {_shown(len(found.images))}."
    )
    candidates = zip(found.images[:_MOST], found.digits[:_MOST], strict=True)
    digit_grid([_tile(comparison, int(image), int(digit)) for image, digit in candidates])
    csv_button("candidates-for-wrong-labels", _readings(comparison, found.images))


def _readings(comparison: Comparison, images: Images) -> Callable[[], pd.DataFrame]:
    """Makes a table of what the first run of every model reads in some images."""
    read = {f"{one.id} reads": one.predictions.labels for one in comparison.contenders}
    return partial(exports.readings, comparison.test, "test", read, images)


def _models(among: Sequence[Contender]) -> str:
    """How many, and whether ours is one of them: an image that it reads defeats not all."""
    ours = " (ours included)" if any(contender.is_ours for contender in among) else ""
    return f"{len(among)} models{ours}"


def _shown(images: int) -> str:
    return "none" if not images else f"{min(images, _MOST)} of {images:,}"


def _mostly(comparison: Comparison, image: int) -> int:
    """What most runs of all models read in an image."""
    read = np.concatenate([c.predictions.of_runs[:, image] for c in comparison.contenders])
    return int(np.bincount(read).argmax())


def _tile(comparison: Comparison, image: int, read: int) -> Tile:
    truth = int(comparison.test.labels[image])
    return Tile(
        picture=comparison.test.images[image],
        name=f"Test image {image}, labelled {truth}, read as {read}",
        lines=[f"#{image}", f"label {truth}", f"read {read}"],
    )
