"""A person's own hand: digits asked for, drawn, read by all models, and taken home.

Knows no Streamlit.

    challenge   asks for digits and keeps what was drawn
    scores      how well each model reads that
    words       what the scores mean
    archives    the drawings as files to take home
"""

from dashboard.handwriting.archives import arrays, pictures
from dashboard.handwriting.challenge import ROUNDS, Challenge, Drawing, order
from dashboard.handwriting.scores import (
    Score,
    hardest,
    hits_by_digit,
    leaderboard,
    readers_of,
    ruled_out,
    score,
)
from dashboard.handwriting.words import answer, hardest_in_words

__all__ = [
    "ROUNDS",
    "Challenge",
    "Drawing",
    "Score",
    "answer",
    "arrays",
    "hardest",
    "hardest_in_words",
    "hits_by_digit",
    "leaderboard",
    "order",
    "pictures",
    "readers_of",
    "ruled_out",
    "score",
]
