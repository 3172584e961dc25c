"""What an ablation finds is put where it belongs, and its examples show what ingredients do."""

from dataclasses import replace
from queue import Queue

import numpy as np
import pytest

from pipeline import ablation
from pipeline.experiments import STUDIES
from pipeline.hands import Digits
from pipeline.spec import Augmentation, Dense, Flags, Framing, Slant, Split, Training
from pipeline.store import REPOSITORY_STORE
from pipeline.studies import plan
from pipeline.work import Workplace

INGREDIENTS = STUDIES[-1]
SMALL = replace(
    INGREDIENTS,
    runs=2,
    redrawn=5,
    experiment=replace(
        INGREDIENTS.experiment,
        layers=(Dense(10, "softmax"),),
        parameters=7_850,
        split=Split(held_out="last", training_samples=300),
        training=Training("sparse_categorical_crossentropy", "adam", batch_size=50, epochs=2),
        augmentation=Augmentation((Flags(1), Slant(0.5), Framing(20)), untouched=0.5),
    ),
)
STEPS = [
    "all ingredients",
    "without ones with a flag",
    "without slant",
    "without framing",
    "no ingredient",
]


@pytest.fixture
def place() -> Workplace:
    return Workplace(REPOSITORY_STORE, 1, Queue())


def _digits(*counts: int) -> tuple[Digits, ...]:
    return tuple(Digits(np.zeros((n, 28, 28), np.float32), np.zeros(n, np.int32)) for n in counts)


def test_every_step_waits_for_the_digits_and_the_end_for_all(place):
    find, *steps, end = plan(SMALL, place)
    names = [f"ingredients, {name}" for name in STEPS]
    assert [task.name for task in steps] == names
    assert all(task.needs == (find.name,) for task in steps)
    assert (end.name, end.needs) == ("ingredients", (find.name, *names))
    assert {task.epochs for task in steps} == {4}


@pytest.mark.slow
def test_a_small_ablation_from_images_to_accuracies(place):
    results = {}
    for task in plan(SMALL, place):
        results[task.name] = task.call(*(results[need] for need in task.needs))
    found = results["ingredients"]
    assert found.accuracy.shape == (4, 5, 2)
    assert found.digits.tolist() == [10_000, 1_797, 5, 5]
    assert (found.accuracy[0] > 0.2).all(), "300 images teach more than guessing"
    assert len(np.unique(found.accuracy[0])) > 5, "networks and runs differ"
    epochs = [epoch for name, epoch, _ in place.news.queue if name == f"ingredients, {STEPS[0]}"]
    assert epochs == [1, 2, 3, 4], "those of both runs are counted on"


def test_accuracies_are_put_where_they_belong(place):
    accuracies = [np.full((4, 2), step / 10, np.float32) for step in range(5)]
    accuracies[2][3, 1] = 0.99
    found = ablation.assemble(SMALL, place, _digits(7, 6, 5, 4), *accuracies)
    assert found.accuracy.dtype == np.float32
    assert found.accuracy[:, :, 0] == pytest.approx(np.tile([0, 0.1, 0.2, 0.3, 0.4], (4, 1)))
    assert found.accuracy[3, 2, 1] == np.float32(0.99)
    assert found.digits.tolist() == [7, 6, 5, 4]


def test_examples_show_a_digit_that_each_ingredient_changes(place, mnist):
    found = ablation.assemble(SMALL, place, _digits(1), *[np.zeros((1, 2), np.float32)] * 5)
    assert found.originals.shape == (4, 28, 28)
    assert found.examples.shape == (4, 8, 28, 28)
    first = {digit: mnist["x_train"][np.argmax(mnist["y_train"] == digit)] for digit in (1, 4)}
    np.testing.assert_array_equal(found.originals[1], first[1])
    np.testing.assert_array_equal(found.originals[2], first[4])
    flagged, slanted = found.examples[1].astype(int), found.examples[2]
    assert (flagged >= found.originals[1]).all(), "a flag takes no ink away"
    assert (flagged.sum(axis=(1, 2)) > found.originals[1].sum()).all()
    assert len(np.unique(slanted.reshape(8, -1), axis=0)) == 8, "each draw is another"
