"""The study that an experiment is a part of: its variations, and the way back from one."""

import streamlit as st

from dashboard import address, loading, tables
from dashboard.components.experiment_table import experiment_links
from dashboard.results import Result
from pipeline import experiments
from pipeline.spec import Experiment


def variations(result: Result) -> None:
    """Show an experiment beside its variations, if it has any that were built."""
    if found := loading.variations(result.experiment):
        steps = sorted([result, *found], key=lambda step: step.experiment.hidden_units)
        st.header("How do its variations fare?", anchor=False)
        share = st.column_config.NumberColumn(format="%.1f %%")
        published = st.column_config.NumberColumn("validation, published", format="%.0f %%")
        st.dataframe(
            tables.variations(steps),
            hide_index=True,
            height="content",
            width="content",
            placeholder="not printed",
            alt="The experiment and its variations with their test accuracies",
            column_config=dict.fromkeys(("test", "95 % from", "95 % to", "validation"), share)
            | {"validation, published": published},
        )
        st.caption("Means over the runs; from and to: the 95 % interval of the mean.")
        experiment_links(found)


def link_to_study(experiment: Experiment) -> None:
    """Lead from a variation back to the experiment that it belongs to."""
    if experiment.variation_of:
        st.page_link(
            "views/experiment.py",
            label=f"A variation of {experiments.find(experiment.variation_of).title}: see all",
            icon=":material/arrow_back:",
            query_params={address.SUBJECT: experiment.variation_of},
        )
