"""An experiment's declaration as Keras models: the only module that names layers."""

from collections.abc import Callable

import keras
import numpy as np
import tensorflow as tf

from pipeline.errors import BuildError
from pipeline.inputs import FittedInputs, PixelChoice, Projection, Standardization
from pipeline.spec import (
    BatchNormalization,
    Convolution,
    Coordinates,
    Dense,
    Dropout,
    Experiment,
    InkCounts,
    Layer,
    MaxPooling,
    Pixels,
    Reshape,
    Training,
)

IMAGE_SHAPE = (28, 28)


def build_preprocessing(inputs: FittedInputs) -> keras.Model:
    """From what an exported model is given to the network's features float32 (n, features).

    That is `images` float32 (n, 28, 28) in [0, 1], or `points` float32 (n, 2).
    """
    if isinstance(inputs, Coordinates):
        points = keras.Input((inputs.features,), name="points")
        return keras.Model(points, keras.layers.Identity(name="coordinates")(points))
    images = keras.Input(IMAGE_SHAPE, name="images")
    return keras.Model(images, _preprocess(inputs, images))


def _preprocess(inputs: FittedInputs, images: keras.KerasTensor) -> keras.KerasTensor:
    pixels = keras.layers.Flatten(name="pixels")(images)
    match inputs:
        case Standardization(mean=mean, deviation=deviation):
            return (pixels - mean) / deviation
        case Projection(mean=mean, components=components):
            project = keras.layers.Dense(len(components), trainable=False, name="project")
            projected = project(pixels)
            project.set_weights([components.T, -components @ mean])
            return projected
        case PixelChoice(pixels=chosen):
            return keras.ops.take(pixels, np.asarray(chosen, np.int32), axis=1)
        case InkCounts(box):
            return _count_ink(images, box)
        case Pixels() | Coordinates():
            return pixels


def _count_ink(images: keras.KerasTensor, box: int) -> keras.KerasTensor:
    """Ink in each of 8 x 8 squares of the box, 0 to 16; a pixel on a border counts in parts."""
    margin = (IMAGE_SHAPE[0] - box) // 2
    pixels, squares = np.arange(box), np.arange(8)[:, None] * box / 8
    overlap = np.minimum(pixels + 1, squares + box / 8) - np.maximum(pixels, squares)
    shares = np.maximum(overlap, 0).astype(np.float32) * (4 * 8 / box)
    inside = images[:, margin : margin + box, margin : margin + box]
    rows = keras.ops.matmul(shares, inside)
    return keras.layers.Flatten(name="counts")(keras.ops.matmul(rows, shares.T))


def make_layer(layer: Layer, name: str) -> keras.layers.Layer:
    """A declared layer as Keras has it, or as one of ours that says why."""
    match layer:
        case Dense(units, activation, l2):
            penalty = L2(l2) if l2 else None
            return keras.layers.Dense(units, activation, kernel_regularizer=penalty, name=name)
        case Dropout(rate):
            return PhiloxDropout(rate, name=name)
        case BatchNormalization():
            return keras.layers.BatchNormalization(name=name)
        case Reshape(shape):
            return keras.layers.Reshape(shape, name=name)
        case Convolution(filters, size, activation):
            return keras.layers.Conv2D(filters, size, activation=activation, name=name)
        case MaxPooling(size):
            return keras.layers.MaxPooling2D(size, name=name)


def build_network(
    experiment: Experiment,
    features: int,
    seed: int,
    make: Callable[[Layer, str], keras.layers.Layer] = make_layer,
) -> keras.Sequential:
    """The untrained network, from features float32 (n, features) to probabilities (n, classes).

    Raises:
        BuildError: it has another number of parameters than the experiment declares.
    """
    keras.utils.set_random_seed(seed)
    # Named, for Keras would number on from network to network, and the export holds the names.
    layers = [make(layer, f"layer_{number}") for number, layer in enumerate(experiment.layers)]
    network = keras.Sequential([keras.Input((features,)), *layers])
    if network.count_params() != experiment.parameters:
        raise BuildError(
            f"{experiment.id} is declared with {experiment.parameters:,} parameters, but its "
            f"layers on {features} inputs have {network.count_params():,}: correct the declaration"
        )
    return network


class PhiloxDropout(keras.layers.Dropout):
    """Keras's dropout, with its source of random numbers named.

    Left to choose, XLA takes one that is thirty times as slow on a processor: with 128 nodes and
    20 % dropped an epoch took 2.6 instead of 0.4 s.
    """

    def call(self, inputs: tf.Tensor, training: bool = False) -> tf.Tensor:
        if not training:
            return inputs
        seed = self.seed_generator.next()
        return tf.nn.experimental.stateless_dropout(inputs, self.rate, seed, rng_alg="philox")


class L2(keras.regularizers.Regularizer):
    """`factor` times the sum of the squared weights of a matrix, as Keras has it.

    Keras adds up the whole matrix at once, which XLA does one number after the other: with 500
    hidden nodes that took a third of the training. A product with ones adds up whole rows.
    """

    def __init__(self, factor: float) -> None:
        self.factor = factor

    def __call__(self, weights: keras.KerasTensor) -> keras.KerasTensor:
        ones = keras.ops.ones((1, weights.shape[0]))
        return self.factor * keras.ops.sum(keras.ops.matmul(ones, keras.ops.square(weights)))


def build_optimizer(training: Training) -> keras.optimizers.Optimizer:
    """The declared optimizer, with Keras's settings where none are declared."""
    rate = training.learning_rate
    config = {} if rate is None else {"learning_rate": rate}
    return keras.optimizers.get({"class_name": training.optimizer, "config": config})


def join(preprocessing: keras.Model, network: keras.Sequential) -> keras.Model:
    """The whole model, from images to `probabilities` and `hidden`, the layer before them.

    Images are float32 (n, 28, 28) in [0, 1], probabilities (n, 10), hidden (n, units). What each
    convolution makes of them, behind its activation function, is (n, height, width, filters) and
    called `feature_maps_1` and so on.
    """
    hidden, maps = preprocessing.output, []
    for layer in network.layers[:-1]:
        hidden = layer(hidden)
        if isinstance(layer, keras.layers.Conv2D):
            maps.append(hidden)
    outputs = {"probabilities": network.layers[-1](hidden), "hidden": hidden}
    outputs |= {f"feature_maps_{number}": values for number, values in enumerate(maps, 1)}
    return keras.Model(preprocessing.input, outputs, name="digits")
