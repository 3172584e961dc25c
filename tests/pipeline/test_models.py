"""Declarations become the networks that they declare."""

from dataclasses import replace

import numpy as np
import pytest

from pipeline.errors import BuildError
from pipeline.experiments import EXPERIMENTS, find
from pipeline.inputs import AllPixels, PixelChoice, Projection
from pipeline.models import build_network, build_preprocessing, join

IMAGES = np.random.default_rng(0).uniform(size=(6, 28, 28)).astype(np.float32)


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.id)
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
    features = build_preprocessing(AllPixels()).predict(IMAGES, verbose=0)
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


def test_the_joined_model_gives_probabilities_and_the_layer_before_them():
    network = build_network(find("dense-10"), 784, seed=0)
    outputs = join(build_preprocessing(AllPixels()), network).predict(IMAGES, verbose=0)
    kernel, bias = network.layers[0].get_weights()
    hidden = np.maximum(IMAGES.reshape(6, 784) @ kernel + bias, 0)
    np.testing.assert_allclose(outputs["hidden"], hidden, atol=1e-5)
    np.testing.assert_allclose(outputs["probabilities"].sum(axis=1), 1, atol=1e-6)
