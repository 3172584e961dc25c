"""Where the figures of a page come from, and whether they are what they seem."""

from collections.abc import Sequence

import streamlit as st

from dashboard.results import Result
from dashboard.theme import count
from dashboard.words import tested_on


def not_as_declared(results: Sequence[Result]) -> None:
    """Warn, above all figures, of results that another declaration made."""
    if outdated := [result.experiment.id for result in results if result.is_outdated]:
        st.warning(
            "Trained otherwise than now declared, with `--quick` or by older code, and not to be "
            f"compared with published figures: {', '.join(outdated)}."
        )


def provenance(results: Sequence[Result]) -> None:
    """Name the runs, the test samples and the date behind some results, in one line."""
    fewest, most = (pick(result.runs for result in results) for pick in (min, max))
    runs = count(most, "run") if fewest == most else f"{fewest} to {most} runs"
    tests = list(dict.fromkeys(f"the {tested_on(r.experiment.dataset)}" for r in results))
    several = f"{', '.join(tests[:-1])} and " if len(tests) > 1 else ""
    st.caption(
        f"{runs} of each experiment; pictures show the one with seed "
        f"{results[0].stored.replicates[0].seed}. Measured on {several}{tests[-1]}. "
        f"Built on {max(result.stored.built_at for result in results)[:10]}."
    )
