"""How long tasks take, roughly, on one core: their order follows from it."""

from itertools import pairwise
from math import prod

from pipeline.spec import Experiment, ForestPixels, Inputs


def training_seconds(experiment: Experiment) -> float:
    """Of one run; early stopping is taken to come after ten epochs."""
    multiplications = sum(
        layer.parameters(before) * prod(after[:-1])
        for layer, (before, after) in zip(
            experiment.layers, pairwise(experiment.shapes), strict=True
        )
    )
    epochs = experiment.training.epochs if experiment.training.patience is None else 10
    batch = 2.2 / experiment.training.batch_size
    samples = experiment.training_samples
    return 1 + epochs * share(samples) * (batch + 2e-6 * multiplications)


def fitting_seconds(inputs: Inputs, samples: int) -> float:
    """Of what stands before a network."""
    match inputs:
        case ForestPixels(trees=trees):
            seconds = 0.2 * trees
        case _:
            seconds = 1.0
    return seconds * share(samples)


def map_seconds(dimensions: int, samples: int) -> float:
    """Of a t-SNE map with its search for neighbours."""
    return (20 + 0.05 * dimensions) * share(samples)


def share(samples: int) -> float:
    """Of all that an experiment on MNIST usually learns from."""
    return samples / 55_000
