"""What is mistaken for what?"""

import streamlit as st

from dashboard import loading
from dashboard.components.confusions import COUNTS, SHARES, confusions
from dashboard.components.digit_pair import published_pair
from dashboard.components.experiment_picker import experiment_picker
from dashboard.components.mistakes import pair_panel
from dashboard.components.provenance import not_as_declared, provenance

FREQUENT = 10

experiment = experiment_picker()
st.title("What is mistaken for what?")
result = loading.result(experiment)
not_as_declared([result])
test, predictions = loading.test_set(experiment.dataset), loading.predictions(experiment)
left, pair = confusions(experiment, test, predictions, FREQUENT, (COUNTS, SHARES))
with left:
    pair_panel(test, predictions, *pair)
    published_pair(experiment)
provenance([result])
