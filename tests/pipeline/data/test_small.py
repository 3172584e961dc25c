"""The two small data sets are the same every time, and what they are said to be."""

import numpy as np
import pytest

from pipeline.data.small import digits8x8, xor
from pipeline.spec import DIGITS_8X8, XOR


@pytest.mark.parametrize(("make", "dataset"), [(digits8x8, DIGITS_8X8), (xor, XOR)])
def test_sizes_and_classes_are_those_declared(make, dataset):
    arrays = make()
    for part, size in (("train", dataset.train), ("test", dataset.test)):
        assert arrays[f"x_{part}"].shape == (size, *dataset.shape)
        assert arrays[f"y_{part}"].shape == (size,)
        assert set(arrays[f"y_{part}"]) == set(range(dataset.classes))
    again = make()
    np.testing.assert_array_equal(arrays["x_test"], again["x_test"])


def test_all_tiny_digits_are_there_once():
    arrays = digits8x8()
    labels = np.concatenate([arrays["y_train"], arrays["y_test"]])
    assert np.bincount(labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert (arrays["x_train"].min(), arrays["x_train"].max()) == (0, 16)


def test_points_lie_around_the_corners_that_their_label_says():
    arrays = xor()
    points = np.concatenate([arrays["x_train"], arrays["x_test"]])
    labels = np.concatenate([arrays["y_train"], arrays["y_test"]])
    near = np.round(points).clip(0, 1)
    agree = (near[:, 0] != near[:, 1]) == labels
    assert agree.mean() == pytest.approx(0.909, abs=0.03), "what noise of 0.3 leaves"
    assert points[labels == 1].mean() == pytest.approx(0.5, abs=0.05)
