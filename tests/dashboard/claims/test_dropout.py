"""The rules for the network with dropout, each on results on which it holds and does not."""

import numpy as np
import pytest

from tests.dashboard.claims.made_up import Case, Images, does_not, each, holds, in_part, reads
from tests.dashboard.claims.shared_cases import near_cases, pair_cases, printed

DROPOUT = "dropout-128"


def _pixels(*values: int) -> Images:
    """Training images of a hundred pixels, white but for these grey values."""
    pixels = np.full((1, 10, 10), 255, np.uint8)
    pixels.ravel()[: len(values)] = values
    return Images(lambda: {"x_train": pixels})


CASES: dict[str, tuple[Case, ...]] = {
    "dropout-98": near_cases(reads, DROPOUT, printed(DROPOUT)),
    "nine-and-four": pair_cases(DROPOUT, (4, 9)),
    "nine-and-seven": pair_cases(DROPOUT, (7, 9)),
    "two-and-seven": pair_cases(DROPOUT, (2, 7)),
    "binary-images": (
        holds("black and white", _pixels(0, 0)),
        in_part("fewer than 1 % grey", Images(lambda: {"x_train": _mostly_binary()})),
        does_not("1 % grey", _pixels(0, 128)),
        does_not("many greys", _pixels(*range(100))),
    ),
}


def _mostly_binary() -> np.ndarray:
    images = np.zeros((2_000, 28, 28), np.uint8)
    images[::2] = 255
    images[-1, :2] = 77
    return images


@pytest.mark.parametrize(("claim", "case"), each(CASES))
def test_the_verdict_is_that_of_the_results(store, claim, case):
    assert case.judged(store, claim) == case.verdict
