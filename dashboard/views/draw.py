"""What do all the models make of my digit?"""

import streamlit as st

from dashboard import address, loading
from dashboard.components.draw.challenge import challenge
from dashboard.components.draw.one_digit import one_digit
from dashboard.components.provenance import not_as_declared, provenance
from dashboard.components.store_problem import store_problem
from pipeline.experiments import find

MODES = {"one digit": "One digit", "my handwriting": "My handwriting"}

with st.container(key="draw-title", horizontal=True, vertical_alignment="center"):
    st.title("What do all the models make of my digit?")
    mode = st.segmented_control(
        "What to draw",
        list(MODES),
        format_func=lambda mode: MODES[str(mode)],
        required=True,
        label_visibility="collapsed",
        **address.follow("mode", list(MODES), "one digit"),
    )
readers = loading.readers()
if mode == "one digit":
    one_digit(readers)
else:
    challenge()
if problem := loading.problem() or readers.problem:
    store_problem(problem)
results = [loading.result(find(id)) for id in readers.networks]
not_as_declared(results)
provenance(results)
