"""What do the digits look like?"""

import streamlit as st

from dashboard import loading
from dashboard.components.about import about
from dashboard.components.data import topics
from dashboard.components.data.averages import average_digits
from dashboard.components.data.classes import class_table, classes
from dashboard.components.data.greys import grey_values
from dashboard.components.data.image import image_answer, numbers, one_hot
from dashboard.components.data.overview import overview
from dashboard.components.data.pixels import two_pixels_by_digit
from dashboard.components.data.preprocessing import preprocessing
from dashboard.components.data.samples import samples, shown_digit
from dashboard.components.head import head
from dashboard.components.image_picker import image_picker
from dashboard.components.store_problem import store_problem
from pipeline.spec import MNIST

PUBLISHED_IMAGE = 2020

head("What do the digits look like?")
loading.results()
training, test = loading.training_set(MNIST), loading.test_set(MNIST)
parts = {topics.TRAINING: training, topics.TEST: test}
overview(training, test, loading.greys(MNIST))
about("data", [], datasets=[MNIST])
if problem := loading.problem():
    store_problem(problem)
topic = topics.topic_picker()

if topic == topics.SAMPLES:
    left, right = st.columns([2, 3], gap="large")
    with right:
        samples(parts)
    with left:
        classes(parts, (topics.shown_part(), shown_digit()))
    class_table(parts)
elif topic == topics.AVERAGES:
    average_digits(training, loading.averages(MNIST), loading.greys(MNIST))
elif topic == topics.GREYS:
    grey_values(training, loading.greys(MNIST))
elif topic == topics.PIXELS:
    two_pixels_by_digit(training, loading.averages(MNIST))
else:
    part = topics.part_picker(resets=[topics.IMAGE])
    image = image_picker(parts[part], first=PUBLISHED_IMAGE, part=part)
    image_answer(parts[part], part, image)
    st.header("What do the networks read?", anchor=False)
    preprocessing(parts[part].images[image], f"{part} image {image}")
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header("Which numbers is it made of?", anchor=False)
        numbers(parts[part].images[image])
    with right:
        st.header("How is its label taught?", anchor=False)
        one_hot(parts[part], image)
