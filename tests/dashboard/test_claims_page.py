"""The Claims page shows every claim with its verdict, and what is chosen of them."""

import re
from collections import Counter
from html import unescape

import pytest

from dashboard.claims import CLAIMS, Evidence, Verdict, judge
from pipeline.experiments import find
from pipeline.store import REPOSITORY_STORE, Store
from tests.dashboard.conftest import text_of
from tests.planted import plant, replicate_that_reads


def _shown(app) -> list[str]:
    """The statements on the page, in their order."""
    html = "".join(element.value for element in app.html)
    return [unescape(words) for words in re.findall(r"<h3>(.*?)</h3>", html)]


@pytest.fixture(scope="module")
def verdicts() -> dict[str, Verdict]:
    """Of every claim on the repository's store, by its statement."""
    evidence = Evidence(Store(REPOSITORY_STORE))
    return {claim.statement: judge(claim, evidence).finding.verdict for claim in CLAIMS}


def test_all_claims_are_shown_and_counted(open_page, verdicts):
    app = open_page("claims")
    assert _shown(app) == [claim.statement for claim in CLAIMS]
    words, found = text_of(app), Counter(verdicts.values())
    assert f"Of {len(CLAIMS)} findings of 5 documents, **{found[Verdict.HOLDS]}** hold" in words
    assert f"**{found[Verdict.DOES_NOT]}** do not hold" in words


def test_most_claims_can_be_tested(verdicts):
    untestable = [words for words, verdict in verdicts.items() if verdict is Verdict.CANNOT]
    assert untestable == [claim.statement for claim in CLAIMS if claim.id == "one-node-pattern"]


def test_a_verdict_and_a_document_can_be_chosen(open_page, verdicts):
    file = "004_b1d4adc162439334.txt"
    app = open_page("claims", verdict="does not hold", document=file)
    expected = [
        claim.statement
        for claim in CLAIMS
        if claim.source == file and verdicts[claim.statement] is Verdict.DOES_NOT
    ]
    assert _shown(app) == expected
    assert expected, "choose a document with a claim that does not hold"
    assert f"Shown: {len(expected)} of {len(CLAIMS)}." in text_of(app)
    app.selectbox[0].set_value("all").run()
    assert len(_shown(app)) == Counter(verdicts.values())[Verdict.DOES_NOT]


def test_every_claim_leads_to_its_experiments(open_page):
    html = "".join(element.value for element in open_page("claims").html)
    linked = set(re.findall(r'href="experiment\?id=([\w-]+)"', html))
    assert {"dense-1", "cnn-32-64", "xor-2", "digits8x8-softmax"} <= linked
    assert all(find(id) for id in linked)


def test_a_changed_prediction_changes_the_verdict(open_page, empty_store, mnist):
    labels = mnist["y_test"]
    never_five = labels.copy()
    never_five[labels == 5] = 3
    once_five = never_five.copy()
    once_five[0] = 5
    for read, verdict in ((never_five, Verdict.HOLDS), (once_five, Verdict.DOES_NOT)):
        plant(empty_store, find("dense-1"), replicate_that_reads(read, labels))
        app = open_page("claims", empty_store.root, verdict=verdict.value)
        assert "The network with one node never answers 5." in _shown(app)


def test_without_results_the_command_is_shown(open_page, empty_store):
    app = open_page("claims", empty_store.root)
    assert "python -m pipeline.build_artifacts" in app.code[0].value


def test_an_unknown_verdict_is_said(open_page):
    app = open_page("claims", verdict="maybe")
    assert "verdict “maybe”, which does not exist" in text_of(app)
    assert len(_shown(app)) == len(CLAIMS)
