"""The step about how many hidden nodes are enough, and when a difference is real."""

from collections.abc import Sequence

from dashboard.charts import accuracy_by_width
from dashboard.comparison import Comparison, Contender, Pair, Verdict
from dashboard.theme import count, p_value, span
from dashboard.tour.step import Answer, Chart, Guesses, Link, Step, Stored, four_with
from dashboard.words import accuracy
from pipeline import experiments
from pipeline.spec import MNIST

_WIDTHS = [e for e in experiments.PUBLISHED if e.family == "width"]
_IN_WORDS = {
    Verdict.REAL: "real",
    Verdict.THESE_RUNS: "shown only in these runs",
    Verdict.NOT_SHOWN: "not shown to be real",
}


def _networks(comparison: Comparison) -> list[Contender]:
    """Those of the series, by their width."""
    ids = {experiment.id for experiment in _WIDTHS}
    found = [contender for contender in comparison.contenders if contender.id in ids]
    return sorted(found, key=_nodes)


def _nodes(network: Contender) -> int:
    return network.result.experiment.hidden_units


def _enough(comparison: Comparison, networks: Sequence[Contender]) -> Contender:
    """The smallest network that no other one beats for real."""
    return next(
        one
        for one in networks
        if not any(comparison.beats(other, [one]) for other in networks if other is not one)
    )


def _ask_for_the_fewest(stored: Stored) -> Guesses:
    comparison = stored.comparison()
    networks = _networks(comparison)
    enough = _nodes(_enough(comparison, networks))
    fewest, *_, most = widths = [_nodes(network) for network in networks]
    return Guesses(
        f"The {len(networks)} networks of a series have {fewest} to {most} hidden nodes and are "
        "alike otherwise. Which is the smallest that no other one beats by more than the choice of "
        "test images or of seeds explains?",
        {f"{width}": f"{width} nodes" for width in four_with(widths, enough, before=1)},
    )


def _fewest(stored: Stored) -> Answer:
    comparison = stored.comparison()
    networks = _networks(comparison)
    enough = _enough(comparison, networks)
    others = [network for network in networks if network is not enough]
    best = max(others, key=lambda network: network.accuracy)
    results = [network.result for network in networks]
    return Answer(
        f"{_nodes(enough)}",
        f"{enough.result.experiment.title.capitalize()} read {accuracy(enough.result)}. "
        f"{_beside(stored.pair(best.id, enough.id), len(comparison.verdicts) // 2)}",
        Chart(
            "accuracy-by-width",
            accuracy_by_width(results),
            alt="Published and measured test accuracy over the number of hidden nodes",
            caption="Points are means over the runs, bars their 95\N{NO-BREAK SPACE}% intervals, "
            "diamonds what was published. The scale is stretched: half as many mistakes is always "
            "the same step.",
        ),
        Link(
            "compare",
            f"Compare {best.id} with {enough.id}, image by image",
            {"a": best.id, "b": enough.id},
        ),
    )


def _beside(pair: Pair, pairs: int) -> str:
    """How the best of the others stands against the smallest that is enough."""
    better = pair.difference.estimate > 0
    images = count(round(abs(pair.difference.estimate) * MNIST.test), "test image")
    sentence = (
        f"The best of the others, {pair.a.result.experiment.title}, reads {images} "
        f"{'more' if better else 'fewer'} of {MNIST.test:,}, a difference that is "
        f"{_IN_WORDS[pair.verdict]}: p is {p_value(pair.corrected)} by McNemar's test, corrected "
        f"for {count(pairs, 'pair')} of models"
    )
    if pair.over_seeds is None:
        return f"{sentence}."
    return f"{sentence}. With other seeds it would be {span(pair.over_seeds)}."


ENOUGH = Step(
    "Enough nodes",
    "How many hidden nodes are enough?",
    tuple(experiment.id for experiment in _WIDTHS),
    _ask_for_the_fewest,
    _fewest,
)
