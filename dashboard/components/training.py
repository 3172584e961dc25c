"""How training went: curves of all runs, and what is wrong with the source's."""

import streamlit as st

from dashboard.charts import training_curves
from dashboard.components.chart import chart
from dashboard.results import Result
from dashboard.theme import count
from pipeline.spec import Experiment
from pipeline.store import Curves


def course_of_training(result: Result, runs: tuple[Curves, ...]) -> None:
    """Show loss and accuracy over the epochs, under a note where the source's validation leaks."""
    experiment = result.experiment
    if experiment.split.source_validates_on_test:
        _flaw(experiment)
    epochs = count(max(run.history.epochs for run in runs), "epoch")
    for column, quantity in zip(st.columns(2), ("loss", "accuracy"), strict=True):
        with column:
            chart(
                training_curves(quantity, runs, experiment),
                alt=f"{quantity.capitalize()} of training and validation over {epochs}, "
                f"measured{'' if experiment.ours else ' and as published'}",
                name=f"{quantity}-{experiment.id}",
            )
    lines = "Grey: the epoch whose weights were kept."
    if len(runs) > 1:
        lines = (
            f"Lines are means of {len(runs)} runs, bands reach from the lowest to the highest, "
            "both over the epochs that at least two runs reached. Grey: where weights were kept."
        )
    st.caption(lines + _of_training_images(experiment))


def _of_training_images(experiment: Experiment) -> str:
    if experiment.augmentation is None:
        return ""
    return (
        " Lines of training are of the changed images, as they were learned from; the training "
        "accuracy above is of the images as they are."
    )


def _flaw(experiment: Experiment) -> None:
    samples = experiment.dataset.samples
    with st.container(border=True):
        st.markdown(
            f":red-badge[flaw of the source] It validates on the test {samples}: what it prints as "
            "validation are test figures, and none are left that its author had not watched. We "
            f"hold out {experiment.validated_on} instead; the course of the test figures is drawn "
            "beside, only to compare."
        )
