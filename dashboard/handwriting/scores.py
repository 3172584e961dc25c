"""How well each model reads somebody's digits, and what can be told from so few of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.comparison import SIGNIFICANT
from pipeline.metrics import Interval, mcnemar, wilson_interval
from pipeline.spec import CLASSES


@dataclass(frozen=True)
class Score:
    """What a model reads in the drawings.

    Attributes:
        id: of its experiment.
        read: uint8 (n,).
        right: bool (n,), whether that is the digit that was asked for.
        rank: from 1; models that read as many correctly share theirs.
    """

    id: str
    read: NDArray[np.uint8]
    right: NDArray[np.bool_]
    rank: int

    @property
    def drawings(self) -> int:
        return len(self.right)

    @property
    def hits(self) -> int:
        """How many are read correctly."""
        return int(np.count_nonzero(self.right))

    @property
    def share(self) -> float:
        """Of those that are read correctly."""
        return self.hits / self.drawings

    @property
    def interval(self) -> Interval:
        """Of the share, 95 %, for other drawings by the same hand."""
        return wilson_interval(self.hits, self.drawings)


def score(
    probabilities: Mapping[str, NDArray[np.floating]], labels: NDArray[np.integer]
) -> tuple[Score, ...]:
    """Rank models, best first; those that share a rank keep their order.

    Args:
        probabilities: float (n, classes) of each model, by the id of its experiment; n > 0.
        labels: (n,), the digits that were asked for.
    """
    read = {id: found.argmax(axis=1).astype(np.uint8) for id, found in probabilities.items()}
    right = {id: digits == labels for id, digits in read.items()}
    hits = {id: int(np.count_nonzero(found)) for id, found in right.items()}
    ranks = {id: 1 + sum(other > own for other in hits.values()) for id, own in hits.items()}
    ranked = sorted(read, key=ranks.__getitem__)
    return tuple(Score(id, read[id], right[id], ranks[id]) for id in ranked)


def ruled_out(scores: Sequence[Score]) -> list[str]:
    """Models that are not the best reader of this hand, by more than chance explains: their ids.

    A model is out when another one reads more, by the exact paired test over the drawings, at a
    level divided by the number of its rivals. Only the true best could be ruled out wrongly, so
    no further correction is due (Hsu, Constrained simultaneous confidence intervals for multiple
    comparisons with the best, 1984).
    """
    right = np.array([one.right for one in scores])
    lost = np.sum(right & ~right[:, np.newaxis], axis=2)  # to whom, in how many drawings
    p = np.where(lost > lost.T, mcnemar(lost, lost.T), 1).min(axis=1)
    rivals = max(len(scores) - 1, 1)
    return [one.id for one, chance in zip(scores, p, strict=True) if chance * rivals < SIGNIFICANT]


def readers_of(scores: Sequence[Score]) -> NDArray[np.int64]:
    """How many models read each drawing correctly: int64 (n,)."""
    return np.asarray(np.sum([one.right for one in scores], axis=0))


def hits_by_digit(
    scores: Sequence[Score], labels: NDArray[np.integer]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How many readings of each digit are correct, and how many there are: int64 (10,) each."""
    hits = np.bincount(labels, weights=readers_of(scores), minlength=CLASSES).astype(np.int64)
    return hits, np.bincount(labels, minlength=CLASSES) * len(scores)


def hardest(hits: NDArray[np.int64], readings: NDArray[np.int64]) -> list[int]:
    """The digits of which the smallest share of readings is correct; none where all are.

    Args:
        hits: (10,), how many readings of each are correct.
        readings: (10,), of how many; 0 for a digit that was not drawn.
    """
    shares = np.divide(hits, readings, out=np.ones(len(hits)), where=readings > 0)
    return np.flatnonzero((shares == shares.min()) & (shares < 1)).tolist()


def leaderboard(scores: Sequence[Score], accuracies: Mapping[str, float]) -> pd.DataFrame:
    """A row per model, best first: shares in per cent.

    Args:
        accuracies: of the same networks on MNIST's test images, by id; there may be none of some.
    """
    return pd.DataFrame(
        {
            "rank": one.rank,
            "model": one.id,
            "correct": one.hits,
            "of": one.drawings,
            "share": one.share * 100,
            "95 % from": one.interval.low * 100,
            "95 % to": one.interval.high * 100,
            "MNIST": accuracies.get(one.id, nan) * 100,
        }
        for one in scores
    )
