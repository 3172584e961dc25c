"""Results with planted mistakes, so that tests know what pages must show."""

import numpy as np

from pipeline.spec import History
from pipeline.store import Curves, Map, Replicate, TrainedReplicate

PLANTED_MAP = Map(np.array([[0.5, -1.5], [2.0, 3.0]], np.float32), kl_divergence=2.5)


def planted_replicate(labels, wrong: int, seed: int = 0) -> TrainedReplicate:
    """A run that reads the first so many fours as nines, ever less surely, and all else right."""
    read = labels.astype(int).copy()
    fours = np.flatnonzero(labels == 4)[:wrong]
    read[fours] = 9
    probabilities = np.full((len(labels), 10), 0.0, np.float32)
    probabilities[np.arange(len(labels)), read] = 1.0
    for place, image in enumerate(fours):
        probabilities[image, [4, 9]] = 0.01 * place, 1 - 0.01 * place
    accuracy = float((read == labels).mean())
    return TrainedReplicate(
        scores=Replicate(seed, 2, 1.5, 0.99, 0.98, accuracy, 0.25),
        curves=Curves(seed, 1, History((0.9, 0.5), (0.7, 0.8), (0.6, 0.4), (0.75, 0.85))),
        validation_probabilities=np.full((5_000, 10), 0.1, np.float32),
        test_probabilities=probabilities,
        model=b"a model",
    )
