"""Tables of the results, as Markdown."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.claims import CLAIMS, Evidence, Judged, Verdict, judge
from dashboard.results import Result
from dashboard.theme import between, count, listed, per_cent, points
from dashboard.words import titled
from pipeline.experiments import EXPERIMENTS
from pipeline.store import Store

_FAR = 0.01
"""From the nearest of our runs, a published accuracy this far away is named."""


def parts(store: Store) -> dict[str, str]:
    """All tables, by the name of their place in README.md.

    Raises:
        StoreError: a result is missing.
    """
    evidence = Evidence(store)
    return {
        "results": results([Result(e, store.experiment(e.id)) for e in EXPERIMENTS]),
        "verdicts": verdicts([judge(claim, evidence) for claim in CLAIMS]),
    }


def results(found: Sequence[Result]) -> str:
    """Every experiment with its published accuracy and ours, and whose lie far from each other."""
    head = ("experiment", "what it is", "parameters", "published", "measured", "95 % interval")
    return f"{table(head, map(_result, found), words=2)}\n\n{_notes(found)}"


def verdicts(judged: Sequence[Judged]) -> str:
    """How many findings of every document hold."""
    documents = {e.source.file: e.source.title for e in EXPERIMENTS if e.source}
    rows = [
        _verdicts(title, [one for one in judged if one.claim.source == file])
        for file, title in documents.items()
    ]
    total = [f"**{cell}**" for cell in _verdicts("all", judged)]
    return table(("document", "findings", *Verdict), [*rows, total], words=1)


def _result(result: Result) -> list[str]:
    experiment = result.experiment
    return [
        f"`{experiment.id}`",
        titled(experiment),
        f"{result.stored.parameters:,}",
        per_cent(result.published, 2),
        per_cent(result.measured, 2),
        between(result.interval),
    ]


def _notes(found: Sequence[Result]) -> str:
    runs = listed(sorted({result.runs for result in found}))
    far = [
        f"`{result.experiment.id}` ({points(away)})"
        for result in found
        if abs(away := beyond_runs(result)) > _FAR
    ]
    named = listed(far) or "none"
    return (
        f"Shares of the test samples, means of {runs} runs. Published figures more than "
        f"{count(round(_FAR * 100), 'point')} outside the range of our runs: {named}."
    )


def beyond_runs(result: Result) -> float:
    """How far the published accuracy lies above all runs of ours, or with a minus below them."""
    if (share := result.published) is None:
        return 0.0
    return max(share - max(result.accuracies), 0.0) + min(share - min(result.accuracies), 0.0)


def _verdicts(name: str, judged: Sequence[Judged]) -> list[str]:
    counts = Counter(one.finding.verdict for one in judged)
    return [name, str(len(judged)), *(str(counts[verdict]) for verdict in Verdict)]


def table(head: Sequence[str], rows: Iterable[Sequence[str]], words: int) -> str:
    """A table whose first columns are words, the others numbers."""
    alignment = ["---"] * words + ["--:"] * (len(head) - words)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, alignment, *rows))
