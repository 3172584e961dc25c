"""What the scores of one person's hand mean, in a sentence or two."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dashboard.handwriting.scores import Score, hardest, hits_by_digit, ruled_out
from dashboard.theme import MOST_NAMED, between, count, listed
from dashboard.words import labelled
from pipeline.experiments import find


def answer(scores: Sequence[Score]) -> str:
    """Who reads this hand best, and whether that can be told from so few drawings.

    Args:
        scores: of at least one model, best first.
    """
    best = [one for one in scores if one.rank == 1]
    hits = f"{best[0].hits} of {count(best[0].drawings, 'digit')}"
    sure = f"95 % interval {between(best[0].interval, 0)}"
    if len(scores) == 1:
        return f"{_named(best)} reads {hits} correctly ({sure})."
    if len(best) == len(scores):
        return f"All {len(scores)} models read {hits} correctly ({sure}): none stands out."
    who = _named(best) if len(best) <= MOST_NAMED else f"**{len(best)} of {len(scores)} models**"
    read = "reads you best" if len(best) == 1 else "read you best, equally"
    return f"{who} {read}: {hits} correctly ({sure}). {_certainty(scores, len(best))}"


def _certainty(scores: Sequence[Score], best: int) -> str:
    """Which of the others are worse by more than chance explains."""
    ids, others = ruled_out(scores), len(scores) - best
    drawings = count(scores[0].drawings, "drawing")
    if not ids:
        who = "the other model cannot" if others == 1 else f"none of the other {others} can"
        return f"With {drawings}, that may be chance: {who} be ruled out as your best."
    out = [one for one in scores if one.id in ids]
    who = _named(out) if len(out) <= MOST_NAMED else f"{len(out)} of the other {others}"
    rest = others - len(out)
    few = f"; for {rest} more, {drawings} are too few to tell" if rest else ""
    return f"{who} can be ruled out as your best{few}."


def _named(scores: Sequence[Score]) -> str:
    return listed([f"**{labelled(find(one.id))}**" for one in scores])


def hardest_in_words(scores: Sequence[Score], labels: NDArray[np.integer]) -> str:
    """Which digits are hardest to read; a reading is one model's of one drawing."""
    hits, readings = hits_by_digit(scores, labels)
    if not (digits := hardest(hits, readings)):
        return "Every model reads every one of your digits."
    right = f"{hits[digits].sum()} of {readings[digits].sum()} readings are right"
    which = f"your **{listed(digits)}**" if len(digits) == 1 else f"your {listed(digits)}, equally"
    return f"Hardest to read {'is' if len(digits) == 1 else 'are'} {which}: {right}."
