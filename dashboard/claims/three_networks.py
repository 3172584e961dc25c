"""What `002_231619a72ea8b8d2.txt` says of its data and its three networks."""

import numpy as np
from numpy.typing import NDArray

from dashboard.claims.claim import Finding, Rule, Verdict, grade, of_document, weigh
from dashboard.claims.evidence import Evidence, exact
from dashboard.claims.rules import extreme_class, in_range, leads, near_validation
from dashboard.dataset import skewness
from dashboard.theme import per_cent, points
from pipeline import experiments
from pipeline.spec import CLASSES, MNIST

_GIVEN, _COMPACT, _NORMALISED = "sgd-128", "compact-13-128", "batchnorm-256-128-64"

_claim = of_document("002_231619a72ea8b8d2.txt")


def _a_tenth_of_the_parameters(evidence: Evidence) -> Finding:
    near = near_validation(_COMPACT).judge(evidence)
    ratio = evidence.stored(_COMPACT).parameters / experiments.find(_GIVEN).parameters
    measured = f"{near.measured} It has **{per_cent(ratio)}** of the parameters."
    return Finding(weigh(near.verdict is Verdict.HOLDS, ratio <= 0.11), measured, (_COMPACT,))


def _precision_spread(evidence: Evidence) -> Finding:
    spreads = [float(np.ptp(scores.precision)) for scores in evidence.per_class(_NORMALISED)]
    mean = float(np.mean(spreads))
    measured = f"{points(mean)} between the highest and the lowest precision, mean over runs."
    verdict = grade(0.02 <= mean <= 0.04, 0.01 <= mean <= 0.06)
    return Finding(verdict, measured, (_NORMALISED,))


def _nine_with_curves(evidence: Evidence) -> Finding:
    ranks = evidence.pair_ranks(_NORMALISED)
    others = sorted(set(range(CLASSES)) - {9}, key=lambda digit: ranks[digit, 9])
    found = set(others[:3]) & {3, 6, 8}
    measured = f"9 is confused most with {others[0]}, then {others[1]} and {others[2]}."
    return Finding(grade(len(found) == 3, len(found) == 2), measured, (_NORMALISED,))


def _rarely_wrong(evidence: Evidence) -> Finding:
    wrong = exact(1 - evidence.mean(_NORMALISED))
    per_class = evidence.class_score(_NORMALISED, "misclassification")
    low, high = float(per_class.min()), float(per_class.max())
    measured = f"{per_cent(wrong, 2)} of all images are read wrongly; digit by digit "
    measured += f"{per_cent(low, 2)} to {per_cent(high, 2)} are taken for it or missed."
    of_order = [0.003 <= share <= 0.032 for share in (wrong, low, high)]
    return Finding(weigh(*of_order), measured, (_NORMALISED,))


def _specific(evidence: Evidence) -> Finding:
    specificity = evidence.class_score(_NORMALISED, "specificity")
    lowest = float(specificity.min())
    measured = f"The lowest of the ten, mean over runs, is **{lowest:.4f}**. A model that never "
    measured += "answers a digit has a specificity of 1 for it, so this says little."
    return Finding(grade(lowest >= 0.985, lowest >= 0.975), measured, (_NORMALISED,))


def _small_gap(evidence: Evidence) -> Finding:
    gap = evidence.gap(_NORMALISED)
    measured = f"Training less validation accuracy: {points(gap)}, mean over runs."
    return Finding(grade(abs(gap) < 0.01, abs(gap) < 0.03), measured, (_NORMALISED,))


def _grey(evidence: Evidence, part: str) -> NDArray[np.float64]:
    """Mean grey value of every image: float64 (n,) in 0..255."""
    return np.asarray(evidence.dataset(MNIST)[f"x_{part}"].mean(axis=(1, 2)))


def _centred_on_28(evidence: Evidence) -> Finding:
    grey = _grey(evidence, "train")
    mean, median = float(grey.mean()), float(np.median(grey))
    lopsided = skewness(grey)
    measured = f"Mean {mean:.1f}, median {median:.1f}, skewness {lopsided:.2f}, of "
    measured += f"{len(grey):,} training images."
    near = max(abs(mean - 28), abs(median - 28))
    return Finding(grade(near <= 1.5 and abs(lopsided) < 0.3, near <= 3), measured)


def _mostly_black(evidence: Evidence) -> Finding:
    counts = evidence.grey_values()
    black, white = int(counts[0]), int(counts[253:].sum())
    measured = f"{black:,} pixels are 0, {white:,} are 253 or more, of {int(counts.sum()):,}."
    return Finding(weigh(abs(black / 3.8e7 - 1) < 0.02, 1e6 <= white <= 3e6), measured)


def _alike(evidence: Evidence) -> Finding:
    train, test = (float(_grey(evidence, part).mean()) for part in ("train", "test"))
    measured = f"Mean grey {train:.2f} in the training images, {test:.2f} in the test images."
    return Finding(grade(abs(train - test) < 1, abs(train - test) < 2), measured)


THREE_NETWORKS_CLAIMS = (
    _claim(
        "test-like-training",
        "Test and training images are alike in their grey.",
        "Basic dataset analysis",
        Rule(
            "Holds if their mean grey differs by less than 1 of 255; in part by less than 2.",
            _alike,
        ),
    ),
    _claim(
        "grey-28",
        "The mean grey of the images is distributed normally around 28.",
        "How much gray is there",
        Rule(
            "Holds if mean and median lie within 1.5 of 28 and the skewness within 0.3 of 0; in "
            "part if mean and median lie within 3.",
            _centred_on_28,
        ),
    ),
    _claim(
        "mostly-black",
        "About 38 million pixels of the training images are black, some 2 million nearly white.",
        "How much gray is there",
        Rule(
            "Holds if the black ones are 38 million within 2 % and those from 253 on are 1 to 3 "
            "million; in part if one of the two.",
            _mostly_black,
        ),
    ),
    _claim(
        "sgd-96",
        "With a learning rate of 0.05, the given network reads about 96 %.",
        "Implementation of the given network",
        near_validation(_GIVEN),
    ),
    _claim(
        "compact-tenth",
        "13 and 128 nodes reach 95 % with a tenth of the parameters.",
        "Simplest network above 95 %",
        Rule(
            f"Holds if {in_range(experiments.find(_COMPACT).published.validation_accuracy)} and "
            "the parameters are at most 11 % of the given network's; in part if one of the two.",
            _a_tenth_of_the_parameters,
        ),
    ),
    _claim(
        "batchnorm-best",
        "Batch normalisation makes the best of the three networks.",
        "Model with highest test accuracy",
        leads(_NORMALISED, (_GIVEN, _COMPACT)),
    ),
    _claim(
        "small-gap",
        "Training and validation of the batch-normalised network lie close together.",
        "Tracking validation loss",
        Rule("Holds if they are less than 1 point apart; in part if less than 3.", _small_gap),
    ),
    _claim(
        "precision-highest-1",
        "1 is the digit that is predicted most precisely.",
        "Interpretation",
        extreme_class(_NORMALISED, "precision", 1, lowest=False),
    ),
    _claim(
        "precision-lowest-9",
        "9 is the digit that is predicted least precisely.",
        "Interpretation",
        extreme_class(_NORMALISED, "precision", 9, lowest=True),
    ),
    _claim(
        "precision-highest-0",
        "0 is the digit with the highest precision, as the document's own figures say.",
        "Output above the interpretation",
        extreme_class(_NORMALISED, "precision", 0, lowest=False),
    ),
    _claim(
        "precision-lowest-8",
        "8 is the digit with the lowest precision, as the document's own figures say.",
        "Output above the interpretation",
        extreme_class(_NORMALISED, "precision", 8, lowest=True),
    ),
    _claim(
        "precision-spread",
        "The precision of the batch-normalised network differs by about 3 points between digits.",
        "Interpretation",
        Rule(
            "Holds if the highest and the lowest precision of a run lie 2 to 4 points apart, mean "
            "over runs; in part if 1 to 6.",
            _precision_spread,
        ),
    ),
    _claim(
        "nine-with-3-6-8",
        "The batch-normalised network confuses 9 with 3, 6 and 8, for their curves.",
        "Interpretation",
        Rule(
            "Holds if 3, 6 and 8 are the three digits that 9 is confused with most; in part if "
            "two of them are.",
            _nine_with_curves,
        ),
    ),
    _claim(
        "rarely-wrong",
        "The batch-normalised network misclassifies in the order of a hundredth of the images.",
        "Interpretation",
        Rule(
            "Holds if the rates of all images and of the best and worst digit lie between 0.3 and "
            "3.2 %; in part if some of them do.",
            _rarely_wrong,
        ),
    ),
    _claim(
        "specificity-99",
        "The batch-normalised network has a specificity of about 0.99 for every digit.",
        "Interpretation",
        Rule(
            "Holds if it is at least 0.985 for every digit; in part if at least 0.975.", _specific
        ),
    ),
)
