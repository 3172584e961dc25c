"""What was tried, and what won?"""

import streamlit as st

from dashboard import loading
from dashboard.charts import accuracy_by_width, published_and_measured
from dashboard.components.about import about, not_as_declared
from dashboard.components.chart import chart
from dashboard.components.experiment_table import experiment_links, experiment_table
from dashboard.components.head import head
from dashboard.components.mistakes import confident_mistakes
from dashboard.components.ranking import agreement, enough_nodes, runners_up, winner
from dashboard.components.store_problem import store_problem
from dashboard.results import on_mnist, published
from dashboard.tour import STEPS

head("What was tried, and what won?")
results = loading.results()
winner(results)
with st.container(key="ways-in", horizontal=True):
    st.page_link("views/tour.py", label=f"Take the tour: {len(STEPS)} questions, guess first")
    st.page_link("views/draw.py", label="Draw a digit and watch all models read it")
about("home", results)
not_as_declared(results)
if problem := loading.problem():
    store_problem(problem)

compared = on_mnist(results)
left, right = st.columns(2, gap="large")
with left:
    st.header("Does it match what was published?", anchor=False)
    agreement(compared)
    chart(
        published_and_measured(compared),
        alt="Published and measured test accuracy of each experiment, as in the table below",
        name="published-and-measured",
    )
with right:
    st.header("How many hidden nodes are enough?", anchor=False)
    if widths := [result for result in compared if result.experiment.family == "width"]:
        enough_nodes(widths)
        chart(
            accuracy_by_width(widths),
            alt="Test accuracy over the number of hidden nodes, as in the table below",
            name="accuracy-by-width",
        )
    else:
        st.markdown("No network of this series is built yet.")
    if (models := published(compared)) and not problem:
        best = max(models, key=lambda result: result.measured).experiment
        st.header("What does the best published one get wrong?", anchor=False)
        confident_mistakes(best, loading.predictions(best))

st.header("All experiments", anchor=False)
runners_up(results)
experiment_table(results)
experiment_links(results)
