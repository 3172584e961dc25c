"""One experiment from any seed: from images to everything that is worth storing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from time import perf_counter
from typing import Any, TypeAlias

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from pipeline import metrics
from pipeline.augmentation import augment_epoch
from pipeline.data import Arrays, partition, parts, scale
from pipeline.examine import examine
from pipeline.export import export_onnx
from pipeline.inputs import FittedInputs, arrays_of
from pipeline.models import build_network, build_preprocessing, join
from pipeline.spec import (
    MNIST,
    Augmentation,
    Convolution,
    Coordinates,
    Experiment,
    InkCounts,
    Split,
)
from pipeline.store import Curves, Replicate, TrainedReplicate
from pipeline.training import Features, Trainer

_Values: TypeAlias = NDArray[Any] | tf.Tensor


@dataclass(frozen=True)
class Prepared:
    """What the networks of one experiment, or of several that read the same, learn from.

    Attributes:
        inputs: what stands before the networks.
        preprocessing: the same as a model, from what an exported model is given to features.
        trial: what exported models are compared on: images uint8 (n, 28, 28), or points float32
            (n, 2).
        arrays: the data set as it is stored.
    """

    inputs: FittedInputs
    preprocessing: keras.Model
    train: Features
    validation: Features
    test: Features
    trial: NDArray[Any]
    arrays: Arrays


def prepare(
    arrays: Arrays, split: Split, inputs: FittedInputs, images: NDArray[np.uint8]
) -> Prepared:
    """Split the samples and apply what stands before the network.

    Args:
        arrays: a data set, as `pipeline.data.Arrays` describes it.
        inputs: fitted on the training part of the split.
        images: uint8 (n, 28, 28) for the trial of models that read images.
    """
    divided = partition(arrays, split)
    preprocessing = build_preprocessing(inputs)
    train, validation, test = (
        Features.of(_read(inputs, preprocessing, part.samples), part.labels)
        for part in (divided.train, divided.validation, divided.test)
    )
    trial = divided.test.samples if isinstance(inputs, Coordinates) else images
    return Prepared(inputs, preprocessing, train, validation, test, trial, arrays)


def _read(
    inputs: FittedInputs, preprocessing: keras.Model, samples: NDArray[Any]
) -> NDArray[np.float32] | tf.Tensor:
    if isinstance(inputs, InkCounts | Coordinates):  # those data sets hold what networks read
        return samples.reshape(len(samples), -1).astype(np.float32)
    return _apply(lambda images: preprocessing(scale(images)), samples)


def make_trainer(experiment: Experiment, data: Prepared) -> Trainer:
    """A trainer for any number of seeds."""
    build = partial(build_network, experiment, data.train.inputs.shape[1])
    watched = data.test if experiment.split.source_validates_on_test else None
    renew = _renewal(experiment.augmentation, data.train) if experiment.augmentation else None
    return Trainer(build, experiment.training, data.train, data.validation, watched, renew)


def _renewal(augmentation: Augmentation, train: Features) -> Callable[[int, int], tf.Tensor]:
    """The training images as they are changed for an epoch, from pixels (n, 784)."""
    # A view: a copy would keep another 170 MB.
    images, labels = np.asarray(train.inputs).reshape(-1, 28, 28), train.labels.numpy()

    def renew(seed: int, epoch: int) -> tf.Tensor:
        changed = augment_epoch(images, labels, augmentation, seed, epoch)
        return tf.convert_to_tensor(changed.reshape(len(changed), -1))

    return renew


def train_replicate(
    experiment: Experiment,
    trainer: Trainer,
    data: Prepared,
    seed: int,
    on_epoch: Callable[[int, float], None],
) -> TrainedReplicate:
    """Train from one seed; the same seed gives the same numbers on one machine.

    Args:
        trainer: of the experiment.
        seed: decides initial weights, what is dropped out, and the order of the images. The first
            one, 0, supplies the exported model and all that looks inside it.
        on_epoch: called with the number of epochs trained and the validation accuracy, a fraction.
    """
    started = perf_counter()
    fit = trainer.fit(seed, on_epoch)
    seconds = perf_counter() - started

    network = trainer.network
    validation_probabilities = _apply(network, data.validation.inputs).numpy()
    test_probabilities = _apply(network, data.test.inputs).numpy()
    trained = TrainedReplicate(
        scores=Replicate(
            seed=seed,
            epochs=fit.history.epochs,
            seconds=round(seconds, 2),
            train_accuracy=trainer.evaluate(data.train)[1],
            validation_accuracy=_accuracy(data.validation, validation_probabilities),
            test_accuracy=_accuracy(data.test, test_probabilities),
            test_loss=trainer.evaluate(data.test)[0],
        ),
        curves=Curves(seed, fit.kept_epoch, fit.history),
        validation_labels=_labels(validation_probabilities),
        test_labels=_labels(test_probabilities),
        test_probabilities=test_probabilities.astype(np.float16),
    )
    return trained if seed else _with_model(trained, experiment, network, data)


def _with_model(
    trained: TrainedReplicate, experiment: Experiment, network: keras.Sequential, data: Prepared
) -> TrainedReplicate:
    model = _export(data, network)
    examined = experiment.examined
    return replace(
        trained,
        model=model,
        inputs=arrays_of(data.inputs),
        units=examine(model, data.inputs, data.preprocessing, network, data.arrays)
        if examined
        else None,
        weights=_drawn_weights(network, experiment) if experiment.draws_weights else {},
    )


def _export(data: Prepared, network: keras.Sequential) -> bytes:
    samples = scale(data.trial) if data.trial.dtype == np.uint8 else data.trial
    return export_onnx(join(data.preprocessing, network), samples)


def _drawn_weights(
    network: keras.Sequential, experiment: Experiment
) -> dict[str, NDArray[np.float32]]:
    """By the names of layer and weight; those of MNIST's convolutions, of other networks all."""
    drawn = Convolution if experiment.dataset == MNIST else object
    return {
        f"{layer.name}_{weight.name}": weight.numpy()
        for layer, declared in zip(network.layers, experiment.layers, strict=True)
        if isinstance(declared, drawn)
        for weight in layer.weights
    }


def _labels(probabilities: NDArray[np.float32]) -> NDArray[np.uint8]:
    labels: NDArray[np.uint8] = np.argmax(probabilities, axis=1).astype(np.uint8)
    return labels


def _accuracy(features: Features, probabilities: NDArray[np.float32]) -> float:
    return metrics.accuracy(features.labels.numpy(), _labels(probabilities))


def _apply(model: Callable[[_Values], tf.Tensor], inputs: _Values) -> tf.Tensor:
    """Outputs for all inputs, without the second that `Model.predict` takes to get ready."""
    return tf.concat([model(inputs[part]) for part in parts(len(inputs))], 0)
