"""Steps that judge: whether published findings hold, and whether models agree."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from dashboard.claims import Verdict, standing
from dashboard.comparison import Comparison, Contender
from dashboard.results import SampleSet
from dashboard.theme import listed, per_cent, with_article
from dashboard.tour.step import (
    Answer,
    Bands,
    Guesses,
    Link,
    Picture,
    Pictures,
    Step,
    Stored,
    Verdicts,
)
from pipeline import experiments
from pipeline.spec import MNIST

_QUARTERS = Bands((0.25, 0.5, 0.75))
_AGREED = Bands((0.8, 0.9, 0.95))
_EXAMPLES = 2
_STRONG = 0.9
"""Test accuracy from which on a model may vote."""

_DISPUTED = 8
"""Images that are shown."""


def _ask_for_findings(stored: Stored) -> Guesses:
    judged = stored.judged_claims()
    documents = len({one.claim.source for one in judged})
    return Guesses(
        f"The {documents} documents behind these networks state {len(judged)} findings. Each was "
        "given a rule that says when it holds, and judged by our own runs. How many hold in full?",
        _QUARTERS.options,
    )


def _findings(stored: Stored) -> Answer:
    judged = stored.judged_claims()
    holding = sum(one.finding.verdict is Verdict.HOLDS for one in judged)
    failed = [one for one in judged if one.finding.verdict is Verdict.DOES_NOT]
    shown = failed[:_EXAMPLES]
    return Answer(
        _QUARTERS.holding(holding / len(judged)),
        f"{standing(judged)} That is no reproach: most were measured once, and a single run says "
        "little about small differences.",
        Verdicts(shown, f"Shown: {len(shown)} of the {len(failed)} findings that do not hold."),
        Link("claims", f"See all {len(judged)} findings with what was measured for each", {}),
    )


FINDINGS = Step(
    "Findings",
    "How many published findings hold when measured again?",
    tuple(experiment.id for experiment in experiments.PUBLISHED),
    _ask_for_findings,
    _findings,
)


def _voters(comparison: Comparison) -> list[Contender]:
    return [one for one in comparison.contenders if one.accuracy >= _STRONG]


def _votes(comparison: Comparison) -> NDArray[np.uint8]:
    """What the first run of each reads: uint8 (networks, images)."""
    return np.array([voter.predictions.labels for voter in _voters(comparison)])


def _ask_for_agreement(stored: Stored) -> Guesses:
    number = len(_voters(stored.comparison()))
    return Guesses(
        f"There are {number} networks that read {per_cent(_STRONG, 0)} or more of the "
        f"{MNIST.test:,} test images correctly. For how many images do all of them read the same "
        "digit?",
        _AGREED.options,
    )


def _agreement(stored: Stored) -> Answer:
    comparison = stored.comparison()
    votes = _votes(comparison)
    different = readings(votes)
    agreed = int(np.sum(different == 1))
    share, best = agreed / len(different), max(one.accuracy for one in comparison.contenders)
    disputed = np.argsort(-different, kind="stable")[:_DISPUTED]
    return Answer(
        _AGREED.holding(share),
        f"For {agreed:,} of {len(different):,}, {per_cent(share)}, although the best of them reads "
        f"{per_cent(best)} correctly: they find different images hard. Now let all of them read "
        "a digit of yours.",
        Pictures(
            [_dispute(comparison.test, votes, int(image)) for image in disputed],
            f"The {_DISPUTED} images that are read in the most ways. Under each: what it is, and "
            "how many networks read what.",
        ),
        Link("draw", "Draw your own digit", {}),
    )


def readings(votes: NDArray[np.uint8]) -> NDArray[np.int64]:
    """How many different digits are read in each image: int64 (images,).

    Args:
        votes: (networks, images).
    """
    return np.asarray(1 + np.count_nonzero(np.diff(np.sort(votes, axis=0), axis=0), axis=0))


def _dispute(test: SampleSet, votes: NDArray[np.uint8], image: int) -> Picture:
    """An image with what is read in it, the most frequent first."""
    counted = Counter(votes[:, image].tolist()).most_common()
    read = [f"{number} read {digit}" for digit, number in counted]
    truth = int(test.labels[image])
    name = f"Test image {image}, {with_article(truth)}: {listed(read)}"
    return Picture(test.images[image], name, [f"is {truth}", *read])


AGREEMENT = Step(
    "Agreement",
    "How often do good networks read the same digit?",
    tuple(experiment.id for experiment in experiments.PUBLISHED if experiment.dataset == MNIST),
    _ask_for_agreement,
    _agreement,
)
