"""An experiment's declaration as Keras models: the only module that names layers."""

from collections.abc import Callable

import keras
import numpy as np
import tensorflow as tf

from pipeline.errors import BuildError
from pipeline.inputs import AllPixels, FittedInputs, PixelChoice, Projection
from pipeline.spec import (
    BatchNormalization,
    Convolution,
    Dense,
    Dropout,
    Experiment,
    Layer,
    MaxPooling,
    Reshape,
    Training,
)

IMAGE_SHAPE = (28, 28)


def build_preprocessing(inputs: FittedInputs) -> keras.Model:
    """From images float32 (n, 28, 28) in [0, 1] to the network's features float32 (n, features)."""
    images = keras.Input(IMAGE_SHAPE, name="images")
    return keras.Model(images, _preprocess(inputs, keras.layers.Flatten(name="pixels")(images)))


def _preprocess(inputs: FittedInputs, pixels: keras.KerasTensor) -> keras.KerasTensor:
    match inputs:
        case AllPixels():
            return pixels
        case Projection(mean=mean, components=components):
            project = keras.layers.Dense(len(components), trainable=False, name="project")
            projected = project(pixels)
            project.set_weights([components.T, -components @ mean])
            return projected
        case PixelChoice(pixels=chosen):
            return keras.ops.take(pixels, np.asarray(chosen, np.int32), axis=1)


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

    Images are float32 (n, 28, 28) in [0, 1], probabilities (n, 10), hidden (n, units).
    """
    hidden = preprocessing.output
    for layer in network.layers[:-1]:
        hidden = layer(hidden)
    probabilities = network.layers[-1](hidden)
    outputs = {"probabilities": probabilities, "hidden": hidden}
    return keras.Model(preprocessing.input, outputs, name="digits")
