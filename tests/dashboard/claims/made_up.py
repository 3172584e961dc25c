"""Made-up results and images, on which the rules of claims are tried.

A made-up test set has as many samples of every class, in the order of the classes: 1,000 images of
each digit for MNIST. A `Case` writes some of it into a store and says what a claim must come to.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np
import pytest

from dashboard.claims import CLAIMS, Evidence, Verdict, judge
from pipeline.experiments import find
from pipeline.spec import DIGITS_8X8, MNIST, XOR, Dataset, History
from pipeline.store import Curves, Map, Store, TrainedReplicate
from tests.planted import replicate_that_reads

Mistakes = Mapping[tuple[int, int], int]
"""How many samples of one class are read as another, by (true, read)."""

IDS = {claim.id: claim for claim in CLAIMS}


class MadeUp(Protocol):
    """Something that can be written into a store."""

    def write(self, store: Store) -> None: ...


@dataclass(frozen=True)
class Run:
    """A run that reads everything right but for its mistakes.

    Attributes:
        scores: what its `Replicate` says otherwise than computed or usual.
    """

    mistakes: Mistakes = field(default_factory=dict)
    scores: Mapping[str, float] = field(default_factory=dict)
    history: History | None = None
    inputs: Mapping[str, np.ndarray] = field(default_factory=dict)

    def replicate(self, dataset: Dataset, seed: int) -> TrainedReplicate:
        truth = labels_of(dataset)
        read = with_mistakes(truth, self.mistakes)
        made = replicate_that_reads(read, truth, seed, dataset.classes, **self.scores)
        made = replace(made, inputs=self.inputs)
        return replace(made, curves=Curves(seed, 1, self.history)) if self.history else made


@dataclass(frozen=True)
class Results:
    """Runs of an experiment, stored as if it had been trained as declared."""

    id: str
    runs: tuple[Run, ...]
    map: Map | None = None
    parameters: int | None = None
    """Of the network, where it is made up as well."""

    def write(self, store: Store) -> None:
        experiment = find(self.id)
        if self.parameters is not None:
            experiment = replace(experiment, parameters=self.parameters)
        runs = [run.replicate(experiment.dataset, seed) for seed, run in enumerate(self.runs)]
        store.write_experiment(experiment, runs, self.map)


@dataclass(frozen=True)
class Images:
    """A made-up MNIST; what is not given is black, and shows a zero."""

    make: Callable[[], Mapping[str, np.ndarray]]

    def write(self, store: Store) -> None:
        black = {"x_train": np.zeros((2, 28, 28), np.uint8), "y_train": np.zeros(2, np.uint8)}
        test = {name.replace("train", "test"): array for name, array in black.items()}
        store.write_dataset("mnist", {**black, **test, **self.make()})


@dataclass(frozen=True)
class Case:
    """What is made up, and what a claim must come to on it."""

    name: str
    verdict: Verdict
    made_up: tuple[MadeUp, ...]

    def judged(self, store: Store, claim: str) -> Verdict:
        for one in self.made_up:
            one.write(store)
        return judge(IDS[claim], Evidence(store)).finding.verdict


Cases = Mapping[str, tuple[Case, ...]]
"""By the claim's id."""


def each(cases: Cases) -> list[object]:
    """Every claim with each of its cases, for a test with the parameters `claim` and `case`."""
    return [
        pytest.param(claim, case, id=f"{claim}: {case.name}")
        for claim, its_cases in cases.items()
        for case in its_cases
    ]


def holds(name: str, *made_up: MadeUp) -> Case:
    return Case(name, Verdict.HOLDS, made_up)


def in_part(name: str, *made_up: MadeUp) -> Case:
    return Case(name, Verdict.IN_PART, made_up)


def does_not(name: str, *made_up: MadeUp) -> Case:
    return Case(name, Verdict.DOES_NOT, made_up)


def cannot(name: str, *made_up: MadeUp) -> Case:
    return Case(name, Verdict.CANNOT, made_up)


def scored(id: str, *scores: Mapping[str, float]) -> Results:
    """A run for each of these scores."""
    return Results(id, tuple(Run(scores=one) for one in scores))


def reads(id: str, *accuracies: float) -> Results:
    """A run for each test accuracy."""
    return scored(id, *({"test_accuracy": accuracy} for accuracy in accuracies))


def validates(id: str, *accuracies: float) -> Results:
    """A run for each validation accuracy."""
    return scored(id, *({"validation_accuracy": accuracy} for accuracy in accuracies))


def answers(id: str, *mistakes: Mistakes) -> Results:
    """A run for each set of mistakes."""
    return Results(id, tuple(Run(one) for one in mistakes))


def courses(id: str, *histories: History) -> Results:
    """A run for each course of training."""
    return Results(id, tuple(Run(history=one) for one in histories))


def fitted(id: str, **inputs: np.ndarray) -> Results:
    """A run whose inputs were fitted to these arrays."""
    return Results(id, (Run(inputs=inputs),))


def history(validation_loss=(0.5,), validation_accuracy=(0.9,)) -> History:
    """A course of training whose losses or accuracies are of interest."""
    epochs = max(len(validation_loss), len(validation_accuracy))
    losses = np.broadcast_to(validation_loss, epochs).tolist()
    accuracies = np.broadcast_to(validation_accuracy, epochs).tolist()
    return History(tuple(losses), tuple(accuracies), tuple(losses), tuple(accuracies))


def labels_of(dataset: Dataset) -> np.ndarray:
    """The made-up test set: uint8 (n,), the classes one after the other."""
    return np.repeat(np.arange(dataset.classes, dtype=np.uint8), dataset.test // dataset.classes)


def with_mistakes(labels: np.ndarray, mistakes: Mistakes) -> np.ndarray:
    """Labels as they are read by who makes these mistakes."""
    read = labels.copy()
    for (true, answer), count in mistakes.items():
        right = np.flatnonzero((labels == true) & (read == true))
        assert count <= len(right), f"there are no {count} of class {true} left to misread"
        read[right[:count]] = answer
    return read


def write_test_sets(store: Store) -> None:
    """The made-up test sets, with pictures of a single pixel: no rule looks at them."""
    for dataset in (MNIST, DIGITS_8X8, XOR):
        labels = labels_of(dataset)
        pictures = np.zeros((len(labels), 1, 1), np.uint8)
        train = {"x_train": pictures[:2], "y_train": labels[:2]}
        store.write_dataset(dataset.id, {**train, "x_test": pictures, "y_test": labels})
