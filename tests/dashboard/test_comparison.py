"""The numbers of a comparison, on predictions whose outcome is known."""

import numpy as np
import pytest

from dashboard.comparison import CASES, Verdict, compare, efficient, judge
from dashboard.results import Predictions, Result, SampleSet
from pipeline.experiments import find
from pipeline.metrics import Interval
from pipeline.spec import MNIST, Source
from pipeline.store import Replicate, StoredExperiment

IMAGES = 1_000
TRUTH = (np.arange(IMAGES) % 10).astype(np.uint8)
TEST = SampleSet(MNIST, np.zeros((IMAGES, 28, 28), np.uint8), TRUTH)


def _result(id: str, accuracies, parameters: int = 10) -> Result:
    runs = tuple(Replicate(seed, 2, 1.0, 1, 1, a, 0.1) for seed, a in enumerate(accuracies))
    source = Source("file", "label", "title")
    return Result(
        find(id), StoredExperiment("", "", source, parameters, "", "2026-01-01", runs, {})
    )


def _model(id: str, *wrong: range) -> tuple[Result, Predictions]:
    """A model whose runs read each some images as the next digit, and are sure of everything."""
    read = np.tile(TRUTH, (len(wrong), 1))
    for run, images in zip(read, wrong, strict=True):
        run[list(images)] = (run[list(images)] + 1) % 10
    probabilities = np.eye(10, dtype=np.float32)[read[0]]
    predictions = Predictions(TEST, read, np.ones(read.shape, np.float32), probabilities)
    return _result(id, (read == TRUTH).mean(axis=1)), predictions


GOOD = _model("dense-500", range(10), range(12))
SAME = _model("dense-200", range(1, 11), range(12))
POOR = _model("dense-10", range(5, 100), range(5, 102))
COMPARISON = compare(TEST, [POOR, SAME, GOOD])


@pytest.mark.parametrize(
    ("corrected", "over_seeds", "verdict"),
    [
        (0.049, Interval(0.01, 0.02), Verdict.REAL),
        (0.049, Interval(-0.02, -0.01), Verdict.REAL),
        (0.05, Interval(0.01, 0.02), Verdict.NOT_SHOWN),
        (0.001, Interval(-0.01, 0.02), Verdict.THESE_RUNS),
        (0.001, None, Verdict.THESE_RUNS),
        (0.9, None, Verdict.NOT_SHOWN),
    ],
)
def test_a_difference_is_real_when_neither_images_nor_seeds_explain_it(
    corrected, over_seeds, verdict
):
    assert judge(corrected, over_seeds) is verdict


def test_the_most_accurate_comes_first():
    assert COMPARISON.ids[-1] == "dense-10"


def test_ours_comes_after_the_published_ones_and_beats_those_it_reads_better_than():
    ours = _model("augmented-cnn", range(1), range(2))
    compared = compare(TEST, [ours, SAME, POOR])
    assert compared.ids == ["dense-200", "dense-10", "augmented-cnn"]
    assert [one.id for one in compared.published] == compared.ids[:2]
    (last,) = compared.own
    assert compared.beats(last, compared.published) == 2
    assert [compared.beats(one, [last]) for one in compared.published] == [0, 0]
    assert [round(c.accuracy, 4) for c in COMPARISON.contenders] == [0.989, 0.989, 0.904]


def test_every_pair_gets_its_verdict_both_ways_round():
    assert COMPARISON.verdicts["dense-500", "dense-10"] is Verdict.REAL
    assert COMPARISON.verdicts["dense-10", "dense-500"] is Verdict.REAL
    assert COMPARISON.verdicts["dense-200", "dense-500"] is Verdict.NOT_SHOWN
    assert [COMPARISON.count(verdict) for verdict in Verdict] == [2, 0, 1]


def test_the_numbers_of_a_pair():
    pair = COMPARISON.pair("dense-500", "dense-10")
    assert pair.difference.estimate == pytest.approx(0.085)
    assert pair.difference.estimate in pair.difference.interval
    assert pair.over_seeds.low > 0
    # Of the first runs, A alone reads images 10 to 99, and B alone images 0 to 4.
    assert (pair.first_runs.both, pair.first_runs.only_a) == (900, 90)
    assert (pair.first_runs.only_b, pair.first_runs.neither) == (5, 5)
    assert pair.p_of_first < 1e-15
    assert pair.p <= pair.corrected < 0.05
    assert pair.disagreement == pytest.approx(0.095, abs=0.01)


def test_a_pair_the_other_way_round_is_its_mirror_image():
    pair = COMPARISON.pair("dense-500", "dense-10")
    mirrored = COMPARISON.pair("dense-10", "dense-500")
    assert mirrored.difference.estimate == -pair.difference.estimate
    assert (mirrored.p, mirrored.corrected) == (pair.p, pair.corrected)
    assert mirrored.over_seeds.high == pytest.approx(-pair.over_seeds.low)
    assert list(mirrored.images("only_a")) == list(pair.images("only_b"))


def test_the_four_cases_part_the_images():
    pair = COMPARISON.pair("dense-500", "dense-10")
    images = {case: pair.images(case) for case in CASES}
    assert {case: len(found) for case, found in images.items()} == vars(pair.first_runs)
    assert list(images["only_b"]) == [0, 1, 2, 3, 4]
    assert sorted(np.concatenate(list(images.values()))) == list(range(IMAGES))


def test_a_single_run_says_nothing_of_seeds():
    alone = compare(TEST, [_model("dense-500", range(10)), _model("dense-10", range(100))])
    assert alone.pair("dense-500", "dense-10").over_seeds is None
    assert alone.verdicts["dense-500", "dense-10"] is Verdict.THESE_RUNS


def test_seeds_that_vary_too_much_make_a_difference_one_of_these_runs():
    fickle = compare(
        TEST,
        [_model("dense-500", range(10), range(180)), _model("dense-10", range(180), range(200))],
    )
    assert fickle.verdicts["dense-500", "dense-10"] is Verdict.THESE_RUNS


def test_none_and_one_model_have_no_pairs():
    for models in ([], [GOOD]):
        assert compare(TEST, models).verdicts == {}


def test_recall_and_calibration_are_of_all_runs():
    best = COMPARISON.contenders[0]
    assert best.recall == pytest.approx([0.985, 0.985, *[0.99] * 8])
    assert best.calibration_error == pytest.approx(1 - best.accuracy)


def test_images_are_wrong_in_all_when_most_runs_of_each_model_are():
    assert list(COMPARISON.wrong_in_all) == [5, 6, 7, 8, 9]


def test_only_strong_models_cast_doubt_on_labels():
    assert {contender.id for contender in COMPARISON.strong} == {"dense-500", "dense-200"}
    assert list(COMPARISON.doubtful_labels.images) == list(range(1, 10))
    assert list(COMPARISON.doubtful_labels.digits) == [2, 3, 4, 5, 6, 7, 8, 9, 0]


def test_the_front_holds_what_no_smaller_model_reads_as_well():
    small, large = _result("dense-1", [0.9], 5), _result("dense-500", [0.95], 50)
    beaten, equal = _result("dense-2", [0.8], 7), _result("dense-80", [0.95], 60)
    assert efficient([equal, large, beaten, small]) == [small, large]
