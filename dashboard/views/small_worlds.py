"""What can the smallest networks do?"""

import numpy as np
import streamlit as st

from dashboard import address, loading
from dashboard.components.about import about, not_as_declared
from dashboard.components.claims_about import claims_about
from dashboard.components.confusions import COUNTS, SHARES, confusions
from dashboard.components.further import lead_to
from dashboard.components.head import head
from dashboard.components.mistakes import worst_mistake
from dashboard.components.small_worlds.answer import built_widths, small_answer
from dashboard.components.small_worlds.choice import DIGITS, small_experiment
from dashboard.components.small_worlds.contributions import why
from dashboard.components.small_worlds.digits import digits_by_class
from dashboard.components.small_worlds.patterns import patterns
from dashboard.components.small_worlds.plane import plane
from dashboard.components.small_worlds.widths import accuracy_of_widths
from dashboard.components.training import course_of_training
from dashboard.theme import listed
from pipeline.spec import XOR

FREQUENT = 5

head("What can the smallest networks do?")
small_answer()
about("small_worlds", [*built_widths(), *loading.built([DIGITS])])
experiment = small_experiment()
dataset, result = experiment.dataset, loading.result(experiment)
not_as_declared([result])
predictions = loading.predictions(experiment)

if dataset == XOR:
    plane(experiment, predictions)
    accuracy_of_widths(experiment, predictions.test)
else:
    digit = digits_by_class(loading.training_set(dataset))
    if layers := patterns(experiment, digit):
        why(layers[0], predictions)

st.header("What is mistaken for what?", anchor=False)
support = np.bincount(predictions.test.labels, minlength=dataset.classes)
counts = listed([f"{number} of {label}" for label, number in enumerate(support)])
note = f"Test {dataset.samples} by class: {counts}."
worst_mistake(experiment, predictions)
confusions(experiment, predictions, FREQUENT, (SHARES, COUNTS), note)

st.header("How did training go?", anchor=False)
course_of_training(result, loading.curves(experiment))
claims_about(experiment)
lead_to(
    "experiment",
    f"See settings, scores and runs of {experiment.id}",
    **{address.SUBJECT: experiment.id},
)
