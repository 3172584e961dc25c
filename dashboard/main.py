"""The app behind `Home.py`: navigation, and the one place that shows a broken store."""

from pathlib import Path

import streamlit as st

from dashboard import address
from dashboard.components.store_problem import store_problem
from pipeline.store import StoreError

HERE = Path(__file__).parent

START = "Home"
PAGES = {
    "views/home.py": START,
    "views/tour.py": "Tour",
    "views/draw.py": "Draw",
    "views/data.py": "Data",
    "views/compare.py": "Compare",
    "views/experiment.py": "Experiment",
    "views/confusions.py": "Confusions",
    "views/claims.py": "Claims",
    "views/hidden_units.py": "Hidden units",
    "views/map.py": "Map",
    "views/features.py": "Features",
    "views/small_worlds.py": "Small worlds",
}
PARTS = {"Data": "Data and results", "Hidden units": "Inside the networks"}
"""Of the list of pages, by the page that each begins with."""

pages = [
    st.Page(
        path,
        title=title,
        url_path="" if title == START else title.lower().replace(" ", "-"),
        default=title == START,
    )
    for path, title in PAGES.items()
]
page = st.navigation(pages, position="hidden")
st.set_page_config(
    page_title=f"{page.title} - Digitscope",
    page_icon=HERE / "favicon.png",
    layout="wide",
    initial_sidebar_state=240,
)
st.html(HERE / "style.css")
# Before the page, which would have to make room for a sidebar that opened after it.
st.sidebar.markdown("**Digitscope**  \n:small[How small networks read digits]")
with address.of_page(page.title):
    try:
        page.run()
    except StoreError as error:
        store_problem(error)
with st.sidebar:
    for path, title in PAGES.items():
        if title in PARTS:
            st.caption(PARTS[title])
        query = None if title == START else address.last_of(title)
        st.page_link(path, label=title, query_params=query)
