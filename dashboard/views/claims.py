"""Do the published findings hold when measured again?"""

import streamlit as st

from dashboard import loading
from dashboard.components.about import about, not_as_declared
from dashboard.components.claim_list import choose_claims, claim_list, verdicts_in_words
from dashboard.components.head import head
from dashboard.components.store_problem import store_problem

head("Do the published findings hold when measured again?")
results = loading.results()
judged = loading.judged_claims()
verdicts_in_words(judged)
about("claims", results)
not_as_declared(results)
if problem := loading.problem():
    store_problem(problem)
with st.container(horizontal=True, vertical_alignment="bottom"):
    chosen = choose_claims(judged)
st.caption(
    f"Shown: {len(chosen)} of {len(judged)}. The findings are in our words; each verdict is "
    "computed from the stored runs by the rule in small print."
)
claim_list(chosen)
