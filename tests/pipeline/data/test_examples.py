"""Splits are those that are declared."""

import numpy as np

from pipeline.data import partition
from pipeline.spec import Split


def test_the_first_images_validate(mnist):
    parts = partition(mnist, Split(held_out="first"))
    assert (len(parts.train), len(parts.validation)) == (55_000, 5_000)
    np.testing.assert_array_equal(parts.validation.labels, mnist["y_train"][:5_000])
    np.testing.assert_array_equal(parts.train.labels, mnist["y_train"][5_000:])


def test_the_last_images_validate_and_training_images_are_limited(mnist):
    parts = partition(mnist, Split(held_out="last", training_samples=100))
    np.testing.assert_array_equal(parts.validation.labels, mnist["y_train"][-5_000:])
    np.testing.assert_array_equal(parts.train.labels, mnist["y_train"][:100])
    assert len(parts.test) == 10_000


def test_pixels_are_scaled_to_one_and_stand_row_by_row(mnist):
    pixels = partition(mnist, Split(held_out="last")).test.pixels
    assert (pixels.dtype, pixels.shape) == (np.float32, (10_000, 784))
    assert (pixels.min(), pixels.max()) == (0, 1)
    np.testing.assert_allclose(pixels[0] * 255, mnist["x_test"][0].ravel(), atol=1e-4)


def test_random_samples_validate_and_are_the_same_every_time(mnist):
    split = Split(held_out="random", validation_samples=6_000)
    parts, again = partition(mnist, split), partition(mnist, split)
    assert (len(parts.train), len(parts.validation)) == (54_000, 6_000)
    np.testing.assert_array_equal(parts.validation.samples, again.validation.samples)
    counts = np.bincount(parts.validation.labels) + np.bincount(parts.train.labels)
    np.testing.assert_array_equal(counts, np.bincount(mnist["y_train"]))
    assert not np.array_equal(parts.validation.labels, mnist["y_train"][:6_000])
