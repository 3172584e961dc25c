"""The rules for the three networks and their data, where they hold and where they do not."""

import numpy as np
import pytest

from dashboard.claims import Evidence, Verdict, judge
from tests.dashboard.claims.made_up import (
    IDS,
    Case,
    Images,
    Results,
    Run,
    answers,
    cannot,
    does_not,
    each,
    holds,
    in_part,
    scored,
    validates,
)
from tests.dashboard.claims.shared_cases import (
    extreme_cases,
    lead_cases,
    near_cases,
    printed_validation,
)

GIVEN, COMPACT, NORMALISED = "sgd-128", "compact-13-128", "batchnorm-256-128-64"


def _greys(train: list[int], test: tuple[int, ...] = (0,)) -> Images:
    """Images that are of one grey each."""
    parts = {"x_train": train, "x_test": test}
    return Images(lambda: {name: _plain(greys) for name, greys in parts.items()})


def _plain(greys) -> np.ndarray:
    return np.tile(np.array(greys, np.uint8)[:, None, None], (1, 4, 4))


def _white(images: int) -> Images:
    return Images(lambda: {"x_train": np.full((images, 28, 28), 253, np.uint8)})


def _compact(validation: float, parameters: int) -> Results:
    return Results(
        COMPACT, (Run(scores={"validation_accuracy": validation}),), parameters=parameters
    )


def _gap(*gaps: float) -> Results:
    """Runs by how much more of the training than of the validation images they read."""
    return scored(
        NORMALISED, *({"train_accuracy": 0.97 + gap, "validation_accuracy": 0.97} for gap in gaps)
    )


def _taken_for_zero(images: int, runs: int = 2) -> Results:
    """Runs that take so many ones for zeros: the precision of 0 alone is less than 1."""
    return answers(NORMALISED, *[{(1, 0): images}] * runs)


def _nine_with(*digits: int) -> Results:
    """Confused with 9, the first digit most, in one way in the first run and back in the other."""
    there = {(9, digit): 20 - place for place, digit in enumerate(digits)}
    back = {(digit, 9): 20 - place for place, digit in enumerate(digits)}
    return answers(NORMALISED, {**there, (3, 5): 90}, back)


def _in_a_ring(images: int) -> Results:
    """So many images of every digit are taken for the next one."""
    ring = {(digit, (digit + 1) % 10): images for digit in range(10)}
    return answers(NORMALISED, ring, ring)


CASES: dict[str, tuple[Case, ...]] = {
    "test-like-training": (
        holds("nearly the same", _greys([20], (20, 21))),
        in_part("one step", _greys([20], (21,))),
        in_part("lighter training images", _greys([22, 21], (20,))),
        does_not("two steps", _greys([20], (22,))),
    ),
    "grey-28": (
        holds("the same on both sides", _greys([26, 27, 28, 29, 30])),
        holds("at the border", _greys([28, 29, 30, 31])),
        in_part("just over the border", _greys([28, 28, 29, 29, 29, 30, 30, 30, 31, 32])),
        in_part("skewed", _greys([27] * 9 + [37])),
        in_part("three steps too light", _greys([29, 30, 31, 32, 33])),
        does_not("the median too dark", _greys([24] * 6 + [34] * 4)),
        does_not("far too light", _greys([38, 40, 42])),
    ),
    "mostly-black": (
        in_part("a million white, few black", _white(1_300)),
        does_not("fewer than a million white", _white(1_200)),
    ),
    "sgd-96": near_cases(validates, GIVEN, printed_validation(GIVEN)),
    "compact-tenth": (
        holds("near, with 11 % of the parameters", _compact(0.95, 11_194)),
        in_part("near, with one more", _compact(0.95, 11_195)),
        in_part("near, with more parameters", _compact(0.95, 13_287)),
        in_part("not near", _compact(0.9, 11_000)),
        does_not("neither", _compact(0.9, 13_287)),
    ),
    "batchnorm-best": lead_cases(NORMALISED, (GIVEN, COMPACT)),
    "small-gap": (
        holds("less than a point on average", _gap(0.0, 0.019)),
        in_part("a point", _gap(0.01)),
        in_part("just under three points", _gap(0.0299)),
        in_part("validation ahead", _gap(-0.02)),
        does_not("three points", _gap(0.03)),
        does_not("validation far ahead", _gap(-0.05)),
    ),
    "precision-highest-1": extreme_cases(NORMALISED, 1, lowest=False, precision=True),
    "precision-lowest-9": extreme_cases(NORMALISED, 9, lowest=True, precision=True),
    "precision-highest-0": extreme_cases(NORMALISED, 0, lowest=False, precision=True),
    "precision-lowest-8": extreme_cases(NORMALISED, 8, lowest=True, precision=True),
    "precision-spread": (
        holds("just over 2 points", _taken_for_zero(21)),
        holds("just under 4 points", _taken_for_zero(41)),
        in_part("just under 2 points", _taken_for_zero(20)),
        in_part("just over 1 point", _taken_for_zero(11)),
        in_part("just over 4 points", _taken_for_zero(42)),
        in_part("just under 6 points", _taken_for_zero(63)),
        does_not("just under 1 point", _taken_for_zero(10)),
        does_not("just over 6 points", _taken_for_zero(64)),
        does_not("no mistakes", answers(NORMALISED, {}, {})),
    ),
    "nine-with-3-6-8": (
        holds("in any order", _nine_with(8, 3, 6, 4)),
        in_part("4 among them", _nine_with(4, 3, 6, 8)),
        does_not("4 and 7 among them", _nine_with(4, 3, 7, 6, 8)),
        does_not("no mistakes", answers(NORMALISED, {}, {})),
    ),
    "rarely-wrong": (
        holds("at the lower border", _in_a_ring(15)),
        holds("at the upper border", _in_a_ring(32)),
        in_part("too many in all", _in_a_ring(33)),
        in_part("too few of a digit", _in_a_ring(14)),
        does_not("too few of all", _in_a_ring(1)),
        does_not("too many of all", _in_a_ring(200)),
    ),
    "specificity-99": (
        holds("at the border", _taken_for_zero(135)),
        in_part("one more", _taken_for_zero(136)),
        in_part("at the lower border", _taken_for_zero(225)),
        does_not("one more than that", _taken_for_zero(226)),
        cannot("not trained"),
    ),
}


@pytest.mark.parametrize(("claim", "case"), each(CASES))
def test_the_verdict_is_that_of_the_results(store, claim, case):
    assert case.judged(store, claim) == case.verdict


@pytest.mark.parametrize(
    ("black", "white", "verdict"),
    [
        (37_250_000, 1_000_000, Verdict.HOLDS),
        (38_750_000, 3_000_000, Verdict.HOLDS),
        (37_230_000, 2_000_000, Verdict.IN_PART),
        (38_770_000, 2_000_000, Verdict.IN_PART),
        (38_000_000, 999_999, Verdict.IN_PART),
        (38_000_000, 3_000_001, Verdict.IN_PART),
        (37_230_000, 999_999, Verdict.DOES_NOT),
    ],
)
def test_black_and_white_pixels_are_counted_to_the_border(
    store, monkeypatch, black, white, verdict
):
    counts = np.zeros(256, np.int64)
    counts[[0, 252, 253, 255]] = black, 5_000_000, white - 1, 1
    monkeypatch.setattr(Evidence, "grey_values", lambda _: counts)
    assert judge(IDS["mostly-black"], Evidence(store)).finding.verdict == verdict
