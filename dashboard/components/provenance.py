"""Where the figures of a page come from, and whether they are what they seem."""

from collections.abc import Sequence

import streamlit as st

from dashboard import loading
from dashboard.results import Result


def not_as_declared(results: Sequence[Result]) -> None:
    """Warn, above all figures, of results that another declaration made."""
    if outdated := [result.experiment.id for result in results if result.is_outdated]:
        st.warning(
            "Trained otherwise than now declared, with `--quick` or by older code, and not to be "
            f"compared with published figures: {', '.join(outdated)}."
        )


def provenance(results: Sequence[Result]) -> None:
    """Name the runs, the test images and the date behind some results, in one line."""
    stored = [result.stored for result in results]
    numbers = sorted({len(entry.replicates) for entry in stored})
    runs = "One run" if numbers == [1] else f"{' to '.join(map(str, numbers))} runs"
    st.caption(
        f"{runs} of each experiment; pictures show the one with seed "
        f"{stored[0].replicates[0].seed}. "
        f"Measured on the {loading.manifest().datasets['mnist'].test:,} test images of MNIST. "
        f"Built on {max(entry.built_at for entry in stored)[:10]}."
    )
