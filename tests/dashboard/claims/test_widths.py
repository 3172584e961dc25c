"""The rules for 1 to 500 hidden nodes, each on results on which it holds and does not."""

from dataclasses import replace

import numpy as np
import pytest

from pipeline.experiments import find
from tests.dashboard.claims.made_up import (
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
    reads,
    scored,
)
from tests.dashboard.claims.shared_cases import near_cases, pair_cases, printed
from tests.planted import PLANTED_MAP

ONE, TWO = "dense-1", "dense-2"
WIDE = tuple(f"dense-{nodes}" for nodes in (10, 30, 80, 130, 200, 500))
NEVER_5, ONCE_5 = {(5, 3): 1_000}, {(5, 3): 999}


def _second_node(one: float, two: float) -> tuple[Results, Results]:
    return reads(ONE, one, one), reads(TWO, two, two)


def _wide(*means: float, apart: float = 0.001) -> list[Results]:
    """Two runs of every width from ten nodes on, around these means."""
    return [reads(id, mean - apart, mean + apart) for id, mean in zip(WIDE, means, strict=True)]


def _beyond(*means: float) -> list[Results]:
    """Two runs of 130, 200 and 500 nodes around these means."""
    return _wide(0.9, 0.9, 0.9, *means)[3:]


def _trained(*courses: tuple[float, float]) -> list[Results]:
    """130, 200 and 500 nodes by their training and validation accuracy."""
    return [
        scored(id, {"train_accuracy": training, "validation_accuracy": validation})
        for id, (training, validation) in zip(WIDE[3:], courses, strict=True)
    ]


def _stopped(*epochs: tuple[int, ...]) -> list[Results]:
    """Epochs of every run of every width from ten nodes on."""
    return [
        scored(id, *({"epochs": number} for number in runs))
        for id, runs in zip(WIDE, epochs, strict=True)
    ]


def _fives_missed(*missed: int) -> list[Results]:
    """How many fives every width from ten nodes on misses."""
    return [answers(id, {(5, 3): count}) for id, count in zip(WIDE, missed, strict=True)]


def _pairs_hidden(hidden: int) -> list[Results]:
    """Every width confuses its shown pair among five; in so many widths, it comes sixth."""
    rivals = {(0, 1): 5, (0, 2): 5, (0, 3): 5, (0, 4): 5}
    shown = [find(id).published.confused_pair for id in WIDE]
    return [
        answers(id, {**rivals, (0, 5): 5 if place < hidden else 3, pair: 4})
        for place, (id, pair) in enumerate(zip(WIDE, shown, strict=True))
    ]


def _map(neighbour_accuracy: float) -> Results:
    map = replace(PLANTED_MAP, kl_divergence=4.1, neighbour_accuracy=neighbour_accuracy)
    return Results("dense-10", (Run(),), map)


def _digits(part: str, *counts: int) -> Images:
    """So many images of each digit in one part of the data; a tenth each in the other."""
    other = "test" if part == "train" else "train"
    labels, tenth = (np.repeat(np.arange(len(n)), n) for n in (counts, [100] * 10))
    names = {f"y_{part}": labels, f"y_{other}": tenth}
    return Images(lambda: {name: array.astype(np.uint8) for name, array in names.items()})


RISING = (0.92, 0.94, 0.96, 0.98, 0.95, 0.95)

CASES: dict[str, tuple[Case, ...]] = {
    "one-node-38": near_cases(reads, ONE, printed(ONE)),
    "one-node-never-5": (
        holds("no run", answers(ONE, NEVER_5, NEVER_5)),
        in_part("one run answers a single 5", answers(ONE, NEVER_5, ONCE_5)),
        does_not("every run answers a single 5", answers(ONE, ONCE_5, ONCE_5)),
        does_not("the only fives answered are ones", answers(ONE, {**NEVER_5, (1, 5): 1})),
    ),
    "zeros-as-sixes": (
        holds("most zeros, no six", answers(ONE, {(0, 6): 900}, {(0, 6): 600})),
        holds("just over half, a fifth as many back", answers(ONE, {(0, 6): 505, (6, 0): 101})),
        in_part("one run", answers(ONE, {(0, 6): 900}, {(0, 6): 400})),
        does_not("just half of the zeros", answers(ONE, {(0, 6): 500})),
        does_not("more than a fifth as many back", answers(ONE, {(0, 6): 504, (6, 0): 101})),
        does_not("zeros as fives", answers(ONE, {(0, 5): 900})),
    ),
    "two-nodes-67": (
        holds("near and far above one node", *_second_node(0.38, 0.67)),
        holds("a gain of 20 points, no more", *_second_node(0.46, 0.66)),
        in_part("near, but a gain just too small", *_second_node(0.471, 0.67)),
        in_part("near, but far too small a gain", *_second_node(0.5, 0.67)),
        in_part("a gain of 20 points, but not near", *_second_node(0.4, 0.6)),
        does_not("neither", *_second_node(0.5, 0.6)),
        cannot("no results with one node", reads(TWO, 0.67, 0.67)),
    ),
    "two-nodes-2-and-3": pair_cases(TWO, (2, 3), first=2, among=6),
    "ten-nodes-93": near_cases(reads, "dense-10", printed("dense-10")),
    "thirty-and-eighty": (
        holds("by chance", reads("dense-30", 0.96, 0.97), reads("dense-80", 0.965, 0.97)),
        holds("level", reads("dense-30", 0.96, 0.96), reads("dense-80", 0.96, 0.96)),
        holds("80 nodes read less", reads("dense-30", 0.96, 0.961), reads("dense-80", 0.9, 0.901)),
        in_part("little more", reads("dense-30", 0.96, 0.96), reads("dense-80", 0.9649, 0.9649)),
        does_not("half a point", reads("dense-30", 0.96, 0.96), reads("dense-80", 0.965, 0.965)),
        does_not("far more", reads("dense-30", 0.9, 0.901), reads("dense-80", 0.96, 0.961)),
        cannot("a single run", reads("dense-30", 0.96), reads("dense-80", 0.96, 0.97)),
    ),
    "rises-to-130": (
        holds("a peak at 130", *_wide(*RISING)),
        in_part("it goes on rising", *_wide(0.92, 0.94, 0.95, 0.96, 0.97, 0.98)),
        in_part("the highest, but not all the way up", *_wide(0.92, 0.96, 0.94, 0.98, 0.95, 0.95)),
        in_part("the highest, but level on the way", *_wide(0.92, 0.94, 0.94, 0.98, 0.95, 0.95)),
        in_part("80 leads by chance", *_wide(0.92, 0.94, 0.9802, 0.98, 0.95, 0.95)),
        does_not("80 leads clearly", *_wide(0.92, 0.94, 0.99, 0.95, 0.95, 0.95)),
        cannot("a width is missing", *_wide(*RISING)[1:]),
    ),
    "falls-beyond-130": (
        holds("clearly", *_beyond(0.97, 0.95, 0.96)),
        in_part("one by chance", *_beyond(0.97, 0.95, 0.9699)),
        does_not("500 nodes read more", *_beyond(0.97, 0.95, 0.98)),
        does_not("200 nodes read as many", *_wide(*[0.97] * 5, 0.95, apart=0)[3:]),
        cannot("a single run", *_beyond(0.97, 0.95, 0.96)[:2], reads("dense-500", 0.96)),
    ),
    "wider-overfits": (
        holds("further ahead", *_trained((0.97, 0.96), (0.975, 0.96), (0.98, 0.96))),
        in_part("but learned less", *_trained((0.98, 0.97), (0.97, 0.955), (0.96, 0.94))),
        in_part("but learned as much", *_trained((0.97, 0.96), (0.97, 0.955), (0.97, 0.95))),
        in_part("500 like 200", *_trained((0.97, 0.96), (0.98, 0.96), (0.985, 0.965))),
        in_part("200 like 130", *_trained((0.97, 0.96), (0.97, 0.96), (0.98, 0.96))),
        does_not("less far", *_trained((0.98, 0.96), (0.975, 0.96), (0.97, 0.96))),
    ),
    "wider-stops-sooner": (
        holds("at every step", *_stopped((60, 50), (50, 40), (40, 30), (30,), (29,), (28, 28))),
        in_part("but for a step", *_stopped((60,), (50,), (50,), (30,), (20,), (10,))),
        in_part("from 10 to 500 only", *_stopped((60,), (70,), (80,), (90,), (95,), (59,))),
        does_not("as late as ten nodes", *_stopped((60,), (50,), (40,), (30,), (20,), (60,))),
    ),
    "every-digit-well": (
        holds("at the border", *_fives_missed(*[100] * 6)),
        in_part("but for one width", *_fives_missed(101, *[0] * 5)),
        in_part("half of the widths", *_fives_missed(*[101] * 3, *[100] * 3)),
        does_not("fewer than half", *_fives_missed(*[101] * 4, *[100] * 2)),
    ),
    "pairs-shown": (
        holds("all", *_pairs_hidden(0)),
        holds("all but one", *_pairs_hidden(1)),
        in_part("all but two", *_pairs_hidden(2)),
        in_part("half", *_pairs_hidden(3)),
        does_not("fewer than half", *_pairs_hidden(4)),
    ),
    "clean-clusters": (
        holds("at the border", _map(0.95)),
        in_part("nearly", _map(0.949)),
        in_part("at the border", _map(0.9)),
        does_not("a mixture", _map(0.899)),
        cannot("no map", reads("dense-10", 0.9)),
    ),
    "a-tenth-each": (
        holds("at both borders", _digits("train", 85, 115, *[100] * 8)),
        in_part("too few", _digits("train", 84, 114, 102, *[100] * 7)),
        in_part("too many test images", _digits("test", 86, 116, 98, *[100] * 7)),
        in_part("at the wider borders", _digits("test", 80, 120, *[100] * 8)),
        does_not("far too few", _digits("train", 79, 115, 106, *[100] * 7)),
        does_not("far too many", _digits("test", 121, 95, *[98] * 8)),
        does_not("no nines", _digits("test", 112, *[111] * 8)),
    ),
}


@pytest.mark.parametrize(("claim", "case"), each(CASES))
def test_the_verdict_is_that_of_the_results(store, claim, case):
    assert case.judged(store, claim) == case.verdict
