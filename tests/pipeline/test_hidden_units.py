"""Hidden units answer as the network does before its last activation function."""

from dataclasses import replace

import numpy as np
import pytest

from pipeline.experiments import find
from pipeline.hidden_units import hidden_units
from pipeline.inputs import Projection
from pipeline.models import build_network, build_preprocessing, join
from pipeline.spec import BatchNormalization, Dense, Pixels

IMAGES = np.random.default_rng(0).uniform(size=(6, 28, 28)).astype(np.float32)
NORMALISED = (Dense(6, "relu"), BatchNormalization(), Dense(10, "softmax"))


def _units(id: str, **changes):
    experiment = replace(find(id), **changes)
    preprocessing = build_preprocessing(Pixels())
    network = build_network(experiment, 784, seed=0)
    return hidden_units(preprocessing, network), join(preprocessing, network), network


def test_a_layer_on_pixels_has_its_weights_for_gradients():
    units, _, network = _units("dense-10")
    values, gradients = units.response(np.repeat(IMAGES[:1], 10, axis=0))
    kernel, bias = network.layers[0].get_weights()
    np.testing.assert_array_equal(gradients.reshape(10, 784), kernel.T)
    np.testing.assert_allclose(values, IMAGES[0].ravel() @ kernel + bias, atol=1e-5)
    assert units.linear


def test_a_layer_on_components_has_weights_for_pixels_through_them():
    rng = np.random.default_rng(1)
    components = np.linalg.qr(rng.normal(size=(784, 5)))[0].T.astype(np.float32)
    projection = Projection(np.zeros(784, np.float32), components, np.ones(5))
    experiment = find("dense-10")
    network = build_network(replace(experiment, parameters=170), 5, seed=0)
    units = hidden_units(build_preprocessing(projection), network)
    _, gradients = units.response(np.zeros((10, 28, 28), np.float32))
    expected = (components.T @ network.layers[0].get_weights()[0]).T
    np.testing.assert_allclose(gradients.reshape(10, 784), expected, atol=1e-6)


def test_deep_units_are_not_linear_and_agree_where_they_are_active():
    units, model, _ = _units("compact-13-128")
    values = units.values(IMAGES).numpy()
    np.testing.assert_allclose(np.maximum(values, 0), model(IMAGES)["hidden"], atol=1e-5)
    assert (values < 0).any()
    assert not units.linear


def test_a_normalisation_behind_the_last_activation_is_part_of_the_unit():
    units, model, network = _units("dense-10", layers=NORMALISED, parameters=4_804)
    network.layers[1].set_weights([np.full(6, value) for value in (-2.0, 0.5, 0.1, 4.0)])
    values, hidden = units.values(IMAGES).numpy(), model(IMAGES)["hidden"].numpy()
    silent = hidden.max()  # its weight is negative: it turns what is 0 into the highest value
    np.testing.assert_allclose(np.minimum(values, silent), hidden, atol=1e-5)


@pytest.mark.parametrize("corner", [0, 7, 24])
def test_units_of_a_convolution_read_their_field_alone(corner):
    units, model, _ = _units("cnn-32-64")
    assert (units.field, len(units.corners), units.kinds) == ((10, 10), 25, 64)
    seen = units.cut(IMAGES, units.corners[corner])
    hidden = model(IMAGES)["hidden"].numpy()[:, corner * 64 : (corner + 1) * 64]
    np.testing.assert_allclose(np.maximum(units.values(seen), 0), hidden, atol=1e-5)
    changed = np.zeros_like(IMAGES)
    units.cut(changed, units.corners[corner])[:] = seen
    again = model(changed)["hidden"].numpy()[:, corner * 64 : (corner + 1) * 64]
    np.testing.assert_allclose(again, hidden, atol=1e-5)


def test_pictures_of_fields_are_placed_where_the_units_look():
    units, _, _ = _units("cnn-32-64")
    placed = units.place([np.full((64, 10, 10), place + 1.0) for place in range(25)])
    assert placed.shape == (1_600, 28, 28)
    assert (placed[7 * 64, 4:14, 8:18] == 8).all()
    assert placed[7 * 64].sum() == 800
