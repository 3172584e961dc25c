"""How long tasks take, roughly, on one core: their order follows from it."""

from math import prod

from pipeline.spec import Experiment, ForestPixels, Inputs


def training_seconds(experiment: Experiment) -> float:
    """Of one run; early stopping is taken to come after ten epochs."""
    multiplications = sum(
        parameters * prod(shape[:-1])
        for parameters, shape in zip(
            experiment.layer_parameters, experiment.shapes[1:], strict=True
        )
    )
    epochs = experiment.training.epochs if experiment.training.patience is None else 10
    batch = 2.2 / experiment.training.batch_size
    changes = 3 if experiment.augmentation else 0
    samples = experiment.training_samples
    return 1 + epochs * _share(samples) * (batch + 2e-6 * multiplications + changes)


def fitting_seconds(inputs: Inputs, samples: int) -> float:
    """Of what stands before a network."""
    match inputs:
        case ForestPixels(trees=trees):
            seconds = 0.2 * trees
        case _:
            seconds = 1.0
    return seconds * _share(samples)


def map_seconds(dimensions: int, samples: int) -> float:
    """Of a t-SNE map with its search for neighbours."""
    return (20 + 0.05 * dimensions) * _share(samples)


def _share(samples: int) -> float:
    """Of all that an experiment on MNIST usually learns from."""
    return samples / 55_000
