"""Results with planted mistakes, so that tests know what pages must show."""

import numpy as np

from pipeline.spec import Experiment, History
from pipeline.store import Curves, Map, Replicate, TrainedReplicate

PLANTED_MAP = Map(np.array([[0.5, -1.5], [2.0, 3.0]], np.float32), 2.5, 0.9)


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
    )


def plant(store, experiment: Experiment, *runs: TrainedReplicate) -> None:
    """Store runs of an experiment, with a map where one is declared."""
    store.write_experiment(experiment, runs, PLANTED_MAP if experiment.mapped else None)
