"""Claims are declared in full, and what cannot be judged says why."""

import re
from dataclasses import replace

import numpy as np
import pytest

from dashboard.claims import CLAIMS, Evidence, Verdict, judge
from dashboard.claims.claim import grade, weigh
from pipeline.experiments import PUBLISHED, find
from tests.dashboard.claims.made_up import IDS, Run, answers, reads

NEVER_5 = {(5, 3): 1_000}


def _cannot(store, claim: str) -> str:
    """The reason why a claim cannot be tested on what is in a store."""
    judged = judge(IDS[claim], Evidence(store))
    assert (judged.finding.verdict, judged.runs) == (Verdict.CANNOT, 0)
    assert judged.finding.experiments == ()
    return judged.finding.measured


def test_ids_are_unique():
    assert len(IDS) == len(CLAIMS) >= 25


def test_all_five_documents_have_claims_and_no_other():
    assert {claim.source for claim in CLAIMS} == {e.source.file for e in PUBLISHED}
    assert len({claim.source for claim in CLAIMS}) == 5


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_claim_and_its_rule_are_said_in_sentences(claim):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", claim.id)
    assert re.fullmatch(r"[A-Z0-9].{15,110}\w( %)?\.", claim.statement)
    assert claim.where
    assert not claim.where.endswith(".")
    assert re.fullmatch(r"(Holds if|No rule:) .+[\w%]\.", claim.rule.words)
    assert "  " not in claim.rule.words


def test_rules_compare_with_figures_that_are_printed():
    compared = [claim.rule.words for claim in CLAIMS if "widened by one point" in claim.rule.words]
    assert compared
    assert not [words for words in compared if re.search(r"\N{EN DASH}|\b0\.00\s%", words)]


def test_without_results_nothing_but_the_images_can_be_judged(store):
    evidence = Evidence(store)
    judged = [judge(claim, evidence) for claim in CLAIMS]
    tested = {one.claim.id for one in judged if one.finding.verdict is not Verdict.CANNOT}
    about_images = {"a-tenth-each", "binary-images", "grey-28", "mostly-black"}
    assert tested == about_images | {"test-like-training"}
    assert all(one.finding.measured.endswith(".") for one in judged)


def test_a_missing_experiment_is_named(store):
    reads("dense-1", 0.38, 0.39).write(store)
    assert _cannot(store, "two-nodes-67") == f"dense-2 has no results in {store.root}."


def test_results_of_another_declaration_are_not_judged(store):
    changed = replace(find("dense-1"), training=replace(find("dense-1").training, epochs=3))
    store.write_experiment(changed, [Run().replicate(changed.dataset, seed=0)])
    reason = "dense-1 was trained otherwise than it is declared."
    assert _cannot(store, "one-node-38") == reason
    assert _cannot(store, "one-node-never-5") == reason


def test_damaged_predictions_are_not_judged(store):
    reads("dense-1", 0.38).write(store)
    path = store.root / "experiments" / "dense-1" / "predictions.npz"
    path.write_bytes(path.read_bytes()[:-1])
    reason = _cannot(store, "one-node-never-5")
    assert reason == f"{path} is not the file that the manifest lists."


def test_a_missing_course_is_not_judged(store):
    reads("xor-6", 0.9).write(store)
    path = store.root / "experiments" / "xor-6" / "history.json"
    path.unlink()
    assert _cannot(store, "xor-settles") == f"{path} is missing."


def test_without_a_manifest_nothing_is_judged(store):
    store.manifest_path.write_text("{")
    assert _cannot(store, "one-node-38").startswith(f"{store.manifest_path} is damaged")


def test_without_the_test_images_their_labels_are_not_guessed(store):
    answers("dense-1", NEVER_5).write(store)
    path = store.root / "datasets" / "mnist.npz"
    path.unlink()
    assert _cannot(store, "zeros-as-sixes") == f"{path} is missing."
    assert judge(IDS["one-node-never-5"], Evidence(store)).finding.verdict is Verdict.HOLDS


@pytest.mark.parametrize(
    ("claim", "first", "second"),
    [
        ("thirty-and-eighty", "dense-80", "dense-30"),
        ("pca-loses-nothing", "pca-154-dense-130", "dense-130"),
        ("adam-97", "mse-adam-32", "mse-sgd-32"),
        ("cnn-fewer-parameters", "cnn-32-64", "dropout-128"),
        ("runs-differ", "xor-6", "digits8x8-softmax"),
    ],
)
@pytest.mark.parametrize("runs", [(1, 1), (1, 2), (2, 1)])
def test_a_difference_between_single_runs_says_nothing(store, claim, first, second, runs):
    for id, number in zip((first, second), runs, strict=True):
        reads(id, *(0.96, 0.961)[:number]).write(store)
    assert _cannot(store, claim) == f"{first} and {second} need at least two runs each."


def test_a_verdict_rests_on_the_fewest_runs_of_its_experiments(store):
    reads("dense-30", 0.96, 0.961, 0.962).write(store)
    reads("dense-80", 0.96, 0.961).write(store)
    judged = judge(IDS["thirty-and-eighty"], Evidence(store))
    assert judged.finding.experiments == ("dense-30", "dense-80")
    assert judged.runs == 2


def test_the_evidence_is_said_with_its_figures(store):
    answers("dense-1", {**NEVER_5, (0, 6): 900}, {(0, 6): 600, (6, 0): 7}).write(store)
    evidence = Evidence(store)
    never = judge(IDS["one-node-never-5"], evidence).finding.measured
    assert never == "**1 of 2 runs** never answer 5. Never answered in some run: 5."
    zeros = judge(IDS["zeros-as-sixes"], evidence).finding.measured
    assert zeros == (
        "Zeros read as six against sixes read as zero, by run: 900 against 0, 600 against 7."
    )


def test_a_single_changed_answer_changes_the_verdict(store):
    answers("dense-1", NEVER_5, NEVER_5).write(store)
    runs = store.replicates(find("dense-1"))
    assert judge(IDS["one-node-never-5"], Evidence(store)).finding.verdict is Verdict.HOLDS
    runs[1].test_labels[0] = 5
    store.write_experiment(find("dense-1"), runs)
    assert judge(IDS["one-node-never-5"], Evidence(store)).finding.verdict is Verdict.IN_PART
    runs[0].test_labels[0] = 5
    store.write_experiment(find("dense-1"), runs)
    assert judge(IDS["one-node-never-5"], Evidence(store)).finding.verdict is Verdict.DOES_NOT


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ((True,), Verdict.HOLDS),
        ((True, np.True_), Verdict.HOLDS),
        ((False, np.True_, False), Verdict.IN_PART),
        ((False, np.False_), Verdict.DOES_NOT),
    ],
)
def test_parts_are_weighed_together(parts, verdict):
    assert weigh(*parts) is verdict


@pytest.mark.parametrize(
    ("holds", "in_part", "verdict"),
    [
        (True, True, Verdict.HOLDS),
        (np.True_, False, Verdict.HOLDS),
        (False, np.True_, Verdict.IN_PART),
        (np.False_, False, Verdict.DOES_NOT),
    ],
)
def test_a_strict_condition_is_graded_before_a_weaker_one(holds, in_part, verdict):
    assert grade(holds, in_part) is verdict
