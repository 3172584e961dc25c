"""What did the hidden nodes learn?"""

import numpy as np
import streamlit as st

from dashboard import loading
from dashboard.components.about import about, not_as_declared
from dashboard.components.experiment_picker import experiment_picker
from dashboard.components.head import head
from dashboard.components.unit_picker import unit_picker
from dashboard.components.units.absence import absence
from dashboard.components.units.filters import feature_maps, kernels
from dashboard.components.units.gallery import gallery
from dashboard.components.units.layer import chosen_image, first_images, layer_of_image
from dashboard.components.units.portrait import portrait, voice
from dashboard.components.units.responses import by_digit, extremes
from dashboard.units import maps_shape, place, ranked, summary
from pipeline.experiments import everything
from pipeline.spec import Convolution

WHY_NOT = "has no units to look into here; [Small worlds](/small-worlds) draws it whole"
FEW = 5
"""Units whose pictures take less room than what there is to say of one of them: a row."""

examined = [e for e in everything() if e.examined]
experiment = head("What did the hidden nodes learn?", lambda: experiment_picker(examined, WHY_NOT))
result, units = loading.result(experiment), loading.units(experiment)
test = loading.test_set(experiment.dataset)
number, shape = len(units.separation), maps_shape(experiment)
st.markdown(summary(experiment.id, units, np.bincount(test.labels)))
about("hidden_units", [result])
not_as_declared([result])

left, right = st.columns([9, 11], gap="large")
with right:
    unit = unit_picker(number, first=int(ranked(units)[0])) if number > 1 else 0
    portrait(experiment, units, unit)
with left:
    gallery(units, unit)
with left if number <= FEW else right:  # below the shorter column
    voice(units, unit)
st.header(f"How does unit {unit} answer to each digit?", anchor=False)
digit = by_digit(experiment, units, unit)
st.header(f"Which images excite unit {unit} most, and which least?", anchor=False)
extremes(experiment, units, unit)
st.header(f"What is lost without unit {unit}?", anchor=False)
absence(experiment, units, unit, digit)

st.header("What does the whole layer make of one image?", anchor=False)
image = chosen_image(experiment, units)
layer_of_image(experiment, units, unit, image)
first_images(experiment, units)
if any(isinstance(layer, Convolution) for layer in experiment.layers):
    st.header("How do the convolutions see this image?", anchor=False)
    channel = place(unit, shape)[2] if shape else None
    kernels(experiment, channel)
    feature_maps(experiment, image, channel)
