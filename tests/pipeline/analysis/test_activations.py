"""Hidden activations are those of the network."""

import numpy as np

from pipeline.analysis.activations import hidden_activations, run_model
from pipeline.experiments import find
from pipeline.export import export_onnx
from pipeline.models import build_network, build_preprocessing, join
from pipeline.spec import Pixels


def test_they_are_the_values_before_the_output(mnist):
    network = build_network(find("dense-30"), 784, seed=0)
    images = mnist["x_test"][:1_500]  # more than it takes at once
    pixels = images.reshape(1_500, 784).astype(np.float32) / 255
    model = export_onnx(join(build_preprocessing(Pixels()), network), pixels.reshape(-1, 28, 28))
    kernel, bias = network.layers[0].get_weights()
    expected = np.maximum(pixels @ kernel + bias, 0)
    np.testing.assert_allclose(hidden_activations(model, images), expected, atol=1e-5)


def test_probabilities_are_those_of_the_network(mnist):
    network = build_network(find("dense-30"), 784, seed=0)
    images = mnist["x_test"][:1_200]
    pixels = images.reshape(1_200, 784).astype(np.float32) / 255
    model = export_onnx(join(build_preprocessing(Pixels()), network), pixels.reshape(-1, 28, 28))
    _, probabilities = run_model(model, images)
    np.testing.assert_allclose(probabilities, network.predict(pixels, verbose=0), atol=1e-5)
