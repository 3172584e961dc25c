"""Every claim has been seen to hold and not to hold, so no rule says the same of all results."""

from collections.abc import Iterable

import pytest

from dashboard.claims import CLAIMS, Claim, Evidence, Verdict, judge
from dashboard.claims.dropout import DROPOUT_CLAIMS
from dashboard.claims.reduced_inputs import REDUCED_INPUTS_CLAIMS
from dashboard.claims.small_worlds import SMALL_WORLDS_CLAIMS
from dashboard.claims.squared_error import SQUARED_ERROR_CLAIMS
from dashboard.claims.three_networks import THREE_NETWORKS_CLAIMS
from dashboard.claims.widths import WIDTH_CLAIMS
from tests.dashboard.claims import (
    test_dropout,
    test_real_images,
    test_reduced_inputs,
    test_small_worlds,
    test_squared_error,
    test_three_networks,
    test_widths,
)
from tests.dashboard.claims.made_up import IDS, Cases

TABLES = {
    "test_widths.py": (WIDTH_CLAIMS, test_widths.CASES),
    "test_reduced_inputs.py": (REDUCED_INPUTS_CLAIMS, test_reduced_inputs.CASES),
    "test_dropout.py": (DROPOUT_CLAIMS, test_dropout.CASES),
    "test_three_networks.py": (THREE_NETWORKS_CLAIMS, test_three_networks.CASES),
    "test_small_worlds.py": (SMALL_WORLDS_CLAIMS, test_small_worlds.CASES),
    "test_squared_error.py": (SQUARED_ERROR_CLAIMS, test_squared_error.CASES),
}
NO_RULE = {"one-node-pattern"}


def lacking(claims: Iterable[Claim], cases: Cases, file: str) -> list[str]:
    """What has to be added before every claim was seen to hold and not to hold."""
    return [
        f"{claim.id} has no case with the verdict {verdict.value!r}: add one to CASES in "
        f"tests/dashboard/claims/{file}"
        for claim in claims
        for verdict in (Verdict.HOLDS, Verdict.DOES_NOT)
        if claim.id not in NO_RULE and verdict not in _verdicts(claim.id, cases)
    ]


def _verdicts(claim: str, cases: Cases) -> set[Verdict | None]:
    real = test_real_images.VERDICTS.get(claim)
    return {real, *(case.verdict for case in cases.get(claim, ()))}


@pytest.mark.parametrize("file", TABLES)
def test_every_claim_is_seen_to_hold_and_not_to_hold(file):
    claims, cases = TABLES[file]
    assert lacking(claims, cases, file) == []


@pytest.mark.parametrize("file", TABLES)
def test_cases_stand_in_the_file_of_their_document_and_differ_in_name(file):
    claims, cases = TABLES[file]
    assert set(cases) <= {claim.id for claim in claims}
    for claim, its_cases in cases.items():
        names = [(case.verdict, case.name) for case in its_cases]
        assert len(set(names)) == len(names), claim


def test_every_document_has_a_table():
    assert [claim for claims, _ in TABLES.values() for claim in claims] == list(CLAIMS)


def test_what_is_lacking_is_named_with_the_place_to_add_it():
    (claim,) = (claim for claim in WIDTH_CLAIMS if claim.id == "zeros-as-sixes")
    cases = {claim.id: (test_widths.CASES[claim.id][0],)}
    assert lacking([claim], cases, "test_widths.py") == [
        "zeros-as-sixes has no case with the verdict 'does not hold': add one to CASES in "
        "tests/dashboard/claims/test_widths.py"
    ]


@pytest.mark.parametrize("claim", sorted(NO_RULE))
def test_what_has_no_rule_cannot_be_tested(store, claim):
    finding = judge(IDS[claim], Evidence(store)).finding
    assert finding.verdict is Verdict.CANNOT
    assert finding.measured.endswith(".")
