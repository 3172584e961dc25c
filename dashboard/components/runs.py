"""Whether the runs of an experiment agree: in their scores, and in what they read."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import tables
from dashboard.components.digit_grid import digit_grid
from dashboard.components.tiles import runs_tile
from dashboard.results import Predictions, Result
from dashboard.theme import between, count, per_cent, points
from dashboard.words import sample
from pipeline import metrics
from pipeline.metrics import Interval
from pipeline.store import Curves

_MOST_DIVIDED = 24


def runs_agree(result: Result, curves: tuple[Curves, ...], predictions: Predictions) -> None:
    """Show each run's scores, how far they spread, and which samples the runs read differently."""
    _spread(result)
    _table(result, curves)
    if result.runs > 1:
        _churn(predictions)


def _spread(result: Result) -> None:
    if result.runs == 1:
        st.markdown("There is a single run, so nothing is known of how runs differ.")
        return
    lowest, highest = min(result.accuracies), max(result.accuracies)
    st.markdown(
        f"Test accuracy of the {result.runs} runs goes from "
        f"{between(Interval(lowest, highest))}, a spread of "
        f"{points(highest - lowest).lstrip('+')}; their standard deviation is "
        f"{points(float(np.std(result.accuracies, ddof=1))).lstrip('+')}."
    )


def _table(result: Result, curves: tuple[Curves, ...]) -> None:
    share = st.column_config.NumberColumn(format="%.2f %%")
    wilson = metrics.WILSON_INTERVAL
    end = st.column_config.NumberColumn(format="%.2f %%", help=f"{wilson.name}: {wilson.words}")
    st.dataframe(
        tables.runs(result, curves),
        hide_index=True,
        height="content",
        alt="A row per run: seed, epochs, accuracies and test loss",
        column_config={
            "epochs": st.column_config.NumberColumn(format="localized"),
            "epoch kept": st.column_config.NumberColumn(
                help="whose weights were kept", format="localized"
            ),
            "seconds": st.column_config.NumberColumn(format="%.1f", help="that training took"),
            "training": share,
            "validation": share,
            "test": share,
            "95 % from": end,
            "95 % to": end,
            "test loss": st.column_config.NumberColumn(format="%.4f"),
        },
    )
    st.caption(
        "Accuracies of the kept weights. From and to: the interval of each single run for other "
        f"test {result.experiment.dataset.samples}, not for other seeds."
    )


def _churn(predictions: Predictions) -> None:
    """How much is read otherwise by other runs, and what."""
    read, noun = predictions.of_runs, sample(predictions.test.dataset)
    changed = int(np.count_nonzero(metrics.churn(read)))
    meaning = metrics.CHURN
    st.markdown(
        f"**{meaning.name}**: {count(changed, noun)} of {len(predictions.labels):,} "
        f"({per_cent(metrics.churn_share(read))}) are not read alike by all {len(read)} runs; two "
        f"runs differ in {per_cent(metrics.pairwise_churn(read))} on average.",
        help=meaning.words,
    )
    if changed:
        divided = most_divided(read)[:_MOST_DIVIDED]
        digit_grid([runs_tile(predictions, int(image)) for image in divided])
        st.caption(
            f"Shown: {len(divided)} of these {changed:,}, those that runs disagree on most first. "
            "Under each: its number, what it is, and what each run reads, in the order of the "
            "seeds."
        )


def most_divided(read: NDArray[np.integer]) -> NDArray[np.int64]:
    """Samples that not all runs read alike, by how many pairs of runs differ, most first.

    Args:
        read: (runs, n), what each run reads.
    """
    pairs = sum(np.count_nonzero(read != run, axis=0) for run in read)
    ranked = np.argsort(-pairs, kind="stable")
    return ranked[: np.count_nonzero(pairs)]
