"""How models learned; what of it is shown is part of the address as `quantity` and `part`."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import address, loading
from dashboard.charts import learning_curves
from dashboard.charts.courses import LOSS, PARTS, QUANTITIES, TRAINING, Models
from dashboard.components.chart import chart
from dashboard.results import Result
from dashboard.words import labelled
from pipeline import experiments
from pipeline.store import Curves


def learning(chosen: Sequence[str], others: Sequence[Result]) -> None:
    """Show the curves of some models, by id, before those of others."""
    with st.container(horizontal=True):
        quantity = _control("Show", "quantity", QUANTITIES)
        part = _control("of", "part", PARTS)
    ids = [result.experiment.id for result in others if result.experiment.id not in chosen]
    runs = {id: loading.curves(experiments.find(id)) for id in [*chosen, *ids]}
    if not runs:
        return
    chart(
        learning_curves(quantity, part, _by_label(runs, chosen), _by_label(runs, ids)),
        alt=f"{part.capitalize()} {quantity} over the epochs, of {', '.join(runs)}",
        name=f"{part}-{quantity}",
    )
    st.caption(_explanation(quantity, part, list(runs), len(ids)))


def _by_label(runs: Mapping[str, Sequence[Curves]], ids: Sequence[str]) -> Models:
    """Those of these ids, by what a chart calls them."""
    return {labelled(experiments.find(id)): runs[id] for id in ids}


def _control(label: str, name: str, options: Sequence[str]) -> str:
    return str(
        st.segmented_control(
            label, options, required=True, **address.follow(name, options, options[0])
        )
    )


def _explanation(quantity: str, part: str, ids: Sequence[str], others: int) -> str:
    words = "Lines are means over runs, as far as two runs went; bands go from the lowest to the "
    words += "highest run. "
    if others:
        words += "Grey: the other experiments chosen above, named where you point. "
    changed = [id for id in ids if experiments.find(id).augmentation]
    if part == TRAINING and changed:
        words += f"Of training images as they are changed in every epoch: {', '.join(changed)}. "
    squared = [id for id in ids if "squared" in experiments.find(id).training.loss]
    if quantity == LOSS and squared:
        words += f"Not comparable, because their loss is a squared error: {', '.join(squared)}."
    return words
