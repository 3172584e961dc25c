"""Hidden units of small networks are examined on the real images, ready to be stored."""

import numpy as np
import pytest

from pipeline.data import scale
from pipeline.examine import examine
from pipeline.experiments import find
from pipeline.export import export_onnx
from pipeline.inputs import Standardization
from pipeline.models import build_network, build_preprocessing, join
from pipeline.replicate import _drawn_weights
from pipeline.spec import Pixels
from pipeline.store import Units

LIT, FAINT, BLACK = 400, 60, 0
"""Pixels: one that varies, one that varies a hundredth of that, one that never carries ink."""


@pytest.fixture(scope="module")
def few(mnist):
    return {
        name: array[:2_000] if name.endswith("train") else array[:500]
        for name, array in mnist.items()
    }


def _examined(arrays, inputs, network) -> Units:
    preprocessing = build_preprocessing(inputs)
    model = export_onnx(join(preprocessing, network), scale(arrays["x_test"][:10]))
    return examine(model, inputs, preprocessing, network, arrays)


@pytest.fixture(scope="module")
def network():
    """Untrained, but for its first unit, which does nothing."""
    network = build_network(find("dense-10"), 784, seed=0)
    kernel, bias = network.layers[0].get_weights()
    kernel[:, 0] = 0
    network.layers[0].set_weights([kernel, bias])
    return network


@pytest.fixture(scope="module")
def examined(few, network) -> Units:
    return _examined(few, Pixels(), network)


def test_weights_of_units_that_read_pixels_are_theirs(examined, network):
    kernel, _ = network.layers[0].get_weights()
    expected = kernel.T.reshape(10, 28, 28).astype(np.float16)
    np.testing.assert_array_equal(examined.weights, expected)
    np.testing.assert_array_equal(examined.outgoing, network.layers[-1].get_weights()[0])


def test_activations_are_those_of_all_training_images(examined, few, network):
    pixels = scale(few["x_train"]).reshape(-1, 784)
    kernel, bias = network.layers[0].get_weights()
    hidden = np.maximum(pixels @ kernel + bias, 0)
    np.testing.assert_allclose(
        examined.quantiles[:, :, -1].max(axis=1), hidden.max(axis=0), rtol=1e-4
    )
    assert examined.most[1, 0] == hidden[:, 1].argmax()
    assert examined.mean.shape == examined.active.shape == (10, 10)


def test_maximising_pictures_excite_more_than_images_and_have_no_more_light(examined, few):
    norms = np.linalg.norm(scale(few["x_train"]), axis=(1, 2))
    found = np.linalg.norm(scale(examined.maximising), axis=(1, 2))
    np.testing.assert_allclose(found[1:], np.median(norms), rtol=0.01)
    assert (examined.maximum[1:] > examined.quantiles[1:, :, -1].max(axis=1)).all()


def test_a_unit_that_does_nothing_is_reported_as_such(examined):
    assert examined.separation[0] == examined.maximum[0] == 0
    assert not examined.maximising[0].any()
    np.testing.assert_array_equal(examined.recall_without[0], examined.recall)


def test_types_are_those_of_the_store(examined):
    assert {name: array.dtype for name, array in vars(examined).items()} == {
        **dict.fromkeys(vars(examined), np.float32),
        **dict.fromkeys(["most", "least"], np.int32),
        **dict.fromkeys(["weights", "maximising_probabilities"], np.float16),
        "maximising": np.uint8,
    }


def test_the_same_network_gives_the_same_numbers(examined, few, network):
    for name, array in vars(_examined(few, Pixels(), network)).items():
        np.testing.assert_array_equal(array, getattr(examined, name), err_msg=name)


def test_standardised_pixels_count_in_their_deviations(few, network):
    mean, deviation = np.zeros(784, np.float32), np.full(784, 0.5, np.float32)
    deviation[FAINT], deviation[BLACK] = 0.005, 1e-10
    units = _examined(few, Standardization(mean, deviation), network)
    weights, kernel = units.weights.reshape(10, 784), network.layers[0].get_weights()[0]
    np.testing.assert_allclose(weights[:, LIT], kernel[LIT], rtol=1e-3)
    np.testing.assert_allclose(weights[:, FAINT], kernel[FAINT], rtol=1e-3)
    assert not weights[:, BLACK].any()
    pictures = units.maximising.reshape(10, 784)
    assert not pictures[:, BLACK].any()
    assert pictures[:, FAINT].max() < 0.05 * pictures[:, LIT].max()


@pytest.mark.slow
def test_units_of_the_convolutional_network_are_examined_by_their_fields(few):
    network = build_network(find("cnn-32-64"), 784, seed=0)
    units = _examined(few, Pixels(), network)
    assert units.weights.shape == (1_600, 28, 28)
    outside = np.ones((28, 28), bool)
    outside[4:14, 8:18] = False
    assert not units.weights[7 * 64 : 8 * 64, outside].any()
    assert not units.maximising[7 * 64 : 8 * 64, outside].any()
    assert (units.maximum > units.quantiles[:, :, -1].max(axis=1)).mean() > 0.9


@pytest.mark.parametrize(
    ("id", "names"),
    [
        ("xor-6", ["layer_0_bias", "layer_0_kernel", "layer_1_bias", "layer_1_kernel"]),
        ("cnn-32-64", ["layer_1_bias", "layer_1_kernel", "layer_3_bias", "layer_3_kernel"]),
    ],
)
def test_weights_to_draw_are_all_of_a_small_network_and_the_filters_of_mnist(id, names):
    experiment = find(id)
    network = build_network(experiment, experiment.inputs.features, seed=0)
    weights = _drawn_weights(network, experiment)
    assert sorted(weights) == names
    last = int(names[-1][6])
    np.testing.assert_array_equal(weights[names[-1]], network.layers[last].get_weights()[0])
