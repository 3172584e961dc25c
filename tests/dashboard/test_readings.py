"""What is said of a picture that all models read."""

from dataclasses import dataclass

import numpy as np
import pytest

from dashboard.drawing import DEFAULT_OFF, STEPS
from dashboard.inference import Readers
from dashboard.readings import Given, read
from tests.dashboard.strokes import STROKES, drawn

IN_A_CORNER = drawn([[(x / 4 + 5, y / 4 + 5) for x, y in stroke] for stroke in STROKES[1]], pen=6)

NAMES = {kind.id: kind.name for kind in STEPS}


@dataclass
class Stub:
    """A model that reads a 1 where there is ink in the middle of the image, else its own digit."""

    own: int

    def run(self, samples, names):
        read = 1 if samples[0, 10:18, 10:18].any() else self.own
        return [np.eye(10, dtype=np.float32)[[read]] for _ in names]


@pytest.fixture
def readers() -> Readers:
    return Readers({"dense-1": Stub(0), "dense-2": Stub(2), "dense-10": Stub(1)})


def test_a_picture_is_prepared_and_read_by_all(readers):
    found = read(Given(IN_A_CORNER), DEFAULT_OFF, readers)
    assert found.verdict.words == "All 3 models read a 1."
    assert [answer.digit for answer in found.answers.values()] == [1, 1, 1]
    assert found.note == ""
    assert found.effect.startswith("As MNIST was made.")


def test_it_is_said_what_other_steps_change(readers):
    off = DEFAULT_OFF | {"crop", "scale", "centre"}
    found = read(Given(IN_A_CORNER), off, readers)
    assert found.verdict.is_tied
    crop, scale, centre = (NAMES[id] for id in ("crop", "scale", "centre"))
    assert found.effect == (
        f"Without “{crop}”, “{scale}” and “{centre}”, 1 of 3 reads a {found.verdict.digit}; "
        "with the usual steps, 3 of 3 read a 1. 2 answers changed."
    )


def test_it_is_said_when_other_steps_change_nothing(readers):
    found = read(Given(IN_A_CORNER), DEFAULT_OFF ^ {"pen", "slant"}, readers)
    assert found.effect == (
        f"Without “{NAMES['pen']}”, with “{NAMES['slant']}”, "
        "all 3 read what they read with the usual steps."
    )


@pytest.mark.parametrize(
    ("truth", "words"), [(1, "It is a 1: most are right."), (8, "It is an 8: most are wrong.")]
)
def test_where_the_truth_is_known_it_is_told(readers, truth, words):
    assert read(Given(IN_A_CORNER, truth), DEFAULT_OFF, readers).note == words


def test_a_tie_is_neither_right_nor_wrong(readers):
    off = DEFAULT_OFF | {"crop", "scale", "centre"}
    assert read(Given(IN_A_CORNER, 2), off, readers).note == "It is a 2: the vote is a tie."


def test_of_many_other_steps_the_number_is_said(readers):
    found = read(Given(IN_A_CORNER), DEFAULT_OFF ^ {"crop", "slant", "scale", "centre"}, readers)
    assert found.effect.startswith("With 4 steps changed, ")


def test_several_digits_are_counted_and_which_is_read_is_told(readers):
    two = Given(np.maximum(IN_A_CORNER, np.roll(IN_A_CORNER, 150, axis=1)))
    there = "There are 2 separate digits; "
    assert read(two, DEFAULT_OFF, readers).note == f"{there}the largest is read."
    assert read(two, DEFAULT_OFF | {"crop"}, readers).note == f"{there}they are read as one."


def test_without_a_picture_or_without_ink_there_is_nothing_to_read(readers):
    hint = read(Given(None, hint="Upload a picture"), DEFAULT_OFF, readers)
    assert hint == "Upload a picture: all 3 models read it here."
    words = read(Given(drawn([])), DEFAULT_OFF, readers)
    assert isinstance(words, str)
    assert words
