"""The whole layer: for one image as a strip, for the first training images as a table."""

from collections.abc import Sequence

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import loading, tables
from dashboard.charts import heat_strips
from dashboard.components.chart import chart
from dashboard.components.digit_grid import digit_grid
from dashboard.components.image_picker import image_picker
from dashboard.components.probability_bars import probability_bars
from dashboard.components.units.gallery import unit_tile
from dashboard.components.units.plane import plane
from dashboard.pictures import data_uri
from dashboard.theme import count, signed
from dashboard.units import maps_shape, ranked, strip
from pipeline.spec import Experiment
from pipeline.spec.layers import Shape
from pipeline.store import Units

_COLUMNS = 100
_VOICES = 6
_IMAGES, _UNITS = 15, 10


def chosen_image(experiment: Experiment, units: Units) -> int:
    """Let the reader choose a test image, from the plane of two units too; show what is read."""
    test = loading.test_set(experiment.dataset)
    left, right = st.columns([12, 9], gap="large")
    in_plane = len(units.separation) == 2
    with right if in_plane else left:
        image = image_picker(test)
    with right:
        _reading(experiment, image)
    if in_plane:
        with left:
            plane(experiment, units, image)
    return image


def _reading(experiment: Experiment, image: int) -> None:
    """What the network makes of a test image."""
    test = loading.test_set(experiment.dataset)
    probabilities = loading.network(experiment).probabilities(test.samples[[image]])[0]
    name = f"probabilities-{experiment.id}-image-{image}"
    probability_bars(probabilities, name, int(test.labels[image]))


def layer_of_image(experiment: Experiment, units: Units, unit: int, image: int) -> None:
    """Show all activations for a test image, and the units that speak most for what is read.

    Args:
        unit: the one to mark where it is among them.
    """
    test = loading.test_set(experiment.dataset)
    outputs = loading.network(experiment).run(test.samples[[image]], ["probabilities", "hidden"])
    probabilities, hidden = (output[0] for output in outputs)
    truth, read = int(test.labels[image]), int(probabilities.argmax())
    words = activations(
        experiment,
        hidden,
        units.mean[:, truth],
        [f"image {image}", f"mean {truth}"],
        alt=f"Activations of all units for test image {image}, and their means of all {truth}s",
    )
    st.caption(
        f"{words} for this image. The stronger the colour, the further from 0. Below, the mean of "
        f"all training {truth}s."
    )
    _voices(units, unit, hidden, read)


def activations(
    experiment: Experiment,
    hidden: NDArray[np.float32],
    average: NDArray[np.float32],
    names: Sequence[str],
    alt: str,
    widest: int = _COLUMNS,
    highest: int = 600,
) -> str:
    """Show all activations above average ones; their order and how many are above 0, in words.

    Args:
        names: of both strips.
        widest: units in a row of a strip, where they are no maps.
        highest: pixels that a strip is high at most.
    """
    shape = maps_shape(experiment)
    columns = shape[2] if shape else min(len(hidden), widest)
    strips = [strip(hidden, columns), strip(average, columns)]
    chart(heat_strips(strips, names, columns, highest), alt, f"layer-{experiment.id}")
    active = int(np.count_nonzero(hidden > 0))
    return f"{_order(len(hidden), columns, shape)}; {active:,} of {len(hidden):,} above 0"


def _order(units: int, columns: int, shape: Shape | None) -> str:
    """How the units of a layer are laid out in a strip."""
    if units == 1:
        return "The only unit"
    order = f"{'Both' if units == 2 else f'All {units:,}'} units in their order"
    if shape:
        return f"{order}, a column for each map, a row for each of its {shape[0] * shape[1]} places"
    return f"{order}, {columns} in a row" if units > columns else order


def _voices(units: Units, unit: int, hidden: NDArray[np.float32], read: int) -> None:
    """The units that add most to the sum for the digit that is read."""
    part = hidden * units.outgoing[:, read]
    loudest = [
        int(place) for place in np.argsort(-part, kind="stable")[:_VOICES] if part[place] > 0
    ]
    if not loudest:
        st.caption(f"No unit speaks for {read}: the biases alone decide.")
        return
    st.markdown(f"**Which units speak for {read}?**")
    digit_grid(
        [unit_tile(units, voice, unit, signed(part[voice])) for voice in loudest],
        key="loudest-units",
    )
    speaking = int(np.count_nonzero(part > 0))
    st.caption(
        f"Activation times weight to the output {read}. Units that speak for it: "
        f"{speaking:,} of {len(part):,}; shown: {len(loudest)}, the loudest first. All units "
        f"together add {signed(part.sum())}."
    )


def first_images(experiment: Experiment, units: Units) -> None:
    """The activations of the best separating units for the first training images, as a table."""
    training = loading.training_set(experiment.dataset)
    shown = sorted(int(unit) for unit in ranked(units)[:_UNITS])
    table = tables.activations(
        [data_uri(picture) for picture in training.images[:_IMAGES]],
        training.labels[:_IMAGES],
        loading.network(experiment).hidden(training.samples[:_IMAGES]),
        shown,
    )
    names = [f"unit {unit}" for unit in shown]
    st.subheader(f"The first {_IMAGES} training images", anchor=False)
    st.dataframe(
        tables.shaded(table, names),
        hide_index=True,
        height="content",
        alt=f"Activations of {len(shown)} units for the first {_IMAGES} training images",
        column_config={
            "image": st.column_config.ImageColumn(width=50),
            "is": st.column_config.NumberColumn(width=40),
            **{name: st.column_config.NumberColumn(format="%.2f", width=70) for name in names},
        },
    )
    which = "" if len(shown) == len(units.separation) else ", those that separate digits best"
    st.caption(
        f"The first {_IMAGES} of {len(training.labels):,} training images; {len(shown)} of "
        f"{count(len(units.separation), 'unit')}{which}."
    )
