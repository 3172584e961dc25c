"""The rules for the network with dropout, each on results on which it holds and does not."""

import numpy as np
import pytest

from tests.dashboard.claims.made_up import Case, Images, does_not, each, holds, in_part, reads
from tests.dashboard.claims.shared_cases import near_cases, pair_cases, printed

DROPOUT = "dropout-128"


def _pixels(*greys: int) -> Images:
    """A thousand training pixels, black and white but for these."""
    pixels = np.zeros((10, 10, 10), np.uint8)
    pixels[5:] = 255
    pixels.ravel()[: len(greys)] = greys
    return Images(lambda: {"x_train": pixels})


CASES: dict[str, tuple[Case, ...]] = {
    "dropout-98": near_cases(reads, DROPOUT, printed(DROPOUT)),
    "nine-and-four": pair_cases(DROPOUT, (4, 9)),
    "nine-and-seven": pair_cases(DROPOUT, (7, 9)),
    "two-and-seven": pair_cases(DROPOUT, (2, 7)),
    "binary-images": (
        holds("black and white", _pixels()),
        in_part("fewer than 1 % grey", _pixels(*[77] * 9)),
        does_not("1 % grey", _pixels(*[77] * 10)),
        does_not("many greys", _pixels(*range(256))),
    ),
}


@pytest.mark.parametrize(("claim", "case"), each(CASES))
def test_the_verdict_is_that_of_the_results(store, claim, case):
    assert case.judged(store, claim) == case.verdict
