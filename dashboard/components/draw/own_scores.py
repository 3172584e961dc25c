"""How well all models read one person's digits: who does best, and which digits are misread."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import address, loading
from dashboard.charts import own_hand
from dashboard.components.chart import chart
from dashboard.components.downloads import csv_button
from dashboard.components.draw.own_drawings import misread_by, misread_by_any
from dashboard.components.experiment_picker import experiment_picker
from dashboard.components.reveal import reveal_chosen
from dashboard.handwriting import (
    Challenge,
    Score,
    answer,
    hardest_in_words,
    leaderboard,
    score,
)
from dashboard.results import on_mnist
from dashboard.theme import count
from dashboard.words import labelled
from pipeline import experiments, metrics

_ANY, _ONE = "any model", "one model"
_MISREAD = "misread"
_CLICK = "own-scores-click"
_RANKING, _SHOWN = "own-scores", "own-misread"


def own_scores(challenge: Challenge) -> None:
    """Show what all models read in a challenge in which something was drawn."""
    scores = score(loading.readers().read_all(challenge.images), challenge.labels)
    st.markdown(
        answer(scores),
        help="A model is ruled out when another one reads more of the same drawings by McNemar's "
        "exact test, at the level 0.05 divided by the number of its rivals (multiple comparisons "
        "with the best, Hsu 1984).",
    )
    accuracies = _on_mnist(scores)
    left, right = st.columns([13, 7], gap="large")
    with left, st.container(key=_RANKING):
        _table(scores, accuracies)
    with right:
        chart(
            own_hand(scores, accuracies),
            "Share of your digits that each model reads correctly",
            "my-hand",
        )
    with st.container(key=_SHOWN):
        by = _misread(challenge, scores)
    reveal_chosen(_RANKING, _SHOWN, by)


def _on_mnist(scores: Sequence[Score]) -> dict[str, float]:
    """Test accuracy of the very networks that are asked, of those that are tested on MNIST."""
    results = on_mnist(loading.built(experiments.find(one.id) for one in scores))
    return {one.experiment.id: one.stored.replicates[0].test_accuracy for one in results}


def _table(scores: Sequence[Score], accuracies: Mapping[str, float]) -> None:
    """The ranking; its second column shows what a model misreads."""

    def show_misread() -> None:
        address.choose(**{_MISREAD: _ONE, address.SUBJECT: scores[st.session_state[_CLICK].row].id})

    ranking = leaderboard(scores, accuracies)
    st.dataframe(
        ranking.assign(model=[labelled(experiments.find(id)) for id in ranking["model"]]),
        hide_index=True,
        height="content",
        alt="All models, ranked by the share of your digits that they read correctly",
        column_config=_columns(show_misread),
    )
    csv_button("my-ranking", lambda: ranking)


def _columns(show_misread: Callable[[], None]) -> dict[str, Any]:
    column, wilson = st.column_config, metrics.WILSON_INTERVAL
    end = column.NumberColumn(format="%.0f %%", help=f"{wilson.name}: {wilson.words}", width=75)
    return {
        "rank": column.NumberColumn(pinned=True, width=50),
        "model": column.ButtonColumn(
            help="click for what it misreads",
            key=_CLICK,
            on_click=show_misread,
            alignment="left",
            pinned=True,
            width=175,
        ),
        "correct": column.NumberColumn(width=65),
        "of": column.NumberColumn(width=45),
        "share": column.NumberColumn(format="%.1f %%", width=75),
        "95 % from": end,
        "95 % to": end,
        "MNIST": column.NumberColumn(
            format="%.2f %%", width=75, help="test accuracy of this very network, if tested there"
        ),
    }


def _misread(challenge: Challenge, scores: Sequence[Score]) -> str:
    """Show the drawings that are misread, by any model or by one; by which."""
    st.header("Which of your digits are misread?", anchor=False)
    st.markdown(hardest_in_words(scores, challenge.labels))
    by = st.segmented_control(
        "Misread by", (_ANY, _ONE), required=True, **address.follow(_MISREAD, (_ANY, _ONE), _ANY)
    )
    drawings = list(challenge.drawings.values())
    if by == _ANY:
        shown, which = misread_by_any(scores, drawings), "not all models read"
    else:
        by_id = {one.id: one for one in scores}
        by = experiment_picker([experiments.find(id) for id in by_id], "reads no digits").id
        shown, which = misread_by(by_id[by], drawings), f"{by} misreads"
    st.caption(
        f"Shown: {shown or 'none'} of {count(len(drawings), 'drawing')}, those that {which}."
    )
    return by
