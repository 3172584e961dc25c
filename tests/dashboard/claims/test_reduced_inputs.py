"""The rules for components and few pixels, each on results on which it holds and does not."""

import numpy as np
import pytest

from pipeline.experiments import PUBLISHED
from tests.dashboard.claims.made_up import (
    Case,
    Results,
    cannot,
    does_not,
    each,
    fitted,
    holds,
    in_part,
    reads,
)
from tests.dashboard.claims.shared_cases import (
    lead_cases,
    near_cases,
    overfitting_cases,
    printed,
)

PCA, FOREST, ALL_PIXELS = "pca-154-dense-130", "forest-70-dense-130", "dense-130"
TEN = tuple(e.id for e in PUBLISHED if e.source.file == "001_4be1fa6e59a25526.txt")
CORNER, MIDDLE = 7 * 28 + 7, 20 * 28 + 20
OUTSIDE = (6 * 28 + 13, 21 * 28 + 13, 13 * 28 + 6, 13 * 28 + 21)


def _components(stored: int, enough: float) -> Results:
    """Equal components, of which so many keep 95 % of the variance."""
    return fitted(PCA, variance=np.full(stored, 0.95 / enough))


def _against_all_pixels(*components: float) -> tuple[Results, Results]:
    """Runs on components, by how much they read more than those on all pixels."""
    return reads(PCA, *(0.97 + more for more in components)), reads(ALL_PIXELS, 0.97, 0.97)


def _pixels(inner: int) -> Results:
    """70 pixels, so many of them just within the inner quarter, the others just outside."""
    near, far = (CORNER, MIDDLE) * 35, OUTSIDE * 18
    return fitted(FOREST, pixels=np.array([*near[:inner], *far[: 70 - inner]]))


def _range(lowest: float, highest: float) -> list[Results]:
    """A run of each of the ten networks; the first and the last one are the extremes."""
    between = (lowest + highest) / 2
    return [reads(id, between) for id in TEN[1:-1]] + [
        reads(TEN[0], lowest),
        reads(TEN[-1], highest),
    ]


CASES: dict[str, tuple[Case, ...]] = {
    "components-154": (
        holds("154 are enough", _components(154, 153.5)),
        does_not("153 would be enough", _components(154, 152.5)),
        does_not("154 are not enough", _components(154, 154.5)),
        does_not("another number", _components(153, 152.5)),
        cannot("not stored", reads(PCA, 0.97)),
    ),
    "pca-loses-nothing": (
        holds("it gains", *_against_all_pixels(0.007, 0.008)),
        holds("it loses less than 0.2 points", *_against_all_pixels(-0.0019, -0.0019)),
        in_part("0.2 points", *_against_all_pixels(-0.002, -0.002)),
        in_part("too few runs to be sure", *_against_all_pixels(-0.02, 0.02)),
        does_not("half a point", *_against_all_pixels(-0.0051, -0.005)),
        cannot("a single run", *_against_all_pixels(0.007)),
    ),
    "pca-best": lead_cases(PCA, TEN),
    "pca-overfits": overfitting_cases(PCA, gap=0.015, rise=0.25),
    "seventy-pixels-94": near_cases(reads, FOREST, printed(FOREST)),
    "forest-overfits": overfitting_cases(FOREST, gap=0.01, rise=0.05),
    "pixels-near-centre": (
        holds("all", _pixels(70)),
        holds("70 %", _pixels(49)),
        in_part("one fewer", _pixels(48)),
        in_part("half", _pixels(35)),
        does_not("fewer than half", _pixels(34)),
        cannot("not stored", reads(FOREST, 0.94)),
    ),
    "from-38-to-98": (
        holds("at the outer borders", *_range(0.35, 0.99)),
        holds("at the inner borders", *_range(0.41, 0.97)),
        in_part("the lowest reads more", *_range(0.4101, 0.98)),
        in_part("the lowest reads less", *_range(0.3499, 0.98)),
        in_part("the highest reads more", *_range(0.38, 0.9901)),
        in_part("the highest reads less", *_range(0.38, 0.9699)),
        does_not("neither", *_range(0.3499, 0.9699)),
        cannot("one is missing", *_range(0.38, 0.98)[1:]),
    ),
}


@pytest.mark.parametrize(("claim", "case"), each(CASES))
def test_the_verdict_is_that_of_the_results(store, claim, case):
    assert case.judged(store, claim) == case.verdict
