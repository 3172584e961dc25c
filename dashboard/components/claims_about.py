"""The published findings that rest on an experiment."""

import streamlit as st

from dashboard import loading
from dashboard.components.further import lead_to
from dashboard.theme import count
from pipeline.spec import Experiment


def claims_about(experiment: Experiment) -> None:
    """List the findings that were measured on an experiment, with their verdicts."""
    judged = [one for one in loading.judged_claims() if experiment.id in one.finding.experiments]
    if not judged or experiment.source is None:
        return
    st.header("Which published findings rest on it?", anchor=False)
    st.markdown("\n".join(f"- {one.claim.statement} **{one.finding.verdict}**" for one in judged))
    lead_to(
        "claims",
        f"See the evidence for {count(len(judged), 'finding')} among all others",
        document=experiment.source.file,
    )
