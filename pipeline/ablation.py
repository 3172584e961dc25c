"""What a build has to do to find out what each ingredient of an augmentation brings."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from pipeline import work
from pipeline.augmentation import augment
from pipeline.data import scale
from pipeline.durations import training_seconds
from pipeline.hands import Digits, measured
from pipeline.schedule import Task
from pipeline.spec import DIGITS_8X8, MNIST, Ablation, AddedStrokes, Experiment, Ingredient, Pixels
from pipeline.store import Ingredients
from pipeline.work import Workplace

_EXAMPLES = 8
_USUAL_DIGIT = 4


def plan(study: Ablation, place: Workplace) -> list[Task]:
    """A task for each network, which trains all its runs, and one to put it all together."""
    find = Task(f"digits of {study.id}", partial(find_digits, study, place), seconds=10)
    steps = []
    for step in study.steps:
        name = f"{study.id}, {step.name}"
        call = partial(measure, step.experiment, study.runs, name, place)
        seconds = study.runs * training_seconds(step.experiment)
        epochs = study.runs * step.experiment.training.epochs
        steps.append(Task(name, call, (find.name,), seconds, epochs))
    needs = (find.name, *(step.name for step in steps))
    return [find, *steps, Task(study.id, partial(assemble, study, place), needs)]


def find_digits(study: Ablation, place: Workplace) -> tuple[Digits, ...]:
    """What the networks are tested on, one for each measure."""
    mnist, small = (work.dataset(place.root, data.id) for data in (MNIST, DIGITS_8X8))
    return measured(mnist, small, study.redrawn)


def measure(
    experiment: Experiment,
    runs: int,
    name: str,
    place: Workplace,
    digits: tuple[Digits, ...],
) -> NDArray[np.float32]:
    """Accuracy of every run of a network by every measure: float32 (measures, runs).

    Args:
        name: of the task, for the news.
    """
    work.import_tensorflow()
    from pipeline.training import Features  # noqa: PLC0415 - it brings TensorFlow

    tested = [Features.of(one.images.reshape(len(one.images), -1), one.labels) for one in digits]
    found = np.empty((len(tested), runs), np.float32)
    trained = work.runs_of(experiment, runs, name, place, Pixels())
    for seed, (trainer, _) in enumerate(trained):
        found[:, seed] = [trainer.evaluate(features)[1] for features in tested]
    return found


def assemble(
    study: Ablation,
    place: Workplace,
    digits: tuple[Digits, ...],
    *accuracies: NDArray[np.float32],
) -> Ingredients:
    """The result of a study from those of its other tasks.

    Args:
        accuracies: (measures, runs) of each step.
    """
    images, labels = work.training_images(None, place)
    rows = [study.ingredients, *((one,) for one in study.ingredients)]
    originals = np.stack([images[np.argmax(labels == _digit(row))] for row in rows])
    examples = [_change(*row) for row in zip(originals, rows, strict=True)]
    return Ingredients(
        accuracy=np.stack(accuracies, axis=1),
        digits=np.array([len(one.labels) for one in digits], np.int32),
        originals=originals,
        examples=np.stack(examples),
    )


def _digit(ingredients: Sequence[Ingredient]) -> int:
    """One that shows what they do."""
    digits = (one.digit for one in ingredients if isinstance(one, AddedStrokes))
    return next(digits, _USUAL_DIGIT)


def _change(image: NDArray[np.uint8], ingredients: Sequence[Ingredient]) -> NDArray[np.uint8]:
    """An image (28, 28) as these ingredients change it, drawn several times: (8, 28, 28)."""
    copies = np.repeat(scale(image)[None], _EXAMPLES, axis=0)
    labels = np.full(_EXAMPLES, _digit(ingredients), np.int32)
    changed = augment(copies, labels, ingredients, np.random.default_rng(0))
    return np.rint(255 * changed).astype(np.uint8)
