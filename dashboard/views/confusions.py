"""What is mistaken for what?"""

import streamlit as st

from dashboard import address, loading
from dashboard.components.confusion_matrix import confusion_matrix
from dashboard.components.digit_pair import digit_pair, published_pair
from dashboard.components.experiment_picker import experiment_picker
from dashboard.components.mistakes import cell_images, pair_panel, worst_mistake
from dashboard.components.provenance import not_as_declared, provenance
from pipeline import metrics

FREQUENT = 10
CELLS = COUNTS, SHARES = ("counts", "per cent of row")
IMAGES = "cell-images"

experiment = experiment_picker()
st.title("What is mistaken for what?")
result = loading.result(experiment)
not_as_declared([result])
test, predictions = loading.test_set(experiment.dataset), loading.predictions(experiment)
confusion = predictions.confusion(test)
frequent = metrics.frequent_confusions(confusion, FREQUENT)
worst_mistake(experiment, frequent, test, predictions)

left, right = st.columns(2, gap="large")
with right:
    true, predicted = digit_pair(
        experiment, (frequent[0].true, frequent[0].predicted) if frequent else (0, 1)
    )
    with st.container(key=IMAGES):
        cell_images(test, predictions, true, predicted)
with left:
    cells = st.segmented_control(
        "Cells show", CELLS, required=True, **address.follow("cells", CELLS, COUNTS)
    )
    confusion_matrix(
        experiment, confusion, frequent, (true, predicted), cells == SHARES, reveal=IMAGES
    )
    st.caption(
        "Rows are what it is, columns what it is read as. "
        f"Click a cell for its {experiment.dataset.samples}."
    )
    pair_panel(test, predictions, true, predicted)
    published_pair(experiment)
provenance([result])
