"""Findings of the five documents, each judged by our own measurements.

    claim       what a claim, a rule and a verdict are
    evidence    the stored results, put as rules need them
    rules       rules that several claims share
    then a module for each document

A claim is a declaration: statement, source and rule. To add one, write it into the tuple of its
document. None of this knows Streamlit.
"""

from dashboard.claims.claim import Claim, Finding, Judged, Rule, Verdict, judge, standing
from dashboard.claims.dropout import DROPOUT_CLAIMS
from dashboard.claims.evidence import Evidence, UntestableError
from dashboard.claims.reduced_inputs import REDUCED_INPUTS_CLAIMS
from dashboard.claims.small_worlds import SMALL_WORLDS_CLAIMS
from dashboard.claims.squared_error import SQUARED_ERROR_CLAIMS
from dashboard.claims.three_networks import THREE_NETWORKS_CLAIMS
from dashboard.claims.widths import WIDTH_CLAIMS

CLAIMS: tuple[Claim, ...] = (
    *WIDTH_CLAIMS,
    *REDUCED_INPUTS_CLAIMS,
    *DROPOUT_CLAIMS,
    *THREE_NETWORKS_CLAIMS,
    *SMALL_WORLDS_CLAIMS,
    *SQUARED_ERROR_CLAIMS,
)

__all__ = [
    "CLAIMS",
    "Claim",
    "Evidence",
    "Finding",
    "Judged",
    "Rule",
    "UntestableError",
    "Verdict",
    "judge",
    "standing",
]
