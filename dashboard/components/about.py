"""Below a page's answer: how to read the page, where its figures come from, what is out of date."""

from collections.abc import Collection, Sequence

import streamlit as st

from dashboard import loading
from dashboard.origins import Origins
from dashboard.prose import prose
from dashboard.results import Result
from pipeline.experiments import STUDIES
from pipeline.spec import Dataset


def about(
    page: str,
    results: Sequence[Result],
    studies: Collection[str] = (),
    datasets: Sequence[Dataset] = (),
) -> None:
    """Offer two things to read: how to read the page, and where its numbers come from.

    Args:
        page: name of its text in `dashboard/prose/`.
        results: of the experiments that the page is about.
        studies: by id, whose results it shows where they are built.
        datasets: those that it shows for themselves.
    """
    manifest = loading.manifest()
    built = [s for s in STUDIES if s.id in studies and s.id in manifest.studies]
    origins = Origins(loading.store(), manifest, results, built, datasets)
    with st.container(horizontal=True):
        with st.popover("How to read this", type="tertiary"):
            st.markdown(prose(page, origins.facts))
        with st.popover("Where the numbers come from", type="tertiary"):
            st.markdown(origins.markdown)


def not_as_declared(results: Sequence[Result]) -> None:
    """Warn, above all figures, of results that another declaration made."""
    if outdated := [result.experiment.id for result in results if result.is_outdated]:
        st.warning(
            "Trained otherwise than now declared, with `--quick` or by older code, and not to be "
            f"compared with published figures: {', '.join(outdated)}."
        )
