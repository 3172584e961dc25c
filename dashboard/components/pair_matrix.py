"""Every model against every other: which differences are real. A click chooses a pair."""

from functools import partial

import streamlit as st

from dashboard import exports
from dashboard.comparison import SIGNIFICANT, Comparison, Verdict
from dashboard.components.button_table import Cell, button_table
from dashboard.components.downloads import csv_button
from dashboard.components.pair_picker import choose_models
from dashboard.prose import prose
from dashboard.theme import count, points
from dashboard.words import labelled

_SIGNS = {Verdict.REAL: "▲▼", Verdict.THESE_RUNS: "△▽", Verdict.NOT_SHOWN: "○○"}


def pair_matrix(comparison: Comparison, chosen: tuple[str, ...], reveal: str) -> None:
    """Show the matrix, the best published model first, ours last.

    Args:
        chosen: ids of A, whose row holds the marked cell, and of B, whose column does.
        reveal: key of the container to bring into view when a pair is chosen.
    """
    _legend(comparison)
    ids = comparison.ids
    names = [labelled(contender.result.experiment) for contender in comparison.contenders]
    button_table(
        "pair-matrix",
        "dense",
        columns=names,
        rows=names,
        cells=[[_cell(comparison, row, column) for column in ids] for row in ids],
        selected=(ids.index(chosen[0]), ids.index(chosen[1])),
        choose=lambda row, column: choose_models(ids[row], ids[column]),
        reveal=reveal,
    )
    csv_button("differences-of-all-pairs", partial(exports.pairs, comparison))


def _legend(comparison: Comparison) -> None:
    """Say what the signs mean, by which rule, and how often each comes."""
    pairs = {one.name.lower(): count(comparison.count(one), "pair") for one in Verdict}
    st.markdown(prose("pair_matrix", {"significant": str(SIGNIFICANT), **pairs}))


def _cell(comparison: Comparison, row: str, column: str) -> Cell | None:
    if row == column:
        return None
    place = comparison.ids.index(row), comparison.ids.index(column)
    difference = float(comparison.all_pairs.difference[place])
    verdict = comparison.verdicts[row, column]
    looks = "b" if difference < 0 else "a"
    return Cell(
        text=_SIGNS[verdict][int(difference < 0)],
        words=f"{row} against {column}: {points(difference)}, {verdict.value}",
        look={Verdict.REAL: looks, Verdict.THESE_RUNS: f"{looks} faint"}.get(verdict, "plain"),
    )
