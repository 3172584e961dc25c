"""Claims with their verdicts, as many as are chosen."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial
from html import escape
from itertools import groupby
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from dashboard import address, exports
from dashboard.claims import Judged, Verdict, standing
from dashboard.components.downloads import csv_button
from dashboard.theme import count
from pipeline import experiments

_STYLE = Path(__file__).with_suffix(".css")
_SYMBOLS = {
    Verdict.HOLDS: "\N{CHECK MARK}",
    Verdict.IN_PART: "\N{ALMOST EQUAL TO}",
    Verdict.DOES_NOT: "\N{MULTIPLICATION SIGN}",
    Verdict.CANNOT: "?",
}
_ALL = "all"
_SOURCES = [e.source for e in experiments.EXPERIMENTS if e.source]
_TITLES = {source.file: source.title for source in _SOURCES}


def verdicts_in_words(judged: Sequence[Judged]) -> None:
    """Say how many claims hold."""
    st.markdown(standing(judged))


def choose_claims(judged: Sequence[Judged]) -> list[Judged]:
    """Let the reader choose a verdict and a document; those claims."""
    found = Counter(one.finding.verdict for one in judged)
    verdicts = [_ALL, *(verdict.value for verdict in Verdict)]
    documents = [_ALL, *dict.fromkeys(one.claim.source for one in judged)]
    verdict = st.segmented_control(
        "Verdict",
        verdicts,
        required=True,
        format_func=lambda name: f"{name} ({len(judged) if name == _ALL else found[name]})",
        **address.follow("verdict", verdicts, _ALL),
    )
    document = st.selectbox(
        "Document",
        documents,
        format_func=lambda file: "all five documents" if file == _ALL else _TITLES.get(file, file),
        **address.follow("document", documents, _ALL),
    )
    return [
        one
        for one in judged
        if verdict in {_ALL, one.finding.verdict} and document in {_ALL, one.claim.source}
    ]


def claim_list(judged: Sequence[Judged]) -> None:
    """Show claims by document: verdict, evidence, rule and a way to the experiments of each."""
    st.html(_STYLE)
    for file, claims in groupby(judged, key=lambda one: one.claim.source):
        st.header(_TITLES.get(file, file), anchor=False)
        st.html(f'<ul class="claims" role="list">{"".join(map(_item, claims))}</ul>')
    if judged:
        csv_button("claims", partial(exports.claims, judged))
    else:
        st.markdown("No claim of this document has this verdict: choose another.")


def _item(judged: Judged) -> str:
    claim, finding = judged.claim, judged.finding
    kind = finding.verdict.name.lower().replace("_", "-")
    return (
        f'<li class="{kind}">'
        f'<p class="verdict"><b aria-hidden="true">{_SYMBOLS[finding.verdict]}</b> '
        f"{finding.verdict}</p>"
        f"<h3>{escape(claim.statement)}</h3>"
        f"<p>{_emphasised(finding.measured)}</p>"
        f"<footer><p>{escape(claim.rule.words)}</p>"
        f"<p>Stated in: {escape(claim.where)}.{_basis(judged)}</p></footer></li>"
    )


def _emphasised(markdown: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(markdown))


def _basis(judged: Judged) -> str:
    """How many runs it rests on, with links to the experiments."""
    if not judged.finding.experiments:
        return ""
    links = ", ".join(_link(id) for id in judged.finding.experiments)
    return f" Measured on {count(judged.runs, 'run')} each of {links}."


def _link(id: str) -> str:
    return f'<a href="experiment?{urlencode({address.SUBJECT: id})}" target="_self">{id}</a>'
