"""What stands before a network is fitted on planted data whose answer is known."""

import numpy as np
import pytest

from pipeline.data import Examples, Partition, partition
from pipeline.inputs import arrays_of, fit_inputs
from pipeline.spec import (
    Coordinates,
    ForestPixels,
    InkCounts,
    Pixels,
    PrincipalComponents,
    Split,
    StandardizedPixels,
)


def _examples(pixels, labels) -> Examples:
    grey = (pixels * 255).round().astype(np.uint8).reshape(-1, 28, 28)
    return Examples(grey, labels.astype(np.int32))


def _divided(pixels, labels, validation=1) -> Partition:
    everything = _examples(pixels, labels)
    return Partition(everything, _examples(pixels[:validation], labels[:validation]), everything)


@pytest.mark.parametrize("inputs", [Pixels(), InkCounts(), Coordinates()])
def test_what_is_read_as_it_is_needs_no_fitting(inputs):
    assert fit_inputs(inputs, _divided(np.zeros((1, 784)), np.zeros(1))) == inputs
    assert arrays_of(inputs) == {}


def test_mean_and_deviation_are_those_of_training_and_validation_images():
    rng = np.random.default_rng(0)
    pixels = rng.uniform(size=(60, 784))
    pixels[:, 5] = 0
    divided = Partition(*(_examples(part, np.zeros(20)) for part in np.split(pixels, 3)))
    fitted = fit_inputs(StandardizedPixels(), divided)
    known = np.concatenate([divided.train.pixels, divided.validation.pixels])
    np.testing.assert_allclose(fitted.mean, known.mean(axis=0), atol=1e-6)
    np.testing.assert_allclose(fitted.deviation[6:], known.std(axis=0)[6:], rtol=1e-5)
    assert fitted.deviation[5] == pytest.approx(1e-10)
    assert set(arrays_of(fitted)) == {"mean", "deviation"}


def test_the_first_component_is_the_planted_direction():
    rng = np.random.default_rng(0)
    direction = np.zeros(784)
    direction[[3, 400]] = 0.6, 0.8
    pixels = 0.5 + rng.uniform(-0.5, 0.5, size=(900, 1)) * direction
    fitted = fit_inputs(PrincipalComponents(0.95, 2), _divided(pixels, np.zeros(900)))
    assert abs(fitted.components[0] @ direction) == pytest.approx(1, abs=1e-3)
    np.testing.assert_allclose(fitted.mean, pixels.mean(axis=0), atol=2e-3)
    assert fitted.variance[0] > 0.95


def test_154_components_are_the_fewest_that_keep_95_per_cent(mnist):
    divided = partition(mnist, Split(held_out="first"))
    kept = np.cumsum(fit_inputs(PrincipalComponents(0.95, 154), divided).variance)
    assert kept[153] >= 0.95 > kept[152]


def test_the_forest_finds_the_planted_pixel():
    rng = np.random.default_rng(0)
    pixels = rng.uniform(size=(400, 784))
    labels = (pixels[:, 123] > 0.5).astype(int)
    fitted = fit_inputs(ForestPixels(5, trees=60, random_state=42), _divided(pixels, labels))
    assert fitted.pixels[0] == 123
    assert len(fitted.pixels) == 5
    assert fitted.importance.sum() == pytest.approx(1)
    assert np.all(np.diff(fitted.importance[fitted.pixels]) <= 0)
