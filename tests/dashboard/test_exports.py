"""Files hold what a page shows otherwise, in columns that say what they are."""

import numpy as np
import pytest

from dashboard import exports
from dashboard.claims import Claim, Finding, Judged, Rule, Verdict
from dashboard.inference import Answer
from dashboard.maps import PLANE, TSNE, Pane
from dashboard.results import SampleSet
from dashboard.tables import as_csv
from pipeline.spec import MNIST
from tests.dashboard.test_comparison import COMPARISON
from tests.planted import PLANTED_MAP

TEST = SampleSet(MNIST, np.zeros((3, 28, 28), np.uint8), np.array([4, 9, 1], np.uint8))


def test_a_matrix_has_a_row_for_each_class():
    table = exports.confusions(np.array([[5, 1], [0, 7]]))
    assert as_csv(table) == b"is,read as 0,read as 1\n0,5,1\n1,0,7\n"


def test_readings_are_of_all_images_or_of_some():
    read = {"dense-2 reads": np.array([9, 9, 1])}
    assert list(exports.readings(TEST, "test", read)["dense-2 reads"]) == [9, 9, 1]
    some = exports.readings(TEST, "test", read, np.array([0, 2]))
    assert as_csv(some) == b"test image,is,dense-2 reads\n0,4,9\n2,1,1\n"


def test_probabilities_are_per_cent_and_say_what_is_true():
    table = exports.probabilities(np.array([0.25, 0.75], np.float32), truth=1)
    assert as_csv(table) == b"digit,probability (%),true\n0,25,False\n1,75,True\n"


def test_answers_of_several_models_stand_below_each_other():
    answer = Answer(np.eye(10, dtype=np.float32)[3], np.zeros(2, np.float32))
    (row,) = exports.answers({"dense-2": answer}).to_dict("records")
    assert (row["model"], row["reads"], row["3 (%)"], row["4 (%)"]) == ("dense-2", 3, 100, 0)


def test_each_pair_of_models_is_compared_once():
    table = exports.pairs(COMPARISON)
    ids = COMPARISON.ids
    assert len(table) == len(ids) * (len(ids) - 1) / 2
    first = table.iloc[0]
    assert [first["model"], first["against"]] == ids[:2]
    difference = COMPARISON.contenders[0].accuracy - COMPARISON.contenders[1].accuracy
    assert first["difference (points)"] == pytest.approx(100 * difference)
    assert first["the difference is"] == COMPARISON.verdicts[ids[0], ids[1]].value


def test_a_claim_comes_with_its_evidence_and_rule():
    finding = Finding(Verdict.HOLDS, "It reads **97 %**.", ("dense-2", "dense-10"))
    claim = Claim("a", "Two are enough.", "001.txt", "Section 2", Rule("if so", lambda _: finding))
    (row,) = exports.claims([Judged(claim, finding, 5)]).to_dict("records")
    assert (row["claim"], row["verdict"]) == ("Two are enough.", "holds")
    assert (row["measured"], row["rule"]) == ("It reads 97 %.", "if so")
    assert (row["experiments"], row["runs of each"]) == ("dense-2 dense-10", 5)


def test_two_maps_of_the_same_images_stand_beside_each_other():
    labels = np.arange(len(PLANTED_MAP.coordinates))
    panes = [Pane("dense-10", TSNE), Pane("dense-10", PLANE)]
    table = exports.points(panes, {"dense-10": PLANTED_MAP}, labels)
    assert list(table["is"]) == list(labels)
    assert list(table["dense-10, t-SNE, x"]) == list(PLANTED_MAP.coordinates[:, 0])
    assert list(table["dense-10, principal components, y"]) == list(PLANTED_MAP.plane[:, 1])
    assert list(table["read by dense-10"]) == list(PLANTED_MAP.labels)


def test_grey_values_keep_their_place():
    table = exports.pixels(np.array([[0, 255], [7, 0]], np.uint8))
    assert as_csv(table) == b"row,column 0,column 1\n0,0,255\n1,7,0\n"


def test_shares_in_files_are_short_and_exact():
    assert as_csv(exports.probabilities(np.array([0.1], np.float32))).endswith(b"0,10\n")
