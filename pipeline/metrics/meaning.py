"""What stands beside every score: its plain words, its best value and where it comes from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Meaning:
    """What a score says."""

    name: str
    words: str
    """A sentence or two for someone who meets the score for the first time."""
    best: float
    """The value of a perfect model; NaN where none is better than another."""
    source: str
    """Author, work and year, or the document whose treatment it follows."""
