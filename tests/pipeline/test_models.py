"""Declarations become the networks that they declare."""

from dataclasses import replace

import keras
import numpy as np
import pytest

from pipeline.errors import BuildError
from pipeline.experiments import everything, find
from pipeline.inputs import PixelChoice, Projection, Standardization
from pipeline.models import L2, PhiloxDropout, build_network, build_preprocessing, join
from pipeline.spec import (
    BatchNormalization,
    Convolution,
    Coordinates,
    Dense,
    Dropout,
    InkCounts,
    MaxPooling,
    Pixels,
    Reshape,
)

SOFTMAX = Dense(10, "softmax")
NETWORKS = {
    "dropout": ((Dense(128, "relu"), Dropout(0.2), SOFTMAX), 101_770),
    "two layers": ((Dense(13, "relu"), Dense(128, "relu"), SOFTMAX), 13_287),
    "normalised": (
        (
            *(Dense(256, "relu"), BatchNormalization()),
            *(Dense(128, "relu"), BatchNormalization()),
            *(Dense(64, "relu"), BatchNormalization()),
            SOFTMAX,
        ),
        244_554,
    ),
    "convolutions": (
        (
            Reshape((28, 28, 1)),
            *(Convolution(32, 3, "relu"), MaxPooling(2)),
            *(Convolution(64, 3, "relu"), MaxPooling(2)),
            *(Reshape((-1,)), Dropout(0.5)),
            SOFTMAX,
        ),
        34_826,
    ),
}
"""With the parameters that the documents print for them."""

IMAGES = np.random.default_rng(0).uniform(size=(6, 28, 28)).astype(np.float32)


@pytest.mark.parametrize("experiment", everything(), ids=lambda experiment: experiment.id)
def test_the_network_has_the_declared_parameters(experiment):
    network = build_network(experiment, experiment.inputs.features, seed=0)
    assert network.count_params() == experiment.parameters


def test_a_wrong_number_of_parameters_is_refused():
    wrong = replace(find("dense-10"), parameters=7)
    with pytest.raises(BuildError, match=r"dense-10 is declared with 7 parameters, but .* 7,960"):
        build_network(wrong, 784, seed=0)


def test_the_seed_decides_the_weights():
    first, again, other = (build_network(find("dense-10"), 784, seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.get_weights()[0], again.get_weights()[0])
    assert not np.array_equal(first.get_weights()[0], other.get_weights()[0])


def test_pixels_are_flattened_row_by_row():
    features = build_preprocessing(Pixels()).predict(IMAGES, verbose=0)
    np.testing.assert_array_equal(features, IMAGES.reshape(6, 784))


def test_a_projection_is_that_of_its_definition():
    rng = np.random.default_rng(1)
    mean = rng.uniform(size=784).astype(np.float32)
    components = np.linalg.qr(rng.normal(size=(784, 5)))[0].T.astype(np.float32)
    inputs = Projection(mean, components, np.ones(5))
    features = build_preprocessing(inputs).predict(IMAGES, verbose=0)
    expected = (IMAGES.reshape(6, 784) - mean) @ components.T
    np.testing.assert_allclose(features, expected, atol=1e-5)


def test_chosen_pixels_come_in_the_order_of_choice():
    chosen = np.array([783, 0, 29])
    features = build_preprocessing(PixelChoice(chosen, np.ones(784))).predict(IMAGES, verbose=0)
    np.testing.assert_array_equal(features, IMAGES.reshape(6, 784)[:, chosen])


def test_standardised_pixels_are_those_of_their_definition():
    mean, deviation = np.full(784, 0.5, np.float32), np.full(784, 0.25, np.float32)
    deviation[-1] = 1e-10
    inputs = Standardization(mean, deviation)
    features = build_preprocessing(inputs).predict(IMAGES, verbose=0)
    np.testing.assert_allclose(features, (IMAGES.reshape(6, 784) - mean) / deviation, rtol=1e-6)


def test_ink_is_counted_in_squares_of_the_box():
    images = np.zeros((2, 28, 28), np.float32)
    images[0, 4:9, 4:9] = 1  # two squares of 2.5 pixels each way
    images[0, 0, 0] = 1  # outside the box
    images[1] = 0.5
    counts = build_preprocessing(InkCounts()).predict(images, verbose=0).reshape(2, 8, 8)
    expected = np.zeros((8, 8))
    expected[:2, :2] = 16
    np.testing.assert_allclose(counts[0], expected, atol=1e-5)
    np.testing.assert_allclose(counts[1], 8, atol=1e-5)


def test_points_stay_as_they_are():
    points = np.array([[0.5, -3.0]], np.float32)
    np.testing.assert_array_equal(build_preprocessing(Coordinates())(points), points)


def test_the_penalty_is_that_of_keras():
    weights = np.random.default_rng(0).normal(size=(13, 7)).astype(np.float32)
    assert float(L2(0.3)(weights)) == pytest.approx(float(keras.regularizers.L2(0.3)(weights)))


def test_what_is_dropped_is_what_keras_drops():
    values = np.ones((40, 50), np.float32)
    ours, theirs = PhiloxDropout(0.2, seed=3), keras.layers.Dropout(0.2, seed=3)
    for _ in range(2):
        dropped = np.asarray(ours(values, training=True))
        np.testing.assert_array_equal(dropped, theirs(values, training=True))
        assert (dropped == 0).mean() == pytest.approx(0.2, abs=0.03)
    np.testing.assert_array_equal(ours(values, training=False), values)


@pytest.mark.parametrize("name", NETWORKS)
def test_declared_layers_have_the_shapes_and_parameters_of_keras(name):
    layers, parameters = NETWORKS[name]
    experiment = replace(find("dense-10"), layers=layers, parameters=parameters)
    network = build_network(experiment, 784, seed=0)
    assert [layer.count_params() for layer in network.layers] == list(experiment.layer_parameters)
    assert [layer.output.shape[1:] for layer in network.layers] == list(experiment.shapes[1:])


def test_the_joined_model_gives_probabilities_and_the_layer_before_them():
    network = build_network(find("dense-10"), 784, seed=0)
    outputs = join(build_preprocessing(Pixels()), network).predict(IMAGES, verbose=0)
    kernel, bias = network.layers[0].get_weights()
    hidden = np.maximum(IMAGES.reshape(6, 784) @ kernel + bias, 0)
    np.testing.assert_allclose(outputs["hidden"], hidden, atol=1e-5)
    np.testing.assert_allclose(outputs["probabilities"].sum(axis=1), 1, atol=1e-6)


def test_feature_maps_are_what_each_convolution_makes_of_an_image():
    network = build_network(find("cnn-32-64"), 784, seed=0)
    outputs = join(build_preprocessing(Pixels()), network)(IMAGES)
    shapes = {name: tuple(value.shape) for name, value in outputs.items()}
    assert shapes.pop("feature_maps_1") == (6, 26, 26, 32)
    assert shapes.pop("feature_maps_2") == (6, 11, 11, 64)
    assert set(shapes) == {"probabilities", "hidden"}
    kernel, bias = network.layers[1].get_weights()
    corner = np.tensordot(IMAGES[0, :3, :3], kernel[:, :, 0], 2) + bias
    np.testing.assert_allclose(outputs["feature_maps_1"][0, 0, 0], np.maximum(corner, 0), atol=1e-6)
