"""What `000_daa60e6b9319d62c.txt` says of its network with dropout."""

import numpy as np

from dashboard.claims.claim import Finding, Rule, grade, of_document
from dashboard.claims.evidence import Evidence
from dashboard.claims.rules import confused_pair, near_published
from dashboard.theme import per_cent

_ID = "dropout-128"

_claim = of_document("000_daa60e6b9319d62c.txt")


def _two_values(evidence: Evidence) -> Finding:
    counts = evidence.grey_values()
    between = float(counts[1:255].sum() / counts.sum())
    values = np.count_nonzero(counts)
    measured = f"The training images hold **{values} grey values**; {per_cent(between)} of the "
    return Finding(grade(values == 2, between < 0.01), f"{measured}pixels are neither 0 nor 255.")


DROPOUT_CLAIMS = (
    _claim(
        "dropout-98",
        "A network of 128 nodes with dropout reads 97.6 % of the test images.",
        "Evaluation",
        near_published(_ID),
    ),
    _claim(
        "nine-and-four",
        "The network with dropout confuses 9 with 4.",
        "Results",
        confused_pair(_ID, (4, 9)),
    ),
    _claim(
        "nine-and-seven",
        "The network with dropout confuses 9 with 7.",
        "Results",
        confused_pair(_ID, (7, 9)),
    ),
    _claim(
        "two-and-seven",
        "The network with dropout confuses 2 with 7.",
        "Results",
        confused_pair(_ID, (2, 7)),
    ),
    _claim(
        "binary-images",
        "The images are binary: black and white only.",
        "Data",
        Rule(
            "Holds if the training images hold two grey values; in part if fewer than 1 % of "
            "their pixels are neither black nor white.",
            _two_values,
        ),
    ),
)
