"""What stands before a network is fitted on planted data whose answer is known."""

import numpy as np
import pytest

from pipeline.data import Examples, partition
from pipeline.inputs import AllPixels, fit_inputs
from pipeline.spec import ForestPixels, Pixels, PrincipalComponents, Split


def _examples(pixels, labels) -> Examples:
    grey = (pixels * 255).round().astype(np.uint8).reshape(-1, 28, 28)
    return Examples(grey, labels.astype(np.int32))


def test_all_pixels_need_no_fitting():
    empty = _examples(np.zeros((1, 784)), np.zeros(1))
    assert fit_inputs(Pixels(), empty) == AllPixels()


def test_the_first_component_is_the_planted_direction():
    rng = np.random.default_rng(0)
    direction = np.zeros(784)
    direction[[3, 400]] = 0.6, 0.8
    pixels = 0.5 + rng.uniform(-0.5, 0.5, size=(900, 1)) * direction
    fitted = fit_inputs(PrincipalComponents(0.95, 2), _examples(pixels, np.zeros(900)))
    assert abs(fitted.components[0] @ direction) == pytest.approx(1, abs=1e-3)
    np.testing.assert_allclose(fitted.mean, pixels.mean(axis=0), atol=2e-3)
    assert fitted.variance[0] > 0.95


def test_154_components_are_the_fewest_that_keep_95_per_cent(mnist):
    train = partition(mnist, Split(held_out="first")).train
    kept = np.cumsum(fit_inputs(PrincipalComponents(0.95, 154), train).variance)
    assert kept[153] >= 0.95 > kept[152]


def test_the_forest_finds_the_planted_pixel():
    rng = np.random.default_rng(0)
    pixels = rng.uniform(size=(400, 784))
    labels = (pixels[:, 123] > 0.5).astype(int)
    fitted = fit_inputs(ForestPixels(5, trees=60, random_state=42), _examples(pixels, labels))
    assert fitted.pixels[0] == 123
    assert len(fitted.pixels) == 5
    assert fitted.importance.sum() == pytest.approx(1)
    assert np.all(np.diff(fitted.importance[fitted.pixels]) <= 0)
