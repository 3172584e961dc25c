"""How all runs of all networks for XOR fared."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from dashboard.charts import accuracy_of_runs
from dashboard.components.clickable_chart import clickable_chart
from dashboard.components.small_worlds.answer import built_widths
from dashboard.components.small_worlds.choice import STUDY, choose_width
from dashboard.components.variations import variations
from dashboard.results import Result, SampleSet
from dashboard.small_worlds import ONE_LINE, nearest_corner
from dashboard.theme import count, listed, per_cent
from pipeline.spec import Experiment


def accuracy_of_widths(experiment: Experiment, test: SampleSet) -> None:
    """Show the test accuracy of every run of every width; a click chooses a width."""
    steps = built_widths()
    corner = float(np.mean(nearest_corner(test.samples) == test.labels))
    st.header("How many hidden nodes does it take?", anchor=False)
    marks = [(corner, "nearest corner"), (ONE_LINE, "three corners of four")]
    clickable_chart(
        "accuracy-of-runs",
        accuracy_of_runs(steps, experiment.hidden_units, marks),
        alt="Test accuracy of each run over the number of hidden nodes, with the means below",
        choose=choose_width,
        name="accuracy-of-runs",
    )
    st.caption(
        f"A marker is a run, tested on {count(len(test.labels), 'point')}. Reading each point as "
        f"its nearest corner, which no rule betters on average, is right in {per_cent(corner)} of "
        f"them. {_published(steps)}Click a run to choose its width."
    )
    for step in steps:
        if step.experiment == STUDY:
            variations(step)


def _published(steps: Sequence[Result]) -> str:
    """Which of the published accuracies are not of test points."""
    others = [
        step.experiment.hidden_units
        for step in steps
        if step.published is None and step.experiment.published.validation_accuracy is not None
    ]
    if not others:
        return ""
    return f"Published for {listed(others)} hidden nodes: the accuracy on validation points. "
