"""What was tried, and what won?"""

import streamlit as st

from dashboard import loading
from dashboard.charts import accuracy_by_width, published_and_measured
from dashboard.components.answers import agreement, enough_nodes, winner
from dashboard.components.chart import chart
from dashboard.components.experiment_table import experiment_links, experiment_table
from dashboard.components.mistakes import confident_mistakes
from dashboard.components.provenance import not_as_declared, provenance
from dashboard.components.store_problem import store_problem
from dashboard.results import on_mnist, published
from dashboard.words import tested_on
from pipeline.spec import MNIST

st.title("What was tried, and what won?")
results = loading.results()
winner(results)
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
    st.caption(
        f"All on the {tested_on(MNIST)}. Points are means over the runs, bars their "
        "95\N{NO-BREAK SPACE}% intervals, often shorter than a point is wide. The scale is "
        "stretched: half as many mistakes is always the same step."
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
        confident_mistakes(best, loading.test_set(best.dataset), loading.predictions(best))

st.header("All experiments", anchor=False)
experiment_table(results)
experiment_links(results)
provenance(results)
