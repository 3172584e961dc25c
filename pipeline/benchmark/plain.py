"""The plain way: what the documents do, with the libraries as they are.

Keras's `fit` with early stopping and checkpoints, scikit-learn's forest, PCA and t-SNE, in one
process that may use all cores. It must not import `pipeline.training`, which takes them away.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.manifold import TSNE

from pipeline.analysis.maps import PERPLEXITY, Layout
from pipeline.benchmark.memory import peak_memory
from pipeline.data import Arrays, Examples, partition
from pipeline.models import build_network, build_optimizer, make_layer
from pipeline.spec import (
    MNIST,
    Dense,
    Dropout,
    Experiment,
    ForestPixels,
    Inputs,
    Layer,
    PrincipalComponents,
    StandardizedPixels,
    Training,
)

__all__ = ["epoch_seconds", "lay_out", "load", "peak_memory", "train"]

_Parts = list[NDArray[np.float32]]


def load() -> None:
    """Nothing more than importing this module: what it needs is loaded then."""


@dataclass(frozen=True)
class PlainRun:
    """What the plain way takes and reaches."""

    seconds: float
    epochs: int
    test_accuracy: float


def train(experiment: Experiment, arrays: Arrays) -> PlainRun:
    """Everything from images to the test accuracy and the predictions of the test images."""
    started = perf_counter()
    parts = partition(arrays, experiment.split)
    samples = [_numbers(experiment, part) for part in (parts.train, parts.validation, parts.test)]
    train, validation, test = _read(experiment.inputs, samples, parts.train.labels)
    network = _compiled(experiment, train.shape[1])
    targets = [
        _targets(part.labels, experiment) for part in (parts.train, parts.validation, parts.test)
    ]
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = Path(folder, "best.keras")
        history = network.fit(
            train,
            targets[0],
            batch_size=experiment.training.batch_size,
            epochs=experiment.training.epochs,
            validation_data=(validation, targets[1]),
            callbacks=_callbacks(experiment.training, checkpoint),
            verbose=0,
        ).history
        if experiment.training.keep == "best_validation_loss":
            network = keras.models.load_model(checkpoint)
    accuracy = network.evaluate(test, targets[2], verbose=0)[1]
    network.predict(test, verbose=0)
    return PlainRun(perf_counter() - started, len(history["loss"]), accuracy)


def epoch_seconds(experiment: Experiment, examples: Examples) -> float:
    """Of the second epoch: the first one gets ready."""
    inputs, targets = examples.pixels, _targets(examples.labels, experiment)
    network = _compiled(experiment, inputs.shape[1])
    for _ in range(2):
        started = perf_counter()
        network.fit(inputs, targets, batch_size=experiment.training.batch_size, verbose=0)
        seconds = perf_counter() - started
    return seconds


def lay_out(points: NDArray[np.float32]) -> tuple[float, Layout]:
    """scikit-learn's t-SNE with the settings of the source, and the seconds it takes."""
    started = perf_counter()
    tsne = TSNE(
        init="pca", learning_rate="auto", perplexity=PERPLEXITY, max_iter=300, random_state=0
    )
    coordinates = tsne.fit_transform(points)
    return perf_counter() - started, Layout(coordinates, float(tsne.kl_divergence_))


def _numbers(experiment: Experiment, part: Examples) -> NDArray[np.float32]:
    if experiment.dataset == MNIST:
        return part.pixels
    return part.samples.reshape(len(part), -1).astype(np.float32)


def _read(inputs: Inputs, pixels: _Parts, labels: NDArray[np.int32]) -> _Parts:
    match inputs:
        case StandardizedPixels(epsilon):
            known = np.concatenate(pixels[:2])
            mean, deviation = known.mean(axis=0), known.std(axis=0) + epsilon
            return [(part - mean) / deviation for part in pixels]
        case PrincipalComponents(components=components):
            pca = PCA(components).fit(pixels[0])
            return [pca.transform(part) for part in pixels]
        case ForestPixels(count, trees, random_state):
            forest = RandomForestClassifier(trees, random_state=random_state).fit(pixels[0], labels)
            best = np.argsort(-forest.feature_importances_)[:count]
            return [part[:, best] for part in pixels]
        case _:
            return pixels


def _compiled(experiment: Experiment, features: int) -> keras.Sequential:
    network = build_network(experiment, features, seed=0, make=_stock_layer)
    training = experiment.training
    network.compile(build_optimizer(training), training.loss, metrics=["accuracy"])
    return network


def _stock_layer(layer: Layer, name: str) -> keras.layers.Layer:
    """Keras's own, where we have another."""
    match layer:
        case Dense(units, activation, l2) if l2:
            return keras.layers.Dense(
                units, activation, kernel_regularizer=keras.regularizers.L2(l2)
            )
        case Dropout(rate):
            return keras.layers.Dropout(rate)
        case _:
            return make_layer(layer, name)


def _targets(labels: NDArray[np.int32], experiment: Experiment) -> NDArray[Any]:
    if experiment.training.sparse:
        return labels
    return np.eye(experiment.dataset.classes, dtype=np.float32)[labels]


def _callbacks(training: Training, checkpoint: Path) -> list[keras.callbacks.Callback]:
    found: list[keras.callbacks.Callback] = []
    if training.keep == "best_validation_loss":
        found.append(keras.callbacks.ModelCheckpoint(checkpoint, save_best_only=True))
    if training.patience is not None:
        found.append(keras.callbacks.EarlyStopping("val_accuracy", patience=training.patience))
    return found
