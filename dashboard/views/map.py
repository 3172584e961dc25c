"""How do digits cluster inside the network?"""

import streamlit as st

from dashboard import loading
from dashboard.components.about import about, not_as_declared
from dashboard.components.experiment_picker import experiment_picker
from dashboard.components.head import head
from dashboard.components.maps.answer import answer, map_scores
from dashboard.components.maps.files import map_files
from dashboard.components.maps.picker import first_pane, map_picker, subjects
from dashboard.components.maps.pinned import neighbours, pin_picker, pinned
from dashboard.components.maps.selection import selection
from dashboard.components.point_map import chosen_images, point_map
from dashboard.components.store_problem import store_problem
from dashboard.maps import RAW_PIXELS
from pipeline.experiments import EXPERIMENTS
from pipeline.spec import MNIST

WHY_NOT = "has no map: layers of few nodes need none, and of wider ones those listed above have one"

mapped = [e for e in EXPERIMENTS if e.mapped]
experiment = head(
    "How do digits cluster inside the network?", lambda: experiment_picker(mapped, WHY_NOT)
)
found = loading.map(experiment.id)
training = loading.training_set(MNIST)
answer(first_pane(experiment))
shown = loading.built(subjects(experiment))
about("map", shown, studies=[RAW_PIXELS])
not_as_declared(shown)

panes, colouring = map_picker(experiment)
images = len(found.coordinates)
if len(panes) == 1:
    maps, details = st.columns([3, 2], gap="large")
else:
    maps, details = st.container(), st.container()
with details:
    left, right = st.columns(2, gap="large") if len(panes) > 1 else (details, details)
    with left:
        pin = pin_picker(images)
        near = neighbours(experiment.id, pin)
        pinned(experiment, training, pin, near)
    with right:
        selection(experiment, training, found.labels, chosen_images(images))
with maps:
    point_map(panes, colouring, pin, near)
    map_files(panes)
st.header("How well do the maps keep neighbours?", anchor=False)
map_scores(panes)
if problem := loading.problem():
    store_problem(problem)
