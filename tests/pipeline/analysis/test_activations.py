"""Hidden activations are those of the network."""

import numpy as np
import pytest

from pipeline.analysis.activations import hidden_activations, run_model
from pipeline.experiments import find
from pipeline.export import export_onnx
from pipeline.models import build_network, build_preprocessing, join
from pipeline.spec import Pixels


@pytest.fixture(scope="module")
def images(mnist) -> np.ndarray:
    """More than a model takes at once."""
    return mnist["x_test"][:1_500]


@pytest.fixture(scope="module")
def pixels(images) -> np.ndarray:
    """The same images as a network reads them."""
    return images.reshape(len(images), 784).astype(np.float32) / 255


@pytest.fixture(scope="module")
def network():
    """An untrained `dense-30`."""
    return build_network(find("dense-30"), 784, seed=0)


@pytest.fixture(scope="module")
def model(network, pixels) -> bytes:
    """The same network as it is stored."""
    return export_onnx(join(build_preprocessing(Pixels()), network), pixels.reshape(-1, 28, 28))


def test_they_are_the_values_before_the_output(network, model, images, pixels):
    kernel, bias = network.layers[0].get_weights()
    expected = np.maximum(pixels @ kernel + bias, 0)
    np.testing.assert_allclose(hidden_activations(model, images), expected, atol=1e-5)


def test_probabilities_are_those_of_the_network(network, model, images, pixels):
    _, probabilities = run_model(model, images)
    np.testing.assert_allclose(probabilities, network.predict(pixels, verbose=0), atol=1e-5)
