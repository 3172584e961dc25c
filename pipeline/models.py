"""An experiment's declaration as Keras models: the only module that names layers."""

import keras
import numpy as np

from pipeline.errors import BuildError
from pipeline.inputs import AllPixels, FittedInputs, PixelChoice, Projection
from pipeline.spec import Dense, Experiment

IMAGE_SHAPE = (28, 28)


def build_preprocessing(inputs: FittedInputs) -> keras.Model:
    """From images float32 (n, 28, 28) in [0, 1] to the network's features float32 (n, features)."""
    images = keras.Input(IMAGE_SHAPE, name="images")
    return keras.Model(images, _preprocess(inputs, keras.layers.Flatten()(images)))


def _preprocess(inputs: FittedInputs, pixels: keras.KerasTensor) -> keras.KerasTensor:
    match inputs:
        case AllPixels():
            return pixels
        case Projection(mean=mean, components=components):
            project = keras.layers.Dense(len(components), trainable=False)
            projected = project(pixels)
            project.set_weights([components.T, -components @ mean])
            return projected
        case PixelChoice(pixels=chosen):
            return keras.ops.take(pixels, np.asarray(chosen, np.int32), axis=1)


def build_network(experiment: Experiment, features: int, seed: int) -> keras.Sequential:
    """The untrained network, from features float32 (n, features) to probabilities (n, 10).

    Raises:
        BuildError: it has another number of parameters than the experiment declares.
    """
    keras.utils.set_random_seed(seed)
    network = keras.Sequential([keras.Input((features,)), *map(_layer, experiment.layers)])
    if network.count_params() != experiment.parameters:
        raise BuildError(
            f"{experiment.id} is declared with {experiment.parameters:,} parameters, but its "
            f"layers on {features} inputs have {network.count_params():,}: correct the declaration"
        )
    return network


def _layer(layer: Dense) -> keras.layers.Layer:
    regularizer = keras.regularizers.L2(layer.l2) if layer.l2 else None
    return keras.layers.Dense(layer.units, layer.activation, kernel_regularizer=regularizer)


def join(preprocessing: keras.Model, network: keras.Sequential) -> keras.Model:
    """The whole model, from images to `probabilities` and `hidden`, the layer before them.

    Images are float32 (n, 28, 28) in [0, 1], probabilities (n, 10), hidden (n, units).
    """
    hidden = preprocessing.output
    for layer in network.layers[:-1]:
        hidden = layer(hidden)
    probabilities = network.layers[-1](hidden)
    return keras.Model(preprocessing.input, {"probabilities": probabilities, "hidden": hidden})
