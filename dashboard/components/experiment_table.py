"""A table of experiments, and links to the page of each."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboard import address, tables
from dashboard.results import Result, own
from dashboard.theme import listed
from dashboard.words import labelled

_CLICK = "experiment-table-click"


def experiment_table(results: Sequence[Result]) -> None:
    """Show the table; its first column opens an experiment."""

    def open_experiment() -> None:
        id = results[st.session_state[_CLICK].row].experiment.id
        st.switch_page("views/experiment.py", query_params={address.SUBJECT: id})

    st.dataframe(
        tables.overview(results),
        hide_index=True,
        height="content",
        placeholder="\N{EN DASH}",
        alt="All experiments with published and measured test accuracy",
        column_config=_columns(open_experiment),
    )
    if found := own(results):
        st.caption(
            "Ours, in no document, and so without a published figure or finding: "
            f"{listed([result.experiment.id for result in found])}."
        )


def _columns(open_experiment: Callable[[], None]) -> dict[str, Any]:
    column = st.column_config
    per_cent = column.NumberColumn(format="%.2f %%")
    return {
        "experiment": column.ButtonColumn(
            help="click to open its page",
            key=_CLICK,
            on_click=open_experiment,
            alignment="left",
            pinned=True,
            width=165,
        ),
        "published": per_cent,
        "measured": per_cent,
        "95 % from": per_cent,
        "95 % to": per_cent,
        "tested on": column.TextColumn(
            help="accuracies on different samples cannot be compared", width=125
        ),
        "epochs": column.NumberColumn(format="localized"),
        "parameters": column.NumberColumn(format="localized"),
        "what it is": column.TextColumn(width=220),
        "seconds": column.NumberColumn(format="%.1f", help="to train one run"),
    }


def experiment_links(results: Sequence[Result]) -> None:
    """The same as links, for those who use the keyboard or open several in tabs."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("Open", width="content")
        for result in results:
            st.page_link(
                "views/experiment.py",
                label=labelled(result.experiment),
                query_params={address.SUBJECT: result.experiment.id},
            )
