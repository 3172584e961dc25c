"""Charts: functions from data to a plotly figure, in one palette. They know no Streamlit.

ablation     what is read by networks trained without one part of their training
as_table     the numbers behind a chart
layout       axes and layout that charts share
data         the images of a data set, counted
courses      how several models learned
features     how many inputs a network needs, and what they hold
handwriting  how one person's digits are read
likeness     a hidden layer for one image beside average digits
models       models side by side
once         figures that are built once for the same data
pixels       numbers that belong to the pixels of a tiny image
published    what was measured beside what was published
runs         what several runs have in common over the epochs
small_network  a network as nodes and lines
training     how training went
unit_plane   images in the plane of two hidden units
units        what excites hidden units, and what they are for
xor          the plane of XOR, and the runs of its networks

Pages take them from here.
"""

from dashboard.charts.ablation import accuracy_without
from dashboard.charts.courses import learning_curves
from dashboard.charts.data import class_distribution, grey_histogram, pixel_picker, two_pixels
from dashboard.charts.features import accuracy_by_inputs, importance_of_pixels, variance_curve
from dashboard.charts.handwriting import own_hand
from dashboard.charts.likeness import likeness_to_averages
from dashboard.charts.models import accuracy_by_parameters, recall_of_digits, reliability
from dashboard.charts.pixels import pixel_values
from dashboard.charts.published import (
    accuracy_by_width,
    published_and_measured,
)
from dashboard.charts.small_network import network_picture
from dashboard.charts.training import training_curves
from dashboard.charts.unit_plane import plane_of_two
from dashboard.charts.units import activation_by_digit, heat_strips, recall_without_unit, votes
from dashboard.charts.xor import accuracy_of_runs, decision_boundary

__all__ = [
    "accuracy_by_inputs",
    "accuracy_by_parameters",
    "accuracy_by_width",
    "accuracy_of_runs",
    "accuracy_without",
    "activation_by_digit",
    "class_distribution",
    "decision_boundary",
    "grey_histogram",
    "heat_strips",
    "importance_of_pixels",
    "learning_curves",
    "likeness_to_averages",
    "network_picture",
    "own_hand",
    "pixel_picker",
    "pixel_values",
    "plane_of_two",
    "published_and_measured",
    "recall_of_digits",
    "recall_without_unit",
    "reliability",
    "training_curves",
    "two_pixels",
    "variance_curve",
    "votes",
]
