"""All units of a layer, to choose one from: those first that separate the digits best."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import address
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.turn_pages import turn_pages
from dashboard.components.unit_picker import UNIT
from dashboard.pictures import signed_picture
from dashboard.theme import count, per_cent
from dashboard.units import dead, favourite, ranked
from pipeline.store import Units

_PER_PAGE = 25


def gallery(units: Units, chosen: int) -> None:
    """Show the units page by page; a click chooses one.

    Args:
        chosen: the unit to mark.
    """
    order = ranked(units)
    shown = turn_pages(len(order), _PER_PAGE)
    digit_grid([unit_tile(units, int(unit), chosen) for unit in order[shown]], key="unit-gallery")
    of_all = (
        f"Click a unit to look into it. Shown: {shown.start + 1} to {shown.stop} of "
        f"{count(len(order), 'unit')}, those first that separate the digits best. "
    )
    st.caption(
        f"{of_all if len(order) > 1 else ''}Under each: its number, the share of the variance of "
        "its activation that lies between digits, and the digit that excites it most. Blue pixels "
        "raise it, orange ones lower it; each picture has its own scale."
    )


def unit_tile(units: Units, unit: int, chosen: int, *lines: str) -> Tile:
    """A unit as a link to itself, with its weights as its picture.

    Args:
        chosen: the unit to mark.
        lines: of the caption, instead of its separation and its digit.
    """
    share = per_cent(float(units.separation[unit]), 0)
    excited = "dead" if dead(units)[unit] else f"most by {favourite(units, unit)}"
    return Tile(
        picture=weights_picture(units, unit),
        name=f"Weights of unit {unit}",
        lines=[f"unit {unit}", *(lines or (share, excited))],
        marked=unit == chosen,
        href=address.link(**{UNIT: unit}),
    )


def weights_picture(units: Units, unit: int) -> NDArray[np.uint8]:
    """How much a unit rises with each pixel, in colours of its own scale: uint8 (28, 28, 3)."""
    weights = units.weights[unit]
    return signed_picture(weights, float(abs(weights).max()))
