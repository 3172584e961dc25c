"""Where runs and models read alike, and where they all are wrong.

Predictions are integers (runs, images), in the same order of images.
"""

from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray

from pipeline.metrics.meaning import Meaning

Predictions = NDArray[np.integer]

_CHURN = "Milani Fard et al., Launch and Iterate: Reducing Prediction Churn (2016)"

CHURN = Meaning(
    "Churn",
    "Share of images that runs of the same model, trained from other seeds, read differently.",
    0.0,
    _CHURN,
)
DISAGREEMENT = Meaning(
    "Disagreement", "Share of images that two models read differently.", nan, _CHURN
)
LABEL_CANDIDATES = Meaning(
    "Doubtful labels",
    "Images whose label no model confirms while all agree on one other digit. The label may be "
    "wrong, or the image misleading: look at it.",
    nan,
    "cf. Northcutt et al., Pervasive Label Errors in Test Sets (2021)",
)


def churn(predictions: Predictions) -> NDArray[np.bool_]:
    """Which images not all runs read alike: bool (images,), of predictions (runs, images)."""
    changed: NDArray[np.bool_] = np.any(predictions != predictions[0], axis=0)
    return changed


def churn_share(predictions: Predictions) -> float:
    """Share of images that not all runs read alike, in [0, 1]; it grows with the number of runs."""
    return float(np.mean(churn(predictions)))


def pairwise_churn(predictions: Predictions) -> float:
    """Share of images on which two runs differ, mean over all pairs of runs; 0 for a single run."""
    runs = len(predictions)
    # `disagreement` also pairs every run with itself, which adds nothing but is counted.
    return disagreement(predictions, predictions) * runs / max(runs - 1, 1)


def disagreement(a: Predictions, b: Predictions) -> float:
    """Share of images on which a run of A and one of B differ, mean over all pairs, in [0, 1].

    Args:
        a: (runs, images).
        b: (runs, images), of as many runs as there are.
    """
    return float(np.mean(a[:, np.newaxis] != b))


def wrong_in_all(right: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Images that no model reads correctly, in ascending order.

    Args:
        right: bool (models, images), whether each model reads each image correctly.
    """
    return np.flatnonzero(~right.any(axis=0))


@dataclass(frozen=True)
class LabelCandidates:
    """Images whose label is in doubt; nothing is proven.

    Attributes:
        images: int64 (candidates,), indices in ascending order.
        digits: integer (candidates,), what all models read instead of the label.
    """

    images: NDArray[np.int64]
    digits: NDArray[np.integer]


def label_candidates(labels: NDArray[np.integer], predictions: Predictions) -> LabelCandidates:
    """Images that all models read as the same digit, which is not the label.

    Args:
        labels: (images,).
        predictions: (models, images).
    """
    images = np.flatnonzero(~churn(predictions) & (predictions[0] != labels))
    return LabelCandidates(images, predictions[0, images])
