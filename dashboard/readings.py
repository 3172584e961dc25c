"""What all models read in a picture, and what its steps have to do with it. Knows no Streamlit."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.drawing import DEFAULT_OFF, STEPS, DrawingError, Prepared, prepare
from dashboard.inference import Answer, Readers
from dashboard.theme import MOST_NAMED, count, listed, with_article
from dashboard.verdicts import Verdict, flipped, reads, verdict


@dataclass(frozen=True)
class Given:
    """What there is to read.

    Attributes:
        picture: uint8 (h, w, 4); None for nothing yet.
        truth: the digit that it shows, where that is known.
        hint: what the reader can do for a picture.
    """

    picture: NDArray[np.uint8] | None
    truth: int | None = None
    hint: str = "Draw a digit"


@dataclass(frozen=True)
class Reading:
    """A picture as the models got it, and what they made of it.

    Attributes:
        answers: by experiment.
        note: whether most are right, where that is known, and what else is in the picture.
        effect: what other steps than the usual ones did to the votes.
    """

    prepared: Prepared
    answers: Mapping[str, Answer]
    verdict: Verdict
    note: str
    effect: str


def read(given: Given, off: frozenset[str], readers: Readers) -> Reading | str:
    """Have all models read a picture; what to say instead where there is nothing to read.

    Args:
        off: ids of the steps that are left out.
    """
    if given.picture is None:
        return f"{given.hint}: all {len(readers.networks)} models read it here."
    try:
        prepared = prepare(given.picture, off)
    except DrawingError as error:
        return error.problem
    answers = readers.read(prepared.image)
    found = verdict(answers)
    usual = answers if off == DEFAULT_OFF else readers.read(prepare(given.picture).image)
    note, effect = _note(given, prepared, found, off), _effect(off, found, answers, usual)
    return Reading(prepared, answers, found, note, effect)


def _note(given: Given, prepared: Prepared, found: Verdict, off: frozenset[str]) -> str:
    """What else there is to say: of the truth, and of other digits in the picture."""
    notes = []
    if given.truth is not None:
        notes.append(f"It is {with_article(given.truth)}: {_judged(given.truth, found)}.")
    if prepared.digits > 1:
        which = "they are read as one" if "crop" in off else "the largest is read"
        notes.append(f"There are {prepared.digits} separate digits; {which}.")
    return " ".join(notes)


def _judged(truth: int, found: Verdict) -> str:
    if truth not in found.digits:
        return "most are wrong"
    return "the vote is a tie" if found.is_tied else "most are right"


def _effect(
    off: frozenset[str], found: Verdict, now: Mapping[str, Answer], usual: Mapping[str, Answer]
) -> str:
    """What other steps than the usual ones do to the votes."""
    if off == DEFAULT_OFF:
        return "As MNIST was made. Switch a step off, and see what the models read then."
    changed = len(flipped(usual, now))
    if not changed:
        return f"{_difference(off)}, all {len(now)} read what they read with the usual steps."
    return (
        f"{_difference(off)}, {_votes(found)}; with the usual steps, "
        f"{_votes(verdict(usual))}. {count(changed, 'answer')} changed."
    )


def _difference(off: frozenset[str]) -> str:
    """Which steps are other than usual: "Without “Pen” and “Centre”, with “Upright”".

    Of more only their number is said: the switches below show which.
    """
    changed = off ^ DEFAULT_OFF
    if len(changed) > MOST_NAMED:
        return f"With {len(changed)} steps changed"
    parts = {"without": off - DEFAULT_OFF, "with": DEFAULT_OFF - off}
    words = ", ".join(f"{word} {_named(ids)}" for word, ids in parts.items() if ids)
    return words[0].upper() + words[1:]


def _named(ids: frozenset[str]) -> str:
    return listed([f"“{kind.name}”" for kind in STEPS if kind.id in ids])


def _votes(found: Verdict) -> str:
    return f"{found.votes} of {found.readers} {reads(found.votes)} {with_article(found.digit)}"
