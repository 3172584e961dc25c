"""What stands before a network: fitted on training images, then fixed."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from threadpoolctl import threadpool_limits

from pipeline.data import Examples, Partition, scale
from pipeline.spec import (
    ForestPixels,
    Inputs,
    PrincipalComponents,
    StandardizedPixels,
    Unfitted,
)


@dataclass(frozen=True)
class Standardization:
    """Each pixel less its mean, divided by its deviation.

    Attributes:
        mean: float32 (784,) in [0, 1].
        deviation: float32 (784,), positive.
    """

    mean: NDArray[np.float32]
    deviation: NDArray[np.float32]


@dataclass(frozen=True)
class Projection:
    """A linear projection of the 784 pixels: `(pixels - mean) @ components.T`.

    Attributes:
        mean: float32 (784,) in [0, 1].
        components: float32 (components, 784), orthonormal rows, the leading one first.
        variance: float (components,), share of the training images' variance, falling.
    """

    mean: NDArray[np.float32]
    components: NDArray[np.float32]
    variance: NDArray[np.float64]

    def leading(self, count: int) -> "Projection":
        """The projection on the leading ones of these components."""
        return Projection(self.mean, self.components[:count], self.variance[:count])


@dataclass(frozen=True)
class PixelChoice:
    """Some of the 784 pixels, counted row by row.

    Attributes:
        pixels: int64 (pixels,) in 0..783, the most important one first.
        importance: float64 (784,) summing to 1, of every pixel.
    """

    pixels: NDArray[np.int64]
    importance: NDArray[np.float64]


FittedInputs = Unfitted | Standardization | Projection | PixelChoice


def fit_inputs(inputs: Inputs, divided: Partition, threads: int = 1) -> FittedInputs:
    """Fit what an experiment declares to stand before its network.

    The result is the same for any number of threads.
    """
    match inputs:
        case StandardizedPixels():
            return _fit_standardization(inputs, divided)
        case PrincipalComponents(components=components):
            return _fit_projection(components, divided.train)
        case ForestPixels():
            return _fit_pixel_choice(inputs, divided.train, threads)
        case _:
            return inputs


def arrays_of(inputs: FittedInputs) -> dict[str, NDArray[Any]]:
    """What was fitted, as arrays by name; empty where nothing was."""
    return {} if isinstance(inputs, Unfitted) else vars(inputs)


def _fit_standardization(inputs: StandardizedPixels, divided: Partition) -> Standardization:
    # Validation images included, as the source has it.
    images = np.concatenate([divided.train.samples, divided.validation.samples])
    pixels = scale(images).reshape(len(images), -1).astype(float)
    deviation = pixels.std(axis=0) + inputs.epsilon
    return Standardization(pixels.mean(axis=0).astype(np.float32), deviation.astype(np.float32))


def _fit_projection(components: int, train: Examples) -> Projection:
    """On the leading principal components of so many; the same for any number of threads."""
    # Named, because with few images scikit-learn would choose a randomised solver.
    pca = PCA(n_components=components, svd_solver="covariance_eigh")
    with threadpool_limits(limits=1):  # sums over several could differ in their last digits
        pca.fit(train.pixels)
    return Projection(
        pca.mean_.astype(np.float32),
        pca.components_.astype(np.float32),
        pca.explained_variance_ratio_,
    )


def _fit_pixel_choice(inputs: ForestPixels, train: Examples, threads: int) -> PixelChoice:
    forest = fit_forest(inputs, train, threads)
    return most_important(forest.feature_importances_, inputs.pixels)


def fit_forest(inputs: ForestPixels, train: Examples, threads: int = 1) -> RandomForestClassifier:
    """The forest that ranks pixels; the same for any number of threads."""
    forest = RandomForestClassifier(inputs.trees, random_state=inputs.random_state, n_jobs=threads)
    return forest.fit(train.pixels, train.labels)


def most_important(importance: NDArray[np.float64], count: int) -> PixelChoice:
    """So many pixels, the most important one first; of equals, the first in the image."""
    ranked = np.argsort(-importance, kind="stable")
    return PixelChoice(ranked[:count], importance)
