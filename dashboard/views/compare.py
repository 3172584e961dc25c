"""Which model is better, and is the difference real?"""

import streamlit as st

from dashboard import loading
from dashboard.charts import accuracy_by_parameters, recall_of_digits
from dashboard.components.about import about, not_as_declared
from dashboard.components.chart import chart
from dashboard.components.experiment_table import experiment_table
from dashboard.components.families import family_filter
from dashboard.components.hard_images import hard_images
from dashboard.components.head import head
from dashboard.components.learning import learning
from dashboard.components.pair import chosen_pair
from dashboard.components.pair_matrix import pair_matrix
from dashboard.components.verdict import standing
from dashboard.results import on_mnist

PAIR = "pair"

head("Which model is better, and is the difference real?")
results, comparison = loading.results(), loading.comparison()
standing(comparison)
about("compare", results)
not_as_declared(results)
chosen = tuple(comparison.ids[:1])

if len(comparison.contenders) > 1:
    with st.container(key=PAIR):
        st.header("A against B", anchor=False)
        chosen = chosen_pair(comparison.ids)
    st.header("Which differences are real?", anchor=False)
    pair_matrix(comparison, chosen, reveal=PAIR)

st.header("All experiments", anchor=False)
family = family_filter(results)
experiment_table(family)
st.header("How did they learn?", anchor=False)
learning(chosen, family)

if comparison.contenders:
    models = on_mnist(results)
    left, right = st.columns(2, gap="large")
    with left:
        st.header("Is size worth it?", anchor=False)
        chart(
            accuracy_by_parameters(models, chosen),
            alt="Test accuracy with its interval over the number of parameters, as in the table",
            name="accuracy-by-parameters",
        )
    with right:
        st.header("Which digits are hard?", anchor=False)
        chart(
            recall_of_digits(comparison.contenders),
            alt="Share of each digit that each model reads correctly, mean over its runs",
            name="recall-of-digits",
        )
    if len(comparison.contenders) > 1:
        hard_images(comparison)
