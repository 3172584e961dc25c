"""What `003_7c6c476497d95693.txt` says of XOR and of digits of 8 x 8 pixels."""

import numpy as np

from dashboard.claims.claim import Finding, Rule, grade, of_document, weigh
from dashboard.claims.evidence import Evidence, UntestableError
from dashboard.claims.rules import (
    apart,
    extreme_class,
    near_published,
    near_validation,
    no_overfitting,
    spread,
)
from dashboard.theme import per_cent

_XOR, _DIGITS = "xor-6", "digits8x8-softmax"

_claim = of_document("003_7c6c476497d95693.txt")


def _two_work_four_well(evidence: Evidence) -> Finding:
    one, two, four = (evidence.mean(f"xor-{nodes}") for nodes in (1, 2, 4))
    verdict = weigh(one < 0.8, two >= 0.8, four >= 0.88)
    measured = f"Mean test accuracy: one node {per_cent(one)}, two {per_cent(two)}, four "
    measured += f"{per_cent(four)}, six {per_cent(evidence.mean(_XOR))}. More than 90.9 % is luck: "
    measured += "the noise moves the other points across a border."
    return Finding(verdict, measured, ("xor-1", "xor-2", "xor-4", _XOR))


def _two_and_three_alike(evidence: Evidence) -> Finding:
    two, three = evidence.mean("xor-2"), evidence.mean("xor-3")
    measured = f"Mean test accuracy: two nodes {per_cent(two)}, three {per_cent(three)}."
    near = [apart(share, 0.85) <= 0.04 for share in (two, three)]
    return Finding(weigh(*near), measured, ("xor-2", "xor-3"))


def _settled(evidence: Evidence) -> Finding:
    epochs = [_settled_after(history.validation_loss) for history in evidence.histories(_XOR)]
    soon = sum(epoch <= 100 for epoch in epochs)
    numbers = ", ".join(map(str, epochs))
    measured = f"The validation loss stays within 5 % of its end from epoch {numbers} on."
    return Finding(grade(soon == len(epochs), soon > 0), measured, (_XOR,))


def _settled_after(losses: tuple[float, ...]) -> int:
    """The first epoch, from 1, from which on all losses are within 5 % of the last twenty."""
    end = np.mean(losses[-20:])
    away = np.flatnonzero(np.abs(np.array(losses) / end - 1) > 0.05)
    return int(away[-1]) + 2 if len(away) else 1


def _runs_differ(evidence: Evidence) -> Finding:
    xor, digits = evidence.accuracies(_XOR), evidence.accuracies(_DIGITS)
    differ = [len(set(shares)) > 1 for shares in (xor, digits)]
    if min(len(xor), len(digits)) < 2:
        raise UntestableError(f"{_XOR} and {_DIGITS} need at least two runs each")
    measured = f"XOR: {spread(xor)}. Digits: {spread(digits)}."
    return Finding(weigh(*differ), measured, (_XOR, _DIGITS))


def _zero_nearly_perfect(evidence: Evidence) -> Finding:
    recall = evidence.class_score(_DIGITS, "recall")
    place = int(np.sum(recall > recall[0])) + 1
    measured = f"{per_cent(float(recall[0]))} of the zeros are read, place {place} of ten."
    return Finding(weigh(recall[0] >= 0.97, place <= 2), measured, (_DIGITS,))


SMALL_WORLDS_CLAIMS = (
    _claim(
        "xor-two-four",
        "XOR needs two hidden nodes to work and four to work well; one is not enough.",
        "Exercise 1, conclusions",
        Rule(
            "Holds if one node reads less than 80 % on average, two at least 80 % and four at "
            "least 88 %; in part if one or two of the three.",
            _two_work_four_well,
        ),
    ),
    _claim(
        "xor-one-70",
        "With one node, the accuracy of XOR drops to 70 %.",
        "Exercise 1, conclusions",
        near_validation("xor-1"),
    ),
    _claim(
        "xor-two-three-85",
        "Two and three nodes both read 85 % of XOR.",
        "Exercise 1, conclusions",
        Rule(
            "Holds if both mean test accuracies lie within 4 points of 85 %; in part if one does.",
            _two_and_three_alike,
        ),
    ),
    _claim(
        "xor-six-92",
        "Six nodes read 91.9 % of the test points of XOR.",
        "Exercise 1, evaluation",
        near_published(_XOR),
    ),
    _claim(
        "xor-settles",
        "The training of XOR has settled after 75 to 100 epochs.",
        "Exercise 1, training history",
        Rule(
            "Holds if in every run the validation loss stays within 5 % of its end, the mean of "
            "the last 20 epochs, from epoch 100 on or sooner; in part if in some runs.",
            _settled,
        ),
    ),
    _claim(
        "xor-no-overfitting",
        "XOR with six nodes does not overfit.",
        "Exercise 1, conclusions",
        no_overfitting(_XOR, gap=0.03),
    ),
    _claim(
        "runs-differ",
        "Training again gives another accuracy, even if a similar one.",
        "Exercises 1 and 2, analysis",
        Rule(
            "Holds if the test accuracies of the runs differ for XOR and for the 8 x 8 digits; in "
            "part if for one of them.",
            _runs_differ,
        ),
    ),
    _claim(
        "digits-91",
        "A single layer reads about 91 % of the 8 x 8 digits.",
        "Exercise 2, evaluation",
        near_published(_DIGITS),
    ),
    _claim(
        "digits-9-worst",
        "9 is the worst class of the 8 x 8 digits.",
        "Exercise 2, conclusions",
        extreme_class(_DIGITS, "recall", 9, lowest=True),
    ),
    _claim(
        "digits-0-best",
        "Of the 8 x 8 digits, 0 is read almost perfectly.",
        "Exercise 2, conclusions",
        Rule(
            "Holds if at least 97 % of the zeros are read, mean over runs, and at most one digit "
            "is read better; in part if one of the two.",
            _zero_nearly_perfect,
        ),
    ),
    _claim(
        "digits-no-overfitting",
        "The single layer on the 8 x 8 digits does not overfit.",
        "Exercise 2, conclusions",
        no_overfitting(_DIGITS, gap=0.03),
    ),
)
