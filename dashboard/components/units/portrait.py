"""One unit: its weights, a picture that gradient ascent finds, and what it tells the output."""

import streamlit as st

from dashboard.charts import votes
from dashboard.components.chart import chart
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.units.gallery import weights_picture
from dashboard.theme import count, decimal, per_cent
from dashboard.units import (
    dead,
    favourite,
    highest,
    least,
    maps_shape,
    place,
    ranked,
    rises_alike_everywhere,
)
from pipeline.spec import Experiment, Pixels, StandardizedPixels
from pipeline.store import Units

_SMALL = 0.001
"""Weights below are not told apart."""

_WHY_BOUNDED = (
    "Found by gradient ascent from noise. Pixels stay between black and white, and the norm of the "
    "picture is at most that of a typical training image: without such bounds, activation rises "
    "for as long as one climbs, and cannot be compared with that of images. An image of a greater "
    "norm may excite the unit more than the picture does. The source climbs "
    "without bounds and stretches the picture to pixels of 0 to 255, though its network learned "
    "from 0 to 1; its activation says how far it climbed."
)


def portrait(experiment: Experiment, units: Units, unit: int) -> None:
    """Show what there is to see of a unit itself."""
    st.markdown(_standing(experiment, units, unit))
    _pictures(experiment, units, unit)
    st.caption(
        f"{_meaning(experiment)} {_scale(units, unit)} {_climb(units, unit)} "
        f"{_reading(units, unit)}",
        help=_WHY_BOUNDED,
    )


def voice(units: Units, unit: int) -> None:
    """Show what a unit tells the output layer."""
    st.markdown(f"**What unit {unit} tells the output layer**")
    chart(
        votes(units.outgoing[unit]),
        f"Weight of unit {unit} to each digit of the output",
        f"votes-of-unit-{unit}",
    )
    st.caption(
        "Its weight to each digit. Where it is above 0, blue, the unit speaks for that digit the "
        "louder the more it is excited; below 0, orange and hatched, against it."
    )


def _standing(experiment: Experiment, units: Units, unit: int) -> str:
    """Where a unit stands among the others, what excites it, and which part of a map it is."""
    answer = "It is dead: its activation is 0 in every training image."
    sentence = answer if dead(units)[unit] else _separation(units, unit)
    if shape := maps_shape(experiment):
        row, column, channel = place(unit, shape)
        sentence += (
            f" It is row {row}, column {column} of map {channel}: {shape[2]} maps of {shape[0]} x "
            f"{shape[1]} make up the layer."
        )
    return sentence


def _separation(units: Units, unit: int) -> str:
    """How well a unit separates the digits, and which of them excite it most and least."""
    number, digit, others = len(units.separation), favourite(units, unit), least(units, unit)
    rank = int((ranked(units) == unit).argmax()) + 1
    ranking = f"Number {rank} of {count(number, 'unit')} by separation: " if number > 1 else ""
    which = f"**{others[0]}**" if len(others) == 1 else count(len(others), "digit")
    most, lowest = (decimal(units.mean[unit, d]) for d in (digit, others[0]))
    return (
        f"{ranking}{per_cent(float(units.separation[unit]))} of the variance of its activation "
        f"lies between digits. **{digit}** excites it most, {most} on average; {which} least, "
        f"{lowest}."
    )


def _pictures(experiment: Experiment, units: Units, unit: int) -> None:
    probabilities = units.maximising_probabilities[unit].astype(float)
    weights = "weights" if _reads_pixels(experiment) else "gradient"
    rise = Tile(
        picture=weights_picture(units, unit),
        name=f"{weights.capitalize()} of unit {unit}, blue above 0 and orange below",
        lines=[f"its {weights}"],
    )
    maximising = Tile(
        picture=units.maximising[unit],
        name=f"Picture found by gradient ascent for unit {unit}, read as {probabilities.argmax()}",
        lines=["found by gradient ascent, and what the network reads in it"],
        probabilities=probabilities,
    )
    digit_grid([rise, maximising], size="large")


def _reads_pixels(experiment: Experiment) -> bool:
    """Whether the units weigh the pixels themselves."""
    pixels = isinstance(experiment.inputs, Pixels | StandardizedPixels)
    return pixels and rises_alike_everywhere(experiment)


def _meaning(experiment: Experiment) -> str:
    """What the picture of the weights shows, which depends on what lies before the units."""
    if not rises_alike_everywhere(experiment):
        meaning = (
            "Its gradient: how much it rises with each pixel before its activation function, "
            "averaged over training images, as other layers come before it."
        )
    elif _reads_pixels(experiment):
        meaning = "One weight for each pixel."
    else:
        reads = experiment.inputs.words
        meaning = f"Its gradient: how much it rises with each pixel. It reads {reads}."
    if isinstance(experiment.inputs, StandardizedPixels):
        meaning += " The ink of a pixel is counted in standard deviations of that pixel."
    return meaning


def _scale(units: Units, unit: int) -> str:
    """What the colours of the weights stand for."""
    strongest = float(abs(units.weights[unit]).max())
    bound = f"{strongest:.3f}" if strongest >= _SMALL else f"less than {_SMALL}"
    return f"Blue pixels raise it, orange ones lower it, the strongest by {bound}."


def _climb(units: Units, unit: int) -> str:
    """How far gradient ascent came, compared with the training images."""
    reached, best = float(units.maximum[unit]), highest(units, unit)
    if best <= 0:
        found = "does not either" if reached <= 0 else f"does, to {reached:.3f}"
        return f"No training image excites it; the picture found by gradient ascent {found}."
    times, image = f"{reached / best:.2f} times", "the training image that excites it most"
    compared = f"{times} the {best:.2f} of {image}"
    if reached < best:
        compared = f"less than {image}: {times} its {best:.2f}"
    return f"The picture found by gradient ascent excites it to {reached:.2f}, {compared}."


def _reading(units: Units, unit: int) -> str:
    """What the network makes of the picture that gradient ascent found."""
    probabilities = units.maximising_probabilities[unit].astype(float)
    read = int(probabilities.argmax())
    return f"The network reads the picture as **{read}**, {per_cent(probabilities[read])} sure."
