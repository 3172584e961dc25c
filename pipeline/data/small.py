"""The two small data sets: made here, the same every time."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

from pipeline.data.examples import Arrays
from pipeline.spec import DIGITS_8X8, XOR

_COPIES, _NOISE = 200, 0.3


def digits8x8() -> Arrays:
    """scikit-learn's 1,797 digits, a quarter of them to test with.

    They are the test part of E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits,
    UCI Machine Learning Repository (1998).
    """
    digits = load_digits()
    return _split(digits.images.astype(np.uint8), digits.target, DIGITS_8X8.test)


def xor() -> Arrays:
    """The four points of XOR, 200 times each, moved by normal noise of deviation 0.3.

    Source: `003_7c6c476497d95693.txt`, exercise 1. No classifier is right about more than 90.9 % of
    such points on average: 0.952 is the chance that noise leaves a coordinate on its side of 0.5.
    """
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    points = np.tile(corners, (_COPIES, 1))
    noise = _NOISE * np.random.default_rng(0).standard_normal(points.shape)
    labels = points[:, 0] != points[:, 1]
    return _split((points + noise).astype(np.float32), labels, XOR.test)


def _split(samples: NDArray[Any], labels: NDArray[Any], test: int) -> Arrays:
    """A random part to test with; which one is fixed, so that all runs are tested alike."""
    x_train, x_test, y_train, y_test = train_test_split(
        samples, labels.astype(np.uint8), test_size=test, random_state=0
    )
    return {"x_train": x_train, "y_train": y_train, "x_test": x_test, "y_test": y_test}
