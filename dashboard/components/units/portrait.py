"""One unit: its weights, the picture that excites it most, and what it tells the output."""

import streamlit as st

from dashboard.charts.units import votes
from dashboard.components.chart import chart
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.units.gallery import weights_picture
from dashboard.theme import count, per_cent
from dashboard.units import favourite, maps_shape, place, ranked, rises_alike_everywhere
from pipeline.spec import Experiment, Pixels
from pipeline.store import Units


def portrait(experiment: Experiment, units: Units, unit: int) -> None:
    """Show what there is to see of a unit itself."""
    st.markdown(_standing(experiment, units, unit))
    left, right = st.columns(2)
    with left:
        _weights(experiment, units, unit)
    with right:
        _maximising(units, unit)
    st.markdown("**What it tells the output layer**")
    chart(votes(units.outgoing[unit]), alt=f"Weight of unit {unit} to each digit of the output")
    st.caption(
        "Its weight to each digit. Where it is above 0, blue, the unit speaks for that digit the "
        "louder the more it is excited; below 0, orange and hatched, against it."
    )


def _standing(experiment: Experiment, units: Units, unit: int) -> str:
    """Where a unit stands among the others, and what excites it."""
    number, digit = len(units.separation), favourite(units, unit)
    rank = int((ranked(units) == unit).argmax()) + 1
    share = per_cent(float(units.separation[unit]))
    others = (units.mean[unit].sum() - units.mean[unit, digit]) / (units.mean.shape[1] - 1)
    sentence = (
        f"Number {rank} of {count(number, 'unit')} by separation: {share} of the variance of its "
        f"activation lies between digits. **{digit}** excites it most: on average "
        f"{units.mean[unit, digit]:.2f}, the other digits {others:.2f}."
    )
    if shape := maps_shape(experiment):
        row, column, channel = place(unit, shape)
        sentence += (
            f" It is row {row}, column {column} of map {channel}: {shape[2]} maps of {shape[0]} x "
            f"{shape[1]} make up the layer."
        )
    return sentence


def _weights(experiment: Experiment, units: Units, unit: int) -> None:
    st.markdown("**Its weights**")
    words = f"Weights of unit {unit}, blue above 0 and orange below"
    digit_grid([Tile(weights_picture(units, unit), words, lines=[])], size="large")
    st.caption(_meaning(experiment))


def _meaning(experiment: Experiment) -> str:
    """What the picture of the weights shows, which depends on what lies before the units."""
    colours = "Blue pixels excite it, orange ones calm it."
    if not rises_alike_everywhere(experiment):
        rise = "How much it rises with each pixel before its activation function"
        return f"{rise}, on average of the training images: layers before it bend. {colours}"
    if isinstance(experiment.inputs, Pixels):
        return f"One weight for each pixel. {colours}"
    return f"What its weights mean for each pixel; it reads {experiment.inputs.words}. {colours}"


def _maximising(units: Units, unit: int) -> None:
    """The picture found by gradient ascent, and what the network makes of it."""
    st.markdown("**The picture that excites it most**")
    probabilities = units.maximising_probabilities[unit].astype(float)
    read = int(probabilities.argmax())
    words = f"Picture found by gradient ascent for unit {unit}, read as {read}"
    tile = Tile(units.maximising[unit], words, lines=[], probabilities=probabilities)
    digit_grid([tile], size="large")
    highest = float(units.quantiles[unit, :, -1].max())
    st.caption(
        f"Activation {units.maximum[unit]:.2f}; the training image that excites it most gives "
        f"{highest:.2f}. The network reads it as {read}, {per_cent(probabilities[read])} sure; "
        "the bars show how sure of each digit.",
        help="Found by gradient ascent from noise. Pixels stay between black and white, and the "
        "norm of the picture stays that of a typical training image: without such bounds, "
        "activation rises for as long as one climbs, and cannot be compared with that of images. "
        "The source climbs without bounds and stretches the picture to pixels of 0 to 255, though "
        "its network learned from 0 to 1; its activation says how far it climbed.",
    )
