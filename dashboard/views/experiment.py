"""How was this model made, how did training go, how good is it, and do its runs agree?"""

import streamlit as st

from dashboard import loading
from dashboard.ablations import ablation_of
from dashboard.components.about import about, not_as_declared
from dashboard.components.answers import answer
from dashboard.components.augmentation import augmentation
from dashboard.components.claims_about import claims_about
from dashboard.components.declaration import declaration
from dashboard.components.digit_grid import digit_grid
from dashboard.components.experiment_picker import experiment_picker
from dashboard.components.further import further
from dashboard.components.ingredients import ingredients
from dashboard.components.runs import runs_agree
from dashboard.components.scores import headline_scores, probability_table, score_table
from dashboard.components.tiles import verdict_tile
from dashboard.components.training import course_of_training
from dashboard.components.variations import link_to_study, variations
from dashboard.words import class_word

FIRST_IMAGES, FIRST_ROWS = 25, 20

experiment = experiment_picker()
st.title(experiment.question)
link_to_study(experiment)
result = loading.result(experiment)
baseline, study = loading.baseline(experiment), ablation_of(experiment)
answer(result, baseline)
about("experiment", [result, *([baseline] if baseline else [])], [study.id] if study else [])
not_as_declared([result])
test, predictions = loading.test_set(experiment.dataset), loading.predictions(experiment)
headline_scores(result, test, predictions)

st.header("How was it made?", anchor=False)
declaration(experiment)
augmentation(experiment)

st.header("How did training go?", anchor=False)
curves = loading.curves(experiment)
course_of_training(result, curves)

st.header("Do the runs agree?", anchor=False)
runs_agree(result, curves, test, predictions)
variations(result)
ingredients(experiment)

noun, samples = class_word(experiment.dataset), experiment.dataset.samples
st.header(f"How good is it per {noun}?", anchor=False)
score_table(result, test, predictions)
further(experiment)

st.header(f"What does it make of the first test {samples}?", anchor=False)
left, right = st.columns([9, 11], gap="large")
with left:
    digit_grid([verdict_tile(test, predictions, image) for image in range(FIRST_IMAGES)])
with right:
    probability_table(predictions.probabilities[:FIRST_ROWS], test.labels[:FIRST_ROWS])
    st.caption(f"Probability of each {noun} in per cent, for the first {FIRST_ROWS} {samples}.")
claims_about(experiment)
