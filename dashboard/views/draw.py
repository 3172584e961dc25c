"""What do all the models make of my digit?"""

import streamlit as st

from dashboard.components.draw.canvas import canvas

st.title("What do all the models make of my digit?")
picture = canvas()
