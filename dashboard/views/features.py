"""Which pixels and directions matter?"""

import streamlit as st

from dashboard import loading
from dashboard.components.about import about, not_as_declared
from dashboard.components.features.choices import IMAGE, built
from dashboard.components.features.digit import chosen_pixels, rebuilt_digit
from dashboard.components.features.directions import leading_components, one_component, variance
from dashboard.components.features.pixels import forest_accuracy, importance, look_alikes
from dashboard.components.features.sweep import answer, sweep
from dashboard.components.head import head
from dashboard.components.image_picker import image_picker
from pipeline.spec import MNIST

head("Which pixels and directions matter?")
features, test = loading.features(), loading.test_set(MNIST)
answer(features)
results = built()
about("features", results, studies=["features"])
not_as_declared(results)

left, right = st.columns(2, gap="large")
with left:
    st.header("What do they show of one digit?", anchor=False)
    image = image_picker(test, name=IMAGE)
    k = rebuilt_digit(features, test, image)
    n = chosen_pixels(features, test, image)
with right:
    st.header("How many inputs are enough?", anchor=False)
    sweep(features, k, n)

st.header("Which images do these pixels take for each other?", anchor=False)
look_alikes(features, test, image, n)

left, right = st.columns(2, gap="large")
with right:
    st.header("What does one direction tell apart?", anchor=False)
    component = one_component(features, test)
with left:
    st.header("Which directions lead?", anchor=False)
    variance(features, k)
    leading_components(features, component)

left, right = st.columns(2, gap="large")
with left:
    st.header("Which pixels matter to the forest?", anchor=False)
    importance(features)
with right:
    st.header("How well does the forest read?", anchor=False)
    forest_accuracy(features)
