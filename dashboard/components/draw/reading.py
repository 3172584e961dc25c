"""What all models read in a picture, with the steps chosen and with the usual ones."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.components.draw.sources import Given
from dashboard.drawing import DEFAULT_OFF, STEPS, DrawingError, Prepared, prepare
from dashboard.inference import Answer, Readers
from dashboard.theme import count, listed, with_article
from dashboard.verdicts import Verdict, flipped, verdict


@dataclass(frozen=True)
class Reading:
    """A picture as the models got it, and what they made of it."""

    prepared: Prepared
    answers: Mapping[str, Answer]
    verdict: Verdict
    note: str
    effect: str


def read(given: Given, off: frozenset[str], readers: Readers) -> Reading | str:
    """Have all models read a picture; what to say instead where there is nothing to read."""
    if given.picture is None:
        return f"{given.hint}: all {len(readers.networks)} models read it here."
    try:
        prepared = prepare(given.picture, off)
    except DrawingError as error:
        return error.problem
    answers = readers.read(prepared.image)
    found = verdict(answers)
    usual = answers if off == DEFAULT_OFF else readers.read(prepare(given.picture).image)
    note, effect = _note(given, prepared, found), _effect(off, answers, usual)
    return Reading(prepared, answers, found, note, effect)


def _note(given: Given, prepared: Prepared, found: Verdict) -> str:
    """What else there is to say: of the truth, and of other digits in the picture."""
    notes = []
    if given.truth is not None:
        notes.append(f"It is {with_article(given.truth)}: {_judged(given.truth, found)}.")
    if prepared.digits > 1:
        notes.append(f"There are {prepared.digits} separate digits; the largest is read.")
    return " ".join(notes)


def _judged(truth: int, found: Verdict) -> str:
    if truth not in found.digits:
        return "most are wrong"
    return "the vote is a tie" if found.is_tied else "most are right"


def _effect(off: frozenset[str], now: Mapping[str, Answer], usual: Mapping[str, Answer]) -> str:
    """What other steps than the usual ones do to the votes."""
    if off == DEFAULT_OFF:
        return "As MNIST was made. Switch a step off, and see what the models read then."
    changed = len(flipped(usual, now))
    if not changed:
        return f"{_difference(off)}, all {len(now)} read what they read with the usual steps."
    return (
        f"{_difference(off)}, {_votes(verdict(now))}; with the usual steps, "
        f"{_votes(verdict(usual))}. {count(changed, 'answer')} changed."
    )


def _difference(off: frozenset[str]) -> str:
    """Which steps are other than usual: "Without Pen and Centre", "With Upright"."""
    without = [kind.name for kind in STEPS if kind.id in off - DEFAULT_OFF]
    with_ = [kind.name for kind in STEPS if kind.id in DEFAULT_OFF - off]
    parts = [
        f"{word} {listed(names)}"
        for word, names in (("without", without), ("with", with_))
        if names
    ]
    words = ", ".join(parts)
    return words[0].upper() + words[1:]


def _votes(found: Verdict) -> str:
    return f"{found.votes} of {found.readers} read {with_article(found.digit)}"
