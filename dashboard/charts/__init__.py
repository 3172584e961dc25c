"""Charts: functions from data to a plotly figure, in one palette. They know no Streamlit.

layout       axes and layout that charts share
published    what was measured beside what was published
training     how training went

Pages take them from here.
"""

from dashboard.charts.published import (
    accuracy_by_width,
    published_and_measured,
)
from dashboard.charts.training import training_curves

__all__ = ["accuracy_by_width", "published_and_measured", "training_curves"]
