"""How was this model made, how did training go, and how good is it per digit?"""

import streamlit as st

from dashboard import address, loading
from dashboard.charts import training_curves
from dashboard.components.answers import answer
from dashboard.components.chart import chart
from dashboard.components.declaration import declaration
from dashboard.components.digit_grid import digit_grid
from dashboard.components.experiment_picker import experiment_picker
from dashboard.components.provenance import not_as_declared, provenance
from dashboard.components.scores import headline_scores, probability_table, score_table
from dashboard.components.tiles import verdict_tile
from dashboard.theme import count
from pipeline import metrics

FIRST_IMAGES, FIRST_ROWS = 25, 20

experiment = experiment_picker()
st.title(experiment.question)
result = loading.result(experiment)
answer(result, loading.baseline(experiment))
not_as_declared([result])
test, predictions = loading.test_set(experiment.dataset), loading.predictions(experiment)
headline_scores(result, metrics.label_rmse(test.labels, predictions.labels))

st.header("How was it made?", anchor=False)
declaration(experiment)

st.header("How did training go?", anchor=False)
run = loading.curves(experiment)[0]
for column, quantity in zip(st.columns(2), ("loss", "accuracy"), strict=True):
    with column:
        chart(
            training_curves(quantity, run, experiment.published.history),
            alt=f"{quantity.capitalize()} of training and validation over "
            f"{count(run.history.epochs, 'epoch')}, ours and as published",
        )

st.header("How good is it per digit?", anchor=False)
confusion = predictions.confusion(test)
score_table(metrics.class_scores(confusion), experiment.published.scores)
st.page_link(
    "views/confusions.py",
    label="See what is mistaken for what",
    icon=":material/arrow_forward:",
    query_params={address.SUBJECT: experiment.id},
)

st.header("What does it make of the first test images?", anchor=False)
left, right = st.columns([9, 11], gap="large")
with left:
    digit_grid([verdict_tile(test, predictions, image) for image in range(FIRST_IMAGES)])
with right:
    probability_table(predictions.probabilities[:FIRST_ROWS], test.labels[:FIRST_ROWS])
    st.caption(f"Probability of each digit in per cent, for the first {FIRST_ROWS} images.")
provenance([result])
