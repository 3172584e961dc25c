"""The rules for squared error, Adam and the CNN, where they hold and where they do not."""

import pytest

from tests.dashboard.claims.made_up import (
    Case,
    Results,
    Run,
    cannot,
    courses,
    does_not,
    each,
    history,
    holds,
    in_part,
    reads,
    scored,
)
from tests.dashboard.claims.shared_cases import (
    extreme_cases,
    lead_cases,
    near_cases,
    no_overfitting_cases,
    printed,
)

SGD, ADAM, CNN, DROPOUT = "mse-sgd-32", "mse-adam-32", "cnn-32-64", "dropout-128"


def _at_300(*ratios: float) -> Results:
    """Runs by their loss at epoch 300 as a multiple of that at the end."""
    return courses(SGD, *(history([0.9] * 299 + [0.2 * r] + [0.2] * 700) for r in ratios))


def _from_200(*gains: float) -> Results:
    """Runs by how far validation accuracy rises from around epoch 200 to the last 20 epochs."""
    ends = ([0.9] * 980 + [0.9 + gain] * 20 for gain in gains)
    return courses(ADAM, *(history(validation_accuracy=accuracies) for accuracies in ends))


def _seconds(cnn: tuple[float, ...], dense: tuple[float, ...]) -> list[Results]:
    times = {CNN: cnn, SGD: dense}
    return [scored(id, *({"seconds": s} for s in seconds)) for id, seconds in times.items()]


def _optimisers(sgd: float, adam: float, apart: float = 0.001) -> list[Results]:
    means = {SGD: sgd, ADAM: adam}
    return [reads(id, mean - apart, mean + apart) for id, mean in means.items()]


def _cnn_and_dropout(lead: float, parameters: int) -> list[Results]:
    """The CNN with so many parameters, and by how much it reads more than 128 nodes."""
    runs = tuple(Run(scores={"test_accuracy": share + lead}) for share in (0.97, 0.975))
    return [Results(CNN, runs, parameters=parameters), reads(DROPOUT, 0.97, 0.975)]


CASES: dict[str, tuple[Case, ...]] = {
    "mse-sgd-90": near_cases(reads, SGD, printed(SGD)),
    "mse-sgd-5-weakest": extreme_cases(SGD, 5, lowest=True),
    "mse-sgd-flat": (
        holds("5 % above the end", _at_300(1.05)),
        holds("on average", _at_300(1.0, 1.1)),
        holds("5 % below the end", _at_300(0.95)),
        in_part("just more than 5 % above the end", _at_300(1.051)),
        in_part("20 % above the end", _at_300(1.2)),
        in_part("20 % below the end", _at_300(0.8)),
        does_not("still falling", _at_300(1.21)),
        does_not("rising again", _at_300(0.7)),
        cannot("shorter than declared", courses(SGD, history([0.2] * 250))),
    ),
    "mse-sgd-no-overfitting": no_overfitting_cases(SGD, gap=0.01),
    "adam-97": (
        holds("near and ahead", *_optimisers(0.9, 0.97)),
        in_part("near, ahead by chance", *_optimisers(0.969, 0.97)),
        in_part("ahead, not near", *_optimisers(0.9, 0.95)),
        does_not("neither", *_optimisers(0.95, 0.95)),
        cannot("single runs", reads(SGD, 0.9), reads(ADAM, 0.97)),
    ),
    "adam-no-overfitting": no_overfitting_cases(ADAM, gap=0.01),
    "adam-more-epochs": (
        holds("every run", _from_200(0.00105, 0.01)),
        in_part("on average", _from_200(0.0, 0.01)),
        does_not("a tenth of a point", _from_200(0.0009, 0.001)),
        does_not("falling", _from_200(-0.01, -0.01)),
        cannot("shorter than declared", courses(ADAM, history([0.2] * 999))),
    ),
    "cnn-99": near_cases(reads, CNN, printed(CNN)),
    "cnn-best": lead_cases(CNN, (SGD, ADAM)),
    "cnn-less-time": (
        holds("60 % on average", *_seconds((50, 70), (100,))),
        in_part("61 %", *_seconds((61,), (100,))),
        does_not("as long", *_seconds((100,), (100, 100))),
        cannot("nothing to compare with", scored(CNN, {"seconds": 10})),
    ),
    "cnn-fewer-parameters": (
        holds("ahead, with a third", *_cnn_and_dropout(0.02, 34_826)),
        in_part("ahead, with half", *_cnn_and_dropout(0.02, 50_885)),
        in_part("ahead by chance, with a third", *_cnn_and_dropout(0.001, 34_826)),
        does_not("neither", *_cnn_and_dropout(0.0, 50_885)),
    ),
}


@pytest.mark.parametrize(("claim", "case"), each(CASES))
def test_the_verdict_is_that_of_the_results(store, claim, case):
    assert case.judged(store, claim) == case.verdict
