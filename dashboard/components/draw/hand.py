"""What somebody drew in a challenge. Kept in the session, and nowhere else."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from dashboard.components.draw.canvas import clear
from dashboard.handwriting import ROUNDS, Challenge, order

_KEY = "hand"


@dataclass
class Hand:
    """What the session keeps.

    Attributes:
        now: the challenge, with all places that it can have.
        before: the one that was given up for it, until the next one is.
    """

    now: Challenge
    before: Challenge | None = None

    def start_again(self) -> None:
        """Begin another challenge; what was drawn can be brought back."""
        if self.before:
            _empty(self.before)
        self.before, self.now = self.now, _new(int(self.now.name) + 1)

    def bring_back(self) -> None:
        """Go on with the challenge before; the one since then can be brought back too."""
        if self.before:
            self.before, self.now = self.now, self.before


def hand() -> Hand:
    """What this visitor drew so far."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Hand(_new(0))
    kept: Hand = st.session_state[_KEY]
    return kept


def canvas_key(challenge: Challenge, place: int) -> str:
    """Of the canvas of a place, which keeps its strokes: whoever comes back can go on drawing."""
    return f"{_KEY}-{challenge.name}-{place}"


def _new(number: int) -> Challenge:
    return Challenge(str(number), order(np.random.default_rng(), ROUNDS))


def _empty(challenge: Challenge) -> None:
    for place in range(1, len(challenge.order) + 1):
        clear(canvas_key(challenge, place))
