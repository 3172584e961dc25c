"""What all models read in a picture, with the steps chosen and with the usual ones."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dashboard.components.draw.sources import Given
from dashboard.drawing import DEFAULT_OFF, NoInkError, Prepared, prepare
from dashboard.inference import Answer, Readers
from dashboard.theme import with_article
from dashboard.verdicts import Verdict, verdict


@dataclass(frozen=True)
class Reading:
    """A picture as the models got it, and what they made of it."""

    prepared: Prepared
    answers: Mapping[str, Answer]
    verdict: Verdict
    note: str
    effect: str


def read(given: Given, off: Collection[str], readers: Readers) -> Reading | str:
    """Have all models read a picture; what to say instead where there is nothing to read."""
    if given.picture is None:
        return f"{given.hint}: all {len(readers.networks)} models read it here."
    try:
        prepared = prepare(given.picture, off)
    except NoInkError as error:
        return error.problem
    answers = readers.read(prepared.image)
    found = verdict(answers)
    usual = found if off == DEFAULT_OFF else verdict(readers.read(prepare(given.picture).image))
    note, effect = _note(given, prepared, found), _effect(off, found, usual)
    return Reading(prepared, answers, found, note, effect)


def _note(given: Given, prepared: Prepared, found: Verdict) -> str:
    """What else there is to say: of the truth, and of other digits in the picture."""
    notes = []
    if given.truth is not None:
        right = "right" if found.digits == (given.truth,) else "wrong"
        notes.append(f"The test image is {with_article(given.truth)}: the majority is {right}.")
    if prepared.digits > 1:
        notes.append(f"It holds {prepared.digits} separate digits; the largest is read.")
    return " ".join(notes)


def _effect(off: Collection[str], found: Verdict, usual: Verdict) -> str:
    if off == DEFAULT_OFF:
        return "As MNIST was made. Leave a step out, and see what the models read then."
    return f"So {_votes(found)}; with the usual steps {_votes(usual)}."


def _votes(found: Verdict) -> str:
    return f"{found.votes} of {found.readers} read {with_article(found.digit)}"
