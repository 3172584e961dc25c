"""What do all the models make of my digit?"""

import streamlit as st

from dashboard import loading
from dashboard.components.about import about, not_as_declared
from dashboard.components.draw.challenge import challenge
from dashboard.components.draw.one_digit import ONLY_HERE, one_digit
from dashboard.components.head import head
from dashboard.components.store_problem import store_problem
from dashboard.components.tabs import tabs
from pipeline.experiments import find

MODES = {"one digit": "One digit", "my handwriting": "My handwriting"}

mode = head("What do all the models make of my digit?", lambda: tabs("What to draw", "mode", MODES))
readers = loading.readers()
if mode == "one digit":
    one_digit(readers)
else:
    challenge()
if problem := loading.problem() or readers.problem:
    store_problem(problem)
results = [loading.result(find(id)) for id in readers.networks]
not_as_declared(results)
with st.container(horizontal=True, vertical_alignment="center"):
    about("draw", results)
    if mode == "one digit":
        st.caption(ONLY_HERE, width="content")
