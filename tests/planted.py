"""Results with planted mistakes, so that tests know what pages must show."""

from dataclasses import replace

import numpy as np

from pipeline.experiments import find
from pipeline.spec import Ablation, Experiment, History
from pipeline.store import Curves, Features, Ingredients, Map, Replicate, TrainedReplicate, Units

PLANTED_MAP = Map(
    coordinates=np.array([[0.5, -1.5], [2.0, 3.0]], np.float32),
    plane=np.array([[1.0, 0.0], [-1.0, 0.5]], np.float32),
    kl_divergence=2.5,
    neighbour_accuracy=0.9,
    plane_neighbour_accuracy=0.4,
    layer_neighbour_accuracy=0.95,
    labels=np.array([5, 4], np.uint8),
    confidence=np.array([255, 51], np.uint8),
)


def planted_units(units: int = 10) -> Units:
    """Unit u rises from 0 to 1 in images of the digit u % 10 only, and votes for that digit.

    It separates digits the better the higher its number. Its weights are a white row, as is the
    picture that maximises it, which the network takes for that digit.
    """
    digit = np.arange(units) % 10
    own = np.eye(10, dtype=np.float32)[digit]
    row = np.zeros((units, 28, 28))
    row[np.arange(units), digit] = 1
    images = np.arange(24, dtype=np.int32)
    return Units(
        separation=np.linspace(0.1, 0.9, units, dtype=np.float32),
        quantiles=own[:, :, None] * np.linspace(0, 1, 7, dtype=np.float32),
        mean=own / 2,
        active=own,
        most=digit[:, None].astype(np.int32) * 100 + images,
        least=np.tile(images, (units, 1)),
        weights=row.astype(np.float16),
        outgoing=own,
        maximising=(row * 255).astype(np.uint8),
        maximum=np.full(units, 2, np.float32),
        maximising_probabilities=(own * 0.5 + 0.05).astype(np.float16),
        recall=np.full(10, 0.9, np.float32),
        recall_without=0.9 - own / 2,
    )


def planted_features() -> Features:
    """Pixels are their own components, the first ones matter most; 154 inputs are enough."""
    falling = np.arange(784, 0, -1) / (784 * 785 / 2)
    counts = np.array([5, 70, 154, 784], np.int32)
    accuracy = np.array([[0.6, 0.62], [0.93, 0.95], [0.97, 0.98], [0.975, 0.977]], np.float32)
    return Features(
        mean=np.zeros(784, np.float32),
        components=np.eye(784, dtype=np.float16),
        variance=falling,
        importance=falling,
        forest_accuracy=0.97,
        counts=counts,
        component_accuracy=accuracy,
        pixel_accuracy=accuracy - 0.1,
    )


def planted_ingredients(study: Ablation) -> Ingredients:
    """All ingredients read 99 % of the first measure's digits, 98 % of the next one's and so on.

    Each ingredient brings as many tenths of a point as its number, from 1; none at all, 10 points
    less. A second run is always a tenth of a point better. Examples are grey, ever lighter.
    """
    measures, steps = len(study.MEASURES), len(study.steps)
    lost = np.arange(steps) / 1_000
    lost[-1] = 0.1
    first = 0.99 - np.arange(measures)[:, None] / 100 - lost
    rows, draws = steps - 1, 8
    greys = np.linspace(50, 250, rows * draws).astype(np.uint8).reshape(rows, draws, 1, 1)
    return Ingredients(
        accuracy=np.stack([first, first + 0.001], axis=-1).astype(np.float32),
        digits=np.array([10_000, 1_797, 2_000, 2_000], np.int32),
        originals=np.full((rows, 28, 28), 255, np.uint8),
        examples=np.broadcast_to(greys, (rows, draws, 28, 28)).copy(),
    )


def planted_replicate(labels, wrong: int, seed: int = 0) -> TrainedReplicate:
    """A run that reads the first so many fours as nines, ever less surely, and all else right."""
    read = labels.copy()
    fours = np.flatnonzero(labels == 4)[:wrong]
    read[fours] = 9
    run = replicate_that_reads(read, labels, seed)
    for place, image in enumerate(fours):
        run.test_probabilities[image, [4, 9]] = 0.01 * place, 1 - 0.01 * place
    return run


def replicate_that_reads(
    read, labels, seed: int = 0, classes: int = 10, **scores
) -> TrainedReplicate:
    """A run that is sure of what it reads in the test samples.

    Args:
        read: labels (n,) that it gives to them.
        labels: the true ones.
        scores: what its `Replicate` says otherwise than computed or usual.
    """
    probabilities = np.zeros((len(labels), classes), np.float16)
    probabilities[np.arange(len(labels)), read] = 1.0
    usual = {"epochs": 2, "seconds": 1.5, "train_accuracy": 0.99, "validation_accuracy": 0.98}
    found = {"test_accuracy": float(np.mean(read == labels)), "test_loss": 0.25}
    return TrainedReplicate(
        scores=Replicate(seed, **(usual | found | scores)),
        curves=Curves(seed, 1, History((0.9, 0.5), (0.7, 0.8), (0.6, 0.4), (0.75, 0.85))),
        validation_labels=np.zeros(5_000, np.uint8),
        test_labels=np.asarray(read, np.uint8),
        test_probabilities=probabilities,
        model=b"" if seed else b"a model",
        units=None if seed else planted_units(),
    )


def runs_that_read(reads, labels, classes: int = 10) -> list[TrainedReplicate]:
    """Runs with seeds from 0 on, each of which is sure of its own labels in `reads`."""
    return [replicate_that_reads(read, labels, seed, classes) for seed, read in enumerate(reads)]


def plant(store, experiment: Experiment, *runs: TrainedReplicate) -> None:
    """Store runs of an experiment, with a map where one is declared."""
    store.write_experiment(experiment, runs, PLANTED_MAP if experiment.mapped else None)


def plant_threes_as_eights(store, **changes) -> None:
    """Store a run of `digits8x8-softmax` that reads all threes as 8 and all else right.

    Args:
        changes: what it holds otherwise than other planted runs.
    """
    labels = store.dataset("digits8x8")["y_test"]
    run = replicate_that_reads(np.where(labels == 3, 8, labels), labels)
    plant(store, find("digits8x8-softmax"), replace(run, **changes))
