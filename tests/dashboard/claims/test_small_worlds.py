"""The rules for XOR and the 8 x 8 digits, each on results on which it holds and does not."""

import pytest

from tests.dashboard.claims.made_up import (
    Case,
    Results,
    answers,
    cannot,
    courses,
    does_not,
    each,
    history,
    holds,
    in_part,
    reads,
    validates,
)
from tests.dashboard.claims.shared_cases import (
    extreme_cases,
    near_cases,
    no_overfitting_cases,
    printed,
    printed_validation,
)

XOR, DIGITS = "xor-6", "digits8x8-softmax"


def _nodes(**means: float) -> list[Results]:
    """Two runs around the mean of each number of nodes: `_nodes(one=0.7)`."""
    ids = {"one": "xor-1", "two": "xor-2", "three": "xor-3", "four": "xor-4", "six": XOR}
    return [reads(ids[name], mean - 0.0125, mean + 0.0125) for name, mean in means.items()]


def _settled_from(*epochs: int) -> Results:
    """Runs whose loss is half above its end before an epoch, counted from 1."""
    ends = [[0.3] * (epoch - 1) + [0.2] * (201 - epoch) for epoch in epochs]
    return courses(XOR, *(history(losses) for losses in ends))


def _missed(zeros: int, others: int, best: int = 0) -> Results:
    """Runs that miss so many of the 45 zeros, and of the others but for the best ones."""
    missed = {digit: 0 if digit <= best else others for digit in range(1, 10)}
    mistakes = {(digit, (digit + 1) % 10): count for digit, count in {**missed, 0: zeros}.items()}
    return answers(DIGITS, mistakes, mistakes)


CASES: dict[str, tuple[Case, ...]] = {
    "xor-two-four": (
        holds("better step by step", *_nodes(one=0.7, two=0.85, four=0.9, six=0.9)),
        holds("at the borders", *_nodes(one=0.79, two=0.8, four=0.88, six=0.9)),
        in_part("one node is enough", *_nodes(one=0.8, two=0.85, four=0.9, six=0.9)),
        in_part("only one node as it should be", *_nodes(one=0.7, two=0.79, four=0.87, six=0.9)),
        does_not("the other way round", *_nodes(one=0.9, two=0.79, four=0.87, six=0.7)),
        cannot("one width is missing", *_nodes(one=0.7, two=0.85, six=0.9)),
    ),
    "xor-one-70": near_cases(validates, "xor-1", printed_validation("xor-1")),
    "xor-two-three-85": (
        holds("both", *_nodes(two=0.85, three=0.86)),
        holds("at the borders", *_nodes(two=0.81, three=0.89)),
        in_part("only two nodes", *_nodes(two=0.85, three=0.8901)),
        does_not("neither", *_nodes(two=0.8, three=0.9)),
    ),
    "xor-six-92": near_cases(reads, XOR, printed(XOR)),
    "xor-settles": (
        holds("at the border", _settled_from(100, 75)),
        holds("from the start", _settled_from(1, 1)),
        in_part("one run an epoch later", _settled_from(100, 101)),
        does_not("every run later", _settled_from(101, 150)),
        holds("never away by 5 %", courses(XOR, history([0.2098] * 180 + [0.2] * 20))),
        does_not("away by more for long", courses(XOR, history([0.2102] * 180 + [0.2] * 20))),
        does_not("but for the last epoch", courses(XOR, history([0.2] * 199 + [0.3]))),
    ),
    "xor-no-overfitting": no_overfitting_cases(XOR, gap=0.03),
    "runs-differ": (
        holds("both", reads(XOR, 0.9, 0.91), reads(DIGITS, 0.9, 0.91)),
        in_part("only XOR", reads(XOR, 0.9, 0.91), reads(DIGITS, 0.9, 0.9)),
        in_part("only the digits", reads(XOR, 0.9, 0.9), reads(DIGITS, 0.9, 0.9, 0.91)),
        does_not("neither", reads(XOR, 0.9, 0.9), reads(DIGITS, 0.9, 0.9)),
        cannot("XOR ran once", reads(XOR, 0.9), reads(DIGITS, 0.9, 0.91)),
        cannot("the digits ran once", reads(XOR, 0.9, 0.91), reads(DIGITS, 0.9)),
    ),
    "digits-91": near_cases(reads, DIGITS, printed(DIGITS)),
    "digits-9-worst": extreme_cases(DIGITS, 9, lowest=True),
    "digits-0-best": (
        holds("missed once, the others more often", _missed(1, others=2)),
        holds("one digit is read better", _missed(1, others=2, best=1)),
        holds("as well as all others", _missed(0, others=0)),
        in_part("two are read better", _missed(1, others=2, best=2)),
        in_part("the best, but 96 %", _missed(2, others=3)),
        does_not("neither", _missed(2, others=1)),
    ),
    "digits-no-overfitting": no_overfitting_cases(DIGITS, gap=0.03),
}


@pytest.mark.parametrize(("claim", "case"), each(CASES))
def test_the_verdict_is_that_of_the_results(store, claim, case):
    assert case.judged(store, claim) == case.verdict
