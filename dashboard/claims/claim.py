"""What a claim is: a finding of a document, and the rule by which our measurements judge it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dashboard.claims.evidence import Evidence, UntestableError
from dashboard.theme import count, listed
from pipeline.store import StoreError


class Verdict(StrEnum):
    """What our measurements say of a claim."""

    HOLDS = "holds"
    IN_PART = "holds in part"
    DOES_NOT = "does not hold"
    CANNOT = "cannot be tested"


@dataclass(frozen=True)
class Finding:
    """What was measured for a claim.

    Attributes:
        measured: the evidence in a sentence or two, as Markdown.
        experiments: ids of those it was measured on; none where the data set itself was looked at.
    """

    verdict: Verdict
    measured: str
    experiments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """When a claim holds.

    Attributes:
        words: the rule, as it is shown beside the verdict.
        judge: applies it.
    """

    words: str
    judge: Callable[[Evidence], Finding]


@dataclass(frozen=True)
class Claim:
    """A finding that a document states.

    Attributes:
        statement: the finding in our words.
        source: name of the document's file.
        where: section or experiment, as the document calls it.
    """

    id: str
    statement: str
    source: str
    where: str
    rule: Rule


def of_document(source: str) -> Callable[[str, str, str, Rule], Claim]:
    """What makes a claim of one document from id, statement, place and rule."""

    def claim(id: str, statement: str, where: str, rule: Rule) -> Claim:
        return Claim(id, statement, source, where, rule)

    return claim


@dataclass(frozen=True)
class Judged:
    """A claim with its verdict.

    Attributes:
        runs: on how many runs of each experiment it rests, at least; 0 where none was needed.
    """

    claim: Claim
    finding: Finding
    runs: int


def judge(claim: Claim, evidence: Evidence) -> Judged:
    """Apply a claim's rule; what is missing or was trained otherwise cannot be tested."""
    try:
        finding = claim.rule.judge(evidence)
        runs = min((len(evidence.runs(id)) for id in finding.experiments), default=0)
    except (UntestableError, StoreError) as error:
        problem = error.problem if isinstance(error, StoreError) else str(error)
        return Judged(claim, Finding(Verdict.CANNOT, f"{problem}."), 0)
    return Judged(claim, finding, runs)


def standing(judged: Sequence[Judged]) -> str:
    """How many claims have each verdict, as Markdown."""
    found = Counter(one.finding.verdict for one in judged)
    parts = [f"**{found[verdict]}** {_plural(verdict)}" for verdict in Verdict if found[verdict]]
    documents = len({one.claim.source for one in judged})
    findings = count(len(judged), "finding")
    return f"Of {findings} of {count(documents, 'document')}, {listed(parts)}."


def _plural(verdict: Verdict) -> str:
    return verdict.replace("holds", "hold").replace("does", "do")


def weigh(*parts: bool | np.bool_) -> Verdict:
    """All parts of a claim hold, some, or none."""
    if all(parts):
        return Verdict.HOLDS
    return Verdict.IN_PART if any(parts) else Verdict.DOES_NOT


def grade(holds: bool | np.bool_, in_part: bool | np.bool_) -> Verdict:
    """A strict condition holds, or at least a weaker one."""
    if holds:
        return Verdict.HOLDS
    return Verdict.IN_PART if in_part else Verdict.DOES_NOT
