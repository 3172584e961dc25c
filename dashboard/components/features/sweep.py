"""How many components or pixels a network needs: in a sentence, as a chart and as a table."""

import streamlit as st

from dashboard import address
from dashboard.charts import accuracy_by_inputs
from dashboard.charts.features import Published, Series
from dashboard.components.clickable_chart import clickable_chart
from dashboard.components.features.choices import ALL_PIXELS, DECLARED, FOREST, PCA, K, N
from dashboard.features import PIXELS, Sweep, sweeps, table
from dashboard.theme import count, per_cent, points
from dashboard.words import published_as, tested_on
from pipeline.spec import MNIST
from pipeline.store import Features

_NEAR = 0.005


def answer(features: Features) -> None:
    """Say what the document's choices cost, and how few inputs are nearly as good as any."""
    components, pixels = sweeps(features)
    everything = pixels.at(PIXELS)
    st.markdown(
        f"With {ALL_PIXELS.hidden_units} hidden nodes, a network that reads all {PIXELS} pixels "
        f"gets {per_cent(everything, 2)} of the {tested_on(MNIST)} right; with "
        f"{_cost(components, DECLARED[K], everything)}, and with the most important "
        f"{_cost(pixels, DECLARED[N], everything)}.\n\n{_nearly_as_good(components, pixels)}"
    )


def _cost(sweep: Sweep, number: int, everything: float) -> str:
    accuracy = sweep.at(number)
    return f"**{number} {sweep.inputs} {per_cent(accuracy, 2)}** ({points(accuracy - everything)})"


def _nearly_as_good(components: Sweep, pixels: Sweep) -> str:
    best = max((components, pixels), key=lambda sweep: sweep.best[1])
    number, accuracy = best.best
    few = [_fewest(sweep, accuracy - _NEAR) for sweep in (components, pixels)]
    return (
        f"{number} {best.inputs} read best of all, {per_cent(accuracy, 2)}; the fewest within half "
        f"a point of that: **{few[0]}** and **{few[1]}**."
    )


def _fewest(sweep: Sweep, accuracy: float) -> str:
    fewest = sweep.fewest(accuracy)
    return f"no number of {sweep.inputs}" if fewest is None else f"{fewest} {sweep.inputs}"


def sweep(features: Features, k: int, n: int) -> None:
    """Show the accuracy over the number of inputs; a click on a point chooses that many.

    Args:
        k: how many components are chosen.
        n: how many pixels.
    """
    components, pixels = sweeps(features)
    series = [
        Series(K, components, Published(DECLARED[K], PCA.published.test_accuracy), k),
        Series(N, pixels, Published(DECLARED[N], FOREST.published.test_accuracy), n),
    ]
    clickable_chart(
        "feature-sweep",
        accuracy_by_inputs(series),
        alt="Test accuracy over the number of components or pixels that a network reads, as in the "
        "table below",
        choose=lambda point: address.choose(**{point[0]: point[1]}),
        name="accuracy-by-inputs",
    )
    st.caption(
        f"Networks of {ALL_PIXELS.hidden_units} hidden nodes, trained like those with "
        f"{DECLARED[K]} components and {DECLARED[N]} pixels: means over "
        f"{count(components.seeds, 'seed')}, the band from the lowest to the highest, on the "
        f"{tested_on(MNIST)}. The scale is stretched: half as many mistakes is always the same "
        "step. Upright lines: what is chosen; click a point to choose it. Diamonds: published by "
        f"{published_as([PCA, FOREST])}."
    )
    _table(components, pixels)


def _table(components: Sweep, pixels: Sweep) -> None:
    """Every mean, with the lowest and the highest run, as narrow as its column on the page."""
    frame = table([components, pixels])
    widths = {"inputs": 50, components.inputs: 86, "seeds": 48}
    st.dataframe(
        frame,
        hide_index=True,
        height="content",
        alt="Test accuracy by number of inputs: mean, lowest and highest over the seeds",
        column_config={
            column: st.column_config.NumberColumn(
                column.rpartition(", ")[2],
                format="localized" if column in ("inputs", "seeds") else "%.2f",
                width=widths.get(column, 54),
            )
            for column in frame.columns
        },
    )
    st.caption("Test accuracy in per cent: means, and from the lowest to the highest of the seeds.")
