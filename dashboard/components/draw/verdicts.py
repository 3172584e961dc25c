"""What each model reads in a drawing: a row for each, those first that read another digit."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import streamlit as st

from dashboard import address
from dashboard.components.probability_bars import BARS_STYLE, compact_bars, in_words
from dashboard.components.reveal import REVEAL
from dashboard.inference import Answer
from dashboard.readings import Reading
from dashboard.theme import per_cent, with_article
from dashboard.verdicts import reads
from dashboard.words import labelled
from pipeline.experiments import find
from pipeline.spec import CLASSES

_KEY = "verdicts"
_NO_BARS = f'<div class="bars">{"<i></i>" * CLASSES}</div>'

_component = st.components.v2.component(
    "digitscope_verdicts",
    html='<header><b></b><p role="status"></p></header><section></section>',
    css=BARS_STYLE.read_text() + Path(__file__).with_suffix(".css").read_text(),
    js=REVEAL + Path(__file__).with_suffix(".js").read_text(),
)


def verdicts(reading: Reading, chosen: str, reveal: str) -> None:
    """Show what most models read, and every model's answer as a button that chooses it.

    Args:
        chosen: id of the model to mark.
        reveal: key of the container to bring into view after a click.
    """
    found, answers = reading.verdict, reading.answers
    dissenters, others = found.ordered[: found.dissenters], found.ordered[found.dissenters :]
    most = " or ".join(map(with_article, found.digits))
    groups = [
        _group(found.readers, "another digit", "other", dissenters, answers),
        _group(found.readers, most, "most", others, answers),
    ]
    _show(
        str(found.digit), f"{found.words} {reading.note}".strip(), "".join(groups), chosen, reveal
    )


def no_verdicts(ids: Sequence[str], chosen: str, words: str, reveal: str) -> None:
    """Show the same rows, without answers, for nothing to read.

    Args:
        words: why, and what to do.
    """
    rows = "".join(_row(id, "", _NO_BARS, "", "has no answer yet") for id in ids)
    _show("", words, f"{_scale(f'{len(ids)} models')}<ol>{rows}</ol>", chosen, reveal)


def _show(digit: str, sentence: str, rows: str, chosen: str, reveal: str) -> None:
    _component(
        key=_KEY,
        data={
            "digit": digit,
            "sentence": sentence,
            "rows": rows,
            "chosen": chosen,
            "reveal": f".st-key-{reveal}",
        },
        on_model_change=_choose,
    )


def _choose() -> None:
    if id := st.session_state[_KEY].model:
        address.choose(**{address.SUBJECT: id, **dict.fromkeys(address.OF_SUBJECT)})


def _group(
    readers: int, digit: str, look: str, ids: Sequence[str], answers: Mapping[str, Answer]
) -> str:
    if not ids:
        return ""
    title = f"{len(ids)} of {readers} {reads(len(ids))} {digit}"
    rows = "".join(_answer(id, answers[id]) for id in ids)
    return f'{_scale(title)}<ol class="{look}">{rows}</ol>'


def _scale(title: str) -> str:
    """The head of some rows, with the digits above the bars that stand for them."""
    digits = "".join(f"<i>{digit}</i>" for digit in range(CLASSES))
    return f'<div class="head"><h2>{escape(title)}</h2><div aria-hidden="true">{digits}</div></div>'


def _answer(id: str, answer: Answer) -> str:
    sure = per_cent(answer.confidence)
    words = f"reads {with_article(answer.digit)}, {sure}. {in_words(answer.probabilities)}"
    return _row(id, str(answer.digit), compact_bars(answer.probabilities), sure, words)


def _row(id: str, digit: str, bars: str, sure: str, words: str) -> str:
    name = escape(labelled(find(id)))
    return (
        f'<li><button type="button" data-id="{id}" aria-label="{name} {words}">'
        f"<b>{digit}</b><span>{name}</span>{bars}<small>{sure}</small></button></li>"
    )
