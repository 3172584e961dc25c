"""Steps about few hidden nodes: what one of them reads, what two do, and what ten look for."""

import numpy as np
import plotly.graph_objects as go

from dashboard.charts import plane_of_two, recall_of_digits
from dashboard.charts.unit_plane import Plane
from dashboard.comparison import Contender
from dashboard.pictures import signed_picture
from dashboard.theme import count, listed, per_cent, points, with_article
from dashboard.tour.step import (
    Answer,
    Bands,
    Chart,
    Guesses,
    Link,
    Picture,
    Pictures,
    Step,
    Stored,
)
from dashboard.units import favourite, ranked
from dashboard.words import accuracy, tested_on
from pipeline import experiments
from pipeline.spec import CLASSES, MNIST
from pipeline.store import Units

_ONE, _TWO, _TEN = (experiments.find(f"dense-{nodes}") for nodes in (1, 2, 10))
_RANKS = (0, 2, 5, 9)
"""Of the digits to guess at, the one that is found least often first."""

_SHARES = Bands((0.5, 0.6, 0.7))
_DIGITS = {4: "fewer than 5", 7: "5 to 7", 9: "8 or 9", 10: "all 10"}
"""Guesses at a number of digits, by the highest number that each allows."""
_SHOWN = 1_000
"""Test images in the plane: all would take a phone a while."""


def _one_node(stored: Stored) -> Contender:
    return Contender(stored.result(_ONE), stored.predictions(_ONE))


def _ask_for_the_blind_spot(stored: Stored) -> Guesses:
    order = np.argsort(_one_node(stored).recall, kind="stable")
    digits = sorted(int(order[rank]) for rank in _RANKS)
    return Guesses(
        "The smallest of the networks passes the whole image through one hidden node. Guessing "
        "would find a tenth of each digit.",
        {f"{digit}": f"{digit}" for digit in digits},
    )


def _blind_spot(stored: Stored) -> Answer:
    model = _one_node(stored)
    worst, best = int(model.recall.argmin()), int(model.recall.argmax())
    taken_for = model.predictions.confusion_of_runs[worst]
    taken_for[worst] = -1
    return Answer(
        f"{worst}",
        f"It finds {per_cent(model.recall[worst])} of the {worst}s, but "
        f"{per_cent(model.recall[best])} of the {best}s. Of the {tested_on(MNIST)}, it reads "
        f"{accuracy(model.result)} correctly. One node passes on a single number, so that all ten "
        "digits share one line.",
        Chart(
            "digits-of-one-node",
            recall_of_digits([model]),
            alt=f"Share of each digit that {_ONE.id} reads correctly; lowest for {worst}",
            caption="Per cent of the test images of each digit that are read correctly, over "
            f"{count(model.result.runs, 'run')}.",
        ),
        Link(
            "confusions",
            f"See what it takes {with_article(worst)} for",
            {"id": _ONE.id, "true": f"{worst}", "predicted": f"{taken_for.argmax()}"},
        ),
    )


ONE_NODE = Step(
    "One node",
    "Which digit does a single hidden node find least often?",
    (_ONE.id,),
    _ask_for_the_blind_spot,
    _blind_spot,
)


def _ask_for_the_second_node(stored: Stored) -> Guesses:
    return Guesses(
        f"With one node, {per_cent(stored.result(_ONE).measured, 0)} of the {tested_on(MNIST)} "
        "are read correctly. Now there is a second one.",
        _SHARES.options,
    )


def _second_node(stored: Stored) -> Answer:
    one, two = stored.result(_ONE), stored.result(_TWO)
    return Answer(
        _SHARES.holding(two.measured),
        f"It reads {accuracy(two)}: {points(two.measured - one.measured)} against one node. Two "
        "nodes give each image two numbers, so every image is a point in a plane. The output "
        "layer divides that plane into regions, one for each digit that is read.",
        Chart(
            "plane-of-two-nodes",
            _plane(stored),
            alt=f"Test images by the activations of both hidden nodes of {_TWO.id}, in the colours "
            "of their digits, on the regions in which each digit is read",
            caption=f"The first {_SHOWN:,} of {MNIST.test:,} test images in the colour of what "
            "they are, on that of what is read there. Shown is the first run.",
        ),
        Link("hidden_units", "Open this plane and what each node sees", {"id": _TWO.id}),
    )


def _plane(stored: Stored) -> go.Figure:
    test = stored.test_set(MNIST)
    probabilities, hidden = stored.network(_TWO).run(
        test.samples[:_SHOWN], ["probabilities", "hidden"]
    )
    outgoing = stored.units(_TWO).outgoing
    return plane_of_two(Plane.of(probabilities, hidden, outgoing, test.labels[:_SHOWN]))


TWO_NODES = Step(
    "Two nodes",
    "How many digits does a network with two hidden nodes read?",
    (_ONE.id, _TWO.id),
    _ask_for_the_second_node,
    _second_node,
)


def _ask_for_a_node_each(_: Stored) -> Guesses:
    return Guesses(
        f"Take {_TEN.title} and note for each of them which digit excites it most, on average over "
        "the training images. How many different digits are that?",
        {f"{highest}": words for highest, words in _DIGITS.items()},
    )


def _node_each(stored: Stored) -> Answer:
    units = stored.units(_TEN)
    favourites = [favourite(units, unit) for unit in range(len(units.separation))]
    number = len(set(favourites))
    return Answer(
        f"{next(highest for highest in _DIGITS if number <= highest)}",
        f"{number} of {CLASSES} digits. {_left_out(favourites)}Nobody told the nodes what to look "
        "for. All ten together tell one digit from another.",
        Pictures(
            [_weights(units, unit, digit) for unit, digit in enumerate(favourites)],
            "Each node's weights: blue pixels raise it, orange ones lower it. Shown is the first "
            "run; other seeds divide the work otherwise.",
        ),
        Link(
            "hidden_units",
            "Look into each of these nodes",
            {"id": _TEN.id, "unit": f"{ranked(units)[0]}"},
        ),
    )


def _left_out(favourites: list[int]) -> str:
    """Which digits excite no node most."""
    left = sorted(set(range(CLASSES)) - set(favourites))
    return f"No node answers most to {listed(left)}. " if left else ""


def _weights(units: Units, unit: int, digit: int) -> Picture:
    weights = units.weights[unit]
    return Picture(
        signed_picture(weights, float(abs(weights).max())),
        f"Weights of unit {unit}, excited most by {digit}",
        [f"unit {unit}", f"most by {digit}"],
    )


TEN_NODES = Step(
    "Ten nodes",
    "Ten hidden nodes for ten digits: does each digit get a node of its own?",
    (_TEN.id,),
    _ask_for_a_node_each,
    _node_each,
)
