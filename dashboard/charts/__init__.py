"""Charts: functions from data to a plotly figure, in one palette. They know no Streamlit.

layout       axes and layout that charts share
courses      how several models learned
models       models side by side
published    what was measured beside what was published
runs         what several runs have in common over the epochs
training     how training went

Pages take them from here.
"""

from dashboard.charts.courses import learning_curves
from dashboard.charts.models import accuracy_by_parameters, recall_of_digits, reliability
from dashboard.charts.published import (
    accuracy_by_width,
    published_and_measured,
)
from dashboard.charts.training import training_curves

__all__ = [
    "accuracy_by_parameters",
    "accuracy_by_width",
    "learning_curves",
    "published_and_measured",
    "recall_of_digits",
    "reliability",
    "training_curves",
]
