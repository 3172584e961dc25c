"""One experiment, one seed: from images to everything that is worth storing."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import keras
import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from pipeline import metrics
from pipeline.data import Arrays, partition
from pipeline.export import export_onnx
from pipeline.inputs import fit_inputs
from pipeline.models import build_network, build_preprocessing, join
from pipeline.spec import Experiment
from pipeline.store import Curves, Replicate, TrainedReplicate
from pipeline.training import Features, fit


@dataclass(frozen=True)
class Prepared:
    """What an experiment's network learns from, the same for every seed.

    Attributes:
        preprocessing: images to features, fitted on the training part.
        test_images: float32 (10000, 28, 28) in [0, 1].
    """

    preprocessing: keras.Model
    train: Features
    validation: Features
    test: Features
    test_images: NDArray[np.float32]


def prepare(experiment: Experiment, arrays: Arrays) -> Prepared:
    """Split the images, fit what stands before the network, and apply it to all parts."""
    parts = partition(arrays, experiment.split)
    # One thread, as in training: sums over several could differ in their last digits.
    with threadpool_limits(limits=1):
        preprocessing = build_preprocessing(fit_inputs(experiment.inputs, parts.train))
    train, validation, test = (
        Features(_predict(preprocessing, part.images), part.labels)
        for part in (parts.train, parts.validation, parts.test)
    )
    return Prepared(preprocessing, train, validation, test, parts.test.images)


def train_replicate(
    experiment: Experiment, arrays: Arrays, seed: int, on_epoch: Callable[[int, float], None]
) -> TrainedReplicate:
    """Train an experiment from one seed; the same seed gives the same numbers on one machine.

    Args:
        arrays: MNIST, as `pipeline.data.Arrays` describes it.
        seed: decides initial weights and the order of the images.
        on_epoch: called with the number of epochs trained and the validation accuracy, a fraction.
    """
    keras.utils.clear_session()  # layers are numbered anew, and what was trained before is freed
    data = prepare(experiment, arrays)
    network = build_network(experiment, data.train.inputs.shape[1], seed)

    started = perf_counter()
    fitted = fit(network, experiment.training, data.train, data.validation, seed, on_epoch)
    seconds = perf_counter() - started

    validation_probabilities = _predict(network, data.validation.inputs)
    test_probabilities = _predict(network, data.test.inputs)
    return TrainedReplicate(
        scores=Replicate(
            seed=seed,
            epochs=fitted.history.epochs,
            seconds=round(seconds, 2),
            train_accuracy=fitted.evaluate(data.train)[1],
            validation_accuracy=_accuracy(data.validation, validation_probabilities),
            test_accuracy=_accuracy(data.test, test_probabilities),
            test_loss=fitted.evaluate(data.test)[0],
        ),
        curves=Curves(seed, fitted.kept_epoch, fitted.history),
        validation_probabilities=validation_probabilities,
        test_probabilities=test_probabilities,
        model=export_onnx(join(data.preprocessing, network), data.test_images),
    )


def _accuracy(features: Features, probabilities: NDArray[np.float32]) -> float:
    return metrics.accuracy(features.labels, np.argmax(probabilities, axis=1))


def _predict(model: keras.Model, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
    """Outputs for all inputs; `Model.predict` would hold several copies of both."""
    outputs = np.empty((len(inputs), model.output_shape[1]), np.float32)
    for start in range(0, len(inputs), 5_000):
        part = slice(start, start + 5_000)
        outputs[part] = model.predict_on_batch(inputs[part])
    return outputs
