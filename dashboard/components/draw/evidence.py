"""What in the drawing speaks for a model's answer, and what for its second choice."""

from pathlib import Path

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import loading
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.inference import Answer
from dashboard.lenses import outlined, whereabouts
from dashboard.pictures import data_uri, signed_picture
from dashboard.theme import signed, with_article
from pipeline.spec import Experiment

Image = NDArray[np.float32]

_STYLE = Path(__file__).with_suffix(".css")
_TENTH = float(np.log(10))
"""Log-odds that fall by so much are a tenth of what they were, as odds."""


def evidence(experiment: Experiment, image: Image, answer: Answer) -> None:
    """Show where ink speaks for a digit and where against it, for the two most probable ones."""
    digits = (answer.digit, answer.runner_up)
    falls = [loading.occlusion(experiment, image, digit) for digit in digits]
    bound = max(float(np.abs(fall).max()) for fall in falls)
    st.markdown(_strongest(experiment, image, falls[0], answer.digit))
    digit_grid(
        [_tile(fall, bound, image, digit) for fall, digit in zip(falls, digits, strict=True)],
        two_by_two=True,
    )
    _legend(bound)


def _strongest(experiment: Experiment, image: Image, fall: Image, digit: int) -> str:
    """Where the ink lies that the answer rests on most."""
    if fall.max() <= 0:
        return f"No single spot of ink speaks for {with_article(digit)} in {experiment.id}."
    return (
        f"What speaks most for **{with_article(digit)}** is the ink "
        f"**{whereabouts(fall, image)}**: without it, the log-odds of {digit} in {experiment.id} "
        f"fall by {fall.max():.1f}."
    )


def _tile(fall: Image, bound: float, image: Image, digit: int) -> Tile:
    sides = {"for": fall, "against": -fall}
    found = [
        f"{side} it most {whereabouts(values, image)}"
        for side, values in sides.items()
        if values.max() > 0
    ]
    return Tile(
        picture=outlined(signed_picture(fall, bound), image),
        name=f"What ink says of {with_article(digit)}: {', '.join(found) or 'nothing'}",
        lines=[f"for and against {with_article(digit)}"],
    )


def _legend(bound: float) -> None:
    """What the colours mean, in numbers and in words."""
    scale = data_uri(signed_picture(np.linspace(-1, 1, 101)[None], 1))
    st.html(_STYLE)
    ends = (f"{signed(-bound)}, speaks against", "0", f"{signed(bound)}, speaks for")
    words = "".join(f"<span>{end}</span>" for end in ends)
    st.html(f'<div class="scale"><img src="{scale}" alt="">{words}</div>')
    st.caption(
        "How much the log-odds of the digit fall when a soft spot, about as wide as a pen, covers "
        f"the ink around a pixel; a fall by {_TENTH:.1f} makes the odds a tenth. The line is the "
        "edge of the ink; where there is none, nothing is asked."
    )
