"""Whether a model is right as often as it is confident."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.metrics.meaning import Meaning

CALIBRATION_ERROR = Meaning(
    "Calibration error",
    "How far confidence and accuracy lie apart: images are sorted into bins by confidence, and the "
    "gaps of the bins are averaged by their number of images.",
    0.0,
    "Guo et al., On Calibration of Modern Neural Networks (2017), section 2",
)


@dataclass(frozen=True)
class Reliability:
    """Confidence and accuracy in every bin that has images, least confident first.

    Attributes:
        confidence: float64 (bins,) in [0, 1], mean over the images of the bin.
        accuracy: float64 (bins,) in [0, 1].
        images: int64 (bins,), at least 1 each.
    """

    confidence: NDArray[np.float64]
    accuracy: NDArray[np.float64]
    images: NDArray[np.int64]


def reliability_curve(
    confidence: NDArray[np.floating], right: NDArray[np.bool_], bins: int = 15
) -> Reliability:
    """Sort images into bins of equal width, which include their upper edge.

    Args:
        confidence: (images,) in [0, 1], probability of the class that is read.
        right: bool (images,), whether it is the true class.
        bins: of [0, 1]; 15 as in Guo et al.
    """
    inner_edges = np.linspace(0, 1, bins + 1)[1:-1]
    bin_of_image = np.searchsorted(inner_edges, confidence, side="left")
    _, place, images = np.unique(bin_of_image, return_inverse=True, return_counts=True)
    return Reliability(
        confidence=np.bincount(place, confidence) / images,
        accuracy=np.bincount(place, right) / images,
        images=images,
    )


def expected_calibration_error(reliability: Reliability) -> float:
    """Mean over all images of the gap between confidence and accuracy in their bin, in [0, 1]."""
    gaps = np.abs(reliability.confidence - reliability.accuracy)
    return float(np.average(gaps, weights=reliability.images))
