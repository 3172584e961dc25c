"""Below a page's answer: how to read the page, where its figures come from, what is out of date."""

from collections.abc import Sequence

import streamlit as st

from dashboard import loading
from dashboard.origins import Origins
from dashboard.prose import prose
from dashboard.results import Result
from pipeline.spec import Dataset, Study


def about(
    page: str,
    results: Sequence[Result],
    studies: Sequence[Study] = (),
    datasets: Sequence[Dataset] = (),
) -> None:
    """Offer two things to read: how to read the page, and where its numbers come from.

    Args:
        page: name of its text in `dashboard/prose/`.
        results: of the experiments that the page is about.
        studies: whose results it shows; those without any are left out.
        datasets: those that it shows for themselves.
    """
    manifest = loading.manifest()
    built = [study for study in studies if study.id in manifest.studies]
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
