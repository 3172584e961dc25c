"""Features shows what components and pixels hold, and what it costs to read few of them."""

import re

import pytest

from pipeline.experiments import find
from pipeline.store import Store
from tests.dashboard.conftest import data_of, text_of
from tests.planted import plant, planted_features, planted_replicate


@pytest.fixture
def store(empty_store, mnist) -> Store:
    """Planted features, and a network on all pixels; neither of the two on fewer."""
    plant(empty_store, find("dense-130"), planted_replicate(mnist["y_test"], wrong=30))
    empty_store.write_study("features", "a hash", planted_features())
    return empty_store


def _pictures(app) -> list[str]:
    """What all pictures are said to show."""
    linked = [data for data in data_of(app) if isinstance(data, str)]
    shown = [html.value for html in app.html] + linked
    return re.findall(r'role="img" aria-label="([^"]+)"', "".join(shown))


def test_the_answer_says_what_few_inputs_cost_and_how_few_are_enough(open_page, store):
    words = text_of(open_page("features", store.root))
    assert "reads all 784 pixels gets 87.60 % of the 10,000 test images of MNIST right" in words
    assert "**154 components 97.50 %** (+9.90 points)" in words
    assert "**70 pixels 84.00 %** (\N{MINUS SIGN}3.60 points)" in words
    assert "784 components read best of all, 97.60 %" in words
    assert "within half a point of that: **154 components** and **no number of pixels**" in words


def test_the_first_view_is_the_choice_of_the_document(open_page, store):
    app = open_page("features", store.root)
    assert (app.slider(key="choice-k").value, app.slider(key="choice-n").value) == (154, 70)
    assert "Test image 0, a 7, rebuilt from 154" in _pictures(app)
    assert "Test image 0, a 7, 70 pixels marked" in _pictures(app)


def test_the_sliders_change_pictures_words_and_address(open_page, store):
    app = open_page("features", store.root)
    app.slider(key="choice-k").set_value(10).run()
    app.slider(key="choice-n").set_value(784).run()
    assert {"k": "10", "n": "784"}.items() <= app.query_params.items()
    assert "Test image 0, a 7, rebuilt from 10" in _pictures(app)
    assert "Held by 784 of 784 pixels: **100.0 %** of the importance" in text_of(app)


def test_one_gets_back_to_the_choice_of_the_document(open_page, store):
    app = open_page("features", store.root, k="3")
    assert "Test image 0, a 7, rebuilt from 3" in _pictures(app)
    app.button(key="k-declared").click().run()
    assert "Test image 0, a 7, rebuilt from 154" in _pictures(app)


def test_an_address_names_image_and_component(open_page, store):
    app = open_page("features", store.root, image="4", component="2", k="400")
    assert "Test image 4, a 4, rebuilt from 400" in _pictures(app)
    assert "Mean image, +2 deviations of component 2" in _pictures(app)


def test_what_is_not_built_is_said(open_page, store):
    words = text_of(open_page("features", store.root))
    assert "pca-154-dense-130, which would read, is not built" in words
    assert "forest-70-dense-130 is not built" in words


def test_the_forest_stands_beside_the_networks(open_page, store):
    app = open_page("features", store.root)
    figures = {metric.label: metric.value for metric in app.metric}
    assert figures["The forest itself"].startswith("97.00")
    assert figures["dense-130"].startswith("99.70")


def test_other_digits_among_the_most_alike_are_counted_and_marked(open_page, store, mnist):
    # The first pixel is black in all images: the first ones are as alike as any.
    app = open_page("features", store.root, n="1")
    others = sum(mnist["y_test"][1:13] != mnist["y_test"][0])
    assert f"most like image 0, a 7, in this pixel, **{others}** show another digit" in text_of(app)
    (grid,) = [html.value for html in app.html if "class=marked" in html.value]
    assert grid.count("class=marked") == others


def test_without_features_the_page_says_what_to_run(open_page, planted_store):
    app = open_page("features", planted_store.root)
    (command,) = [code.value for code in app.code]
    assert command.startswith("python -m pipeline.build_artifacts --only features")
    assert "These results cannot be shown" in text_of(app)


def test_the_networks_read_what_is_rebuilt(open_page):
    words = "".join(html.value for html in open_page("features").html)
    assert re.search(r"rebuilt from 154<br>read as 7: \d", words)
