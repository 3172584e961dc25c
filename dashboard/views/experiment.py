"""How was this model made, how did training go, how good is it, and do its runs agree?"""

import streamlit as st

from dashboard import loading
from dashboard.ablations import ablation_of
from dashboard.components.about import about, not_as_declared
from dashboard.components.answers import answer
from dashboard.components.augmentation import augmentation
from dashboard.components.claims_about import claims_about
from dashboard.components.declaration import declaration
from dashboard.components.experiment_picker import experiment_picker
from dashboard.components.first_samples import first_samples
from dashboard.components.further import further
from dashboard.components.head import head
from dashboard.components.ingredients import ingredients
from dashboard.components.runs import runs_agree
from dashboard.components.scores import headline_scores, score_table
from dashboard.components.training import course_of_training
from dashboard.components.variations import link_to_study, variations
from dashboard.words import class_word

experiment = head(lambda experiment: experiment.question, experiment_picker)
link_to_study(experiment)
result = loading.result(experiment)
baseline, study = loading.baseline(experiment), ablation_of(experiment)
answer(result, baseline)
measured = [one for one in (result, baseline) if one]
about("experiment", measured, studies=[study.id] if study else [])
not_as_declared([result])
predictions = loading.predictions(experiment)
headline_scores(result, predictions)

st.header("How was it made?", anchor=False)
declaration(experiment)
augmentation(experiment)

st.header("How did training go?", anchor=False)
curves = loading.curves(experiment)
course_of_training(result, curves)

st.header("Do the runs agree?", anchor=False)
runs_agree(result, curves, predictions)
variations(result)
ingredients(experiment)

st.header(f"How good is it per {class_word(experiment.dataset)}?", anchor=False)
score_table(result, predictions)
further(experiment)

st.header(f"What does it make of the first test {experiment.dataset.samples}?", anchor=False)
first_samples(predictions)
claims_about(experiment)
