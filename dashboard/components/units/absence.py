"""What a network misses with one unit switched off, and the images that are then misread."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import address, loading
from dashboard.charts import recall_without_unit
from dashboard.components.clickable_chart import clickable_chart
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.tiles import name_of
from dashboard.results import SampleSet
from dashboard.theme import count, per_cent
from dashboard.units import accuracy, read_without
from pipeline.spec import Experiment
from pipeline.store import Units

_MOST = 15


def absence(experiment: Experiment, units: Units, unit: int, digit: int) -> None:
    """Show recall with and without a unit, and images of one digit that are lost without it."""
    test = loading.test_set(experiment.dataset)
    st.markdown(_loss(units, unit, np.bincount(test.labels)))
    left, right = st.columns(2, gap="large")
    with left:
        clickable_chart(
            "recall-without-unit",
            recall_without_unit(units.recall, units.recall_without[unit]),
            alt=f"Share of each digit read correctly, with unit {unit} and without it",
            choose=lambda digit: address.choose(digit=digit),
            name=f"recall-{experiment.id}-without-unit-{unit}",
        )
        st.caption(
            f"Of the {len(test.labels):,} test images. Switched off: its activation is 0 in every "
            "image, and all else is as it was; the network is not trained again. Click a marker "
            "to see images of its digit."
        )
    with right:
        _lost_images(experiment, units, unit, digit)


def _loss(units: Units, unit: int, support: NDArray[np.int64]) -> str:
    """How accuracy changes without a unit, and for which digit most."""
    whole = float(accuracy(units.recall, support))
    without = float(accuracy(units.recall_without[unit], support))
    change = units.recall_without[unit].astype(float) - units.recall
    worst = int(change.argmin())
    if not change.any():
        return f"Without unit {unit}, as many images of each digit are read correctly as with it."
    sentence = (
        f"Without unit {unit}, the network reads **{per_cent(without, 2)}** of all test images "
        f"correctly instead of {per_cent(whole, 2)}."
    )
    if change[worst] >= 0:
        return f"{sentence} No digit is read worse."
    before, after = (per_cent(float(r[worst])) for r in (units.recall, units.recall_without[unit]))
    return f"{sentence} It matters most for **{worst}**: {after} instead of {before}."


def _lost_images(experiment: Experiment, units: Units, unit: int, digit: int) -> None:
    """Test images of a digit that are read correctly only with the unit."""
    test = loading.test_set(experiment.dataset)
    images = np.flatnonzero(test.labels == digit)
    probabilities, hidden = loading.network(experiment).run(
        test.samples[images], ["probabilities", "hidden"]
    )
    read = read_without(probabilities, hidden[:, unit], units.outgoing[unit])
    right = probabilities.argmax(axis=1) == digit
    lost, won = np.flatnonzero(right & (read != digit)), ~right & (read == digit)
    st.subheader(f"{digit}s that need it: {count(len(lost), 'image')}", anchor=False)
    shown = f" Shown: {min(len(lost), _MOST)} of {len(lost):,}, with what is read without it."
    st.caption(
        f"Of {len(images):,} test {digit}s, {len(lost):,} are read correctly only with unit "
        f"{unit}, and {count(int(won.sum()), 'other')} only without it.{shown if len(lost) else ''}"
    )
    digit_grid([_tile(test, int(images[place]), int(read[place])) for place in lost[:_MOST]])


def _tile(test: SampleSet, image: int, read: int) -> Tile:
    return Tile(
        picture=test.images[image],
        name=f"{name_of(test, image)}, without the unit read as {read}",
        lines=[f"#{image}", f"read {read}"],
    )
