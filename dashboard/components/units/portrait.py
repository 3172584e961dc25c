"""One unit: its weights, the picture that excites it most, and what it tells the output."""

import streamlit as st

from dashboard.charts import votes
from dashboard.components.chart import chart
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.units.gallery import weights_picture
from dashboard.theme import count, per_cent
from dashboard.units import favourite, maps_shape, place, ranked, rises_alike_everywhere, unchanging
from pipeline.spec import Experiment, Pixels, StandardizedPixels
from pipeline.store import Units

_WHY_BOUNDED = (
    "Found by gradient ascent from noise. Pixels stay between black and white, and the norm of the "
    "picture is at most that of a typical training image: without such bounds, activation rises "
    "for as long as one climbs, and cannot be compared with that of images. The source climbs "
    "without bounds and stretches the picture to pixels of 0 to 255, though its network learned "
    "from 0 to 1; its activation says how far it climbed."
)


def portrait(experiment: Experiment, units: Units, unit: int) -> None:
    """Show what there is to see of a unit itself."""
    st.markdown(_standing(experiment, units, unit))
    _pictures(units, unit)
    st.caption(f"{_meaning(experiment)} {_reading(units, unit)}", help=_WHY_BOUNDED)
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
    if unchanging(units)[unit]:
        return f"Its activation is {units.mean[unit, digit]:.2f} in every training image."
    share = per_cent(float(units.separation[unit]))
    others = (units.mean[unit].sum() - units.mean[unit, digit]) / (units.mean.shape[1] - 1)
    ranking = f"Number {rank} of {count(number, 'unit')} by separation: " if number > 1 else ""
    sentence = (
        f"{ranking}{share} of the variance of its activation lies between digits. **{digit}** "
        f"excites it most: on average {units.mean[unit, digit]:.2f}, the other digits {others:.2f}."
    )
    if shape := maps_shape(experiment):
        row, column, channel = place(unit, shape)
        sentence += (
            f" It is row {row}, column {column} of map {channel}: {shape[2]} maps of {shape[0]} x "
            f"{shape[1]} make up the layer."
        )
    return sentence


def _pictures(units: Units, unit: int) -> None:
    probabilities = units.maximising_probabilities[unit].astype(float)
    weights = Tile(
        picture=weights_picture(units, unit),
        name=f"Weights of unit {unit}, blue above 0 and orange below",
        lines=["its weights"],
    )
    maximising = Tile(
        picture=units.maximising[unit],
        name=f"Picture found by gradient ascent for unit {unit}, read as {probabilities.argmax()}",
        lines=["the picture that excites it most, and what the network makes of it"],
        probabilities=probabilities,
    )
    digit_grid([weights, maximising], size="large")


def _meaning(experiment: Experiment) -> str:
    """What the picture of the weights shows, which depends on what lies before the units."""
    colours = "Blue pixels excite it, orange ones calm it."
    if not rises_alike_everywhere(experiment):
        rise = "How much it rises with each pixel before its activation function"
        return f"{rise}, on average over training images: other layers come first. {colours}"
    match experiment.inputs:
        case Pixels():
            return f"One weight for each pixel. {colours}"
        case StandardizedPixels():
            return f"One weight for each pixel, counted in deviations of that pixel. {colours}"
        case inputs:
            return f"How much it rises with each pixel; it reads {inputs.words}. {colours}"


def _reading(units: Units, unit: int) -> str:
    """What the network makes of the picture that excites a unit most."""
    probabilities = units.maximising_probabilities[unit].astype(float)
    read, highest = int(probabilities.argmax()), float(units.quantiles[unit, :, -1].max())
    return (
        f"The picture that excites it most has activation {units.maximum[unit]:.2f}; of the "
        f"training images, the highest is {highest:.2f}. The network reads the picture as "
        f"**{read}**, {per_cent(probabilities[read])} sure."
    )
