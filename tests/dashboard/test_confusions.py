"""Confusions opens the images behind each cell of the matrix."""

import base64
import io
import math
import re

import numpy as np
import pytest
from PIL import Image

from dashboard.pictures import FRAME
from pipeline.experiments import everything, find
from tests.dashboard.conftest import captions_of, data_of, text_of
from tests.planted import (
    plant,
    plant_threes_as_eights,
    planted_replicate,
    replicate_that_reads,
)


def _grid(app) -> str:
    """The images of the chosen cell."""
    return next(html.value for html in app.html if 'class="bars"' in html.value)


def test_the_answer_and_the_first_view_are_the_most_frequent_mistake(open_page, planted_store):
    app = open_page("confusions", planted_store.root, id="dense-10")
    words = text_of(app)
    assert "most often reads **4 as 9**: 30 images, 3.1 % of all 4s" in words
    assert "4 read as 9: 30 images" in words
    assert (app.selectbox(key="pair-true").value, app.selectbox(key="pair-predicted").value) == (
        4,
        9,
    )


def test_the_most_confident_mistakes_come_first_with_their_probabilities(open_page, planted_store):
    grid = _grid(open_page("confusions", planted_store.root, id="dense-10"))
    shares = [float(share) for share in re.findall(r"<br>as 9: ([\d.]+)\s%", grid)]
    assert shares == sorted(shares, reverse=True)
    assert shares[:3] == [100, 99, 98]
    assert grid.count('role="listitem"') == 20
    assert "a 4 read as 9" in grid
    assert "is 4: 1.0\N{NO-BREAK SPACE}%" in grid


def test_further_images_are_on_further_pages(open_page, planted_store):
    app = open_page("confusions", planted_store.root, id="dense-10")
    assert "Shown: 1 to 20 of 30" in text_of(app)
    app.number_input(key="choice-page").increment().run()
    assert "Shown: 21 to 30 of 30" in text_of(app)
    assert _grid(app).count('role="listitem"') == 10
    assert app.query_params["page"] == "2"


def test_another_pair_or_experiment_begins_with_its_first_page(open_page):
    app = open_page("confusions", id="dense-2", true="1", predicted="1", page="3")
    assert "Shown: 41 to 60" in text_of(app)
    app.selectbox(key="pair-predicted").select(8).run()
    assert "Shown: 1 to" in text_of(app)
    app = open_page("confusions", id="dense-2", true="1", predicted="1", page="3")
    app.selectbox(key="choice-id").select("dense-10").run()
    assert "Shown: 1 to" in text_of(app)
    assert "page" not in app.query_params


def test_a_cell_without_images_says_so(open_page, planted_store):
    app = open_page("confusions", planted_store.root, id="dense-10", true="1", predicted="7")
    assert "None of the test images" in text_of(app)


def test_the_selectors_choose_the_cell_and_the_address(open_page, planted_store):
    app = open_page("confusions", planted_store.root, id="dense-10")
    app.selectbox(key="pair-true").select(9).run()
    assert "9 read as 9: 1,009 images" in text_of(app)
    assert app.query_params == {"id": "dense-10", "true": "9", "predicted": "9"}
    app.selectbox(key="pair-predicted").select(4).run()
    assert "9 read as 4: 0 images" in text_of(app)


def test_the_pair_is_shown_in_all_four_ways(open_page, planted_store):
    app = open_page("confusions", planted_store.root, id="dense-10")
    panel = next(html.value for html in app.html if 'class="digit-grid two-by-two' in html.value)
    assert captions_of(panel) == [
        "4s read as 4s: 25 of 952",
        "4s read as 9s: 25 of 30",
        "9s read as 4s: none",
        "9s read as 9s: 25 of 1,009",
    ]


def test_one_digit_is_no_pair(open_page, planted_store):
    app = open_page("confusions", planted_store.root, id="dense-10", true="3", predicted="3")
    assert "read as one or the other" not in text_of(app)


def test_the_matrix_gets_all_counts_and_links_to_the_most_frequent_mistakes(open_page):
    (data,) = data_of(open_page("confusions", id="dense-2", true="2", predicted="3"))
    counts = np.array([[int(cell["text"]) for cell in row] for row in data["cells"]])
    assert counts.sum() == 10_000
    assert data["selected"] == [2, 3]
    linked = [counts[*link["cell"]] for link in data["links"]]
    assert len(linked) == 10
    assert linked == sorted(linked, reverse=True)
    mistakes = counts * (1 - np.eye(10, dtype=int))
    assert linked[0] == mistakes.max()
    first = data["links"][0]
    true, predicted = first["cell"]
    assert first["query"] == f"id=dense-2&true={true}&predicted={predicted}"
    assert first["text"] == f"{true} as {predicted}: {linked[0]:,}"


def test_mistakes_that_are_equally_frequent_are_named_together(open_page, empty_store, mnist):
    read = mnist["y_test"].copy()
    for true, predicted in ((4, 9), (7, 2)):
        read[np.flatnonzero(mnist["y_test"] == true)[:30]] = predicted
    plant(empty_store, find("dense-10"), replicate_that_reads(read, mnist["y_test"]))
    words = text_of(open_page("confusions", empty_store.root, id="dense-10"))
    assert "most often reads **4 as 9** and **7 as 2**: 30 images each" in words


def test_the_pair_that_the_source_shows_is_one_click_away(open_page):
    app = open_page("confusions", id="dense-2")
    (button,) = [button for button in app.button if "published pair: 2 and 3" in button.label]
    button.click().run()
    assert app.query_params == {"id": "dense-2", "true": "2", "predicted": "3"}
    assert not open_page("confusions", id="pca-154-dense-130").button


def test_a_perfect_model_has_nothing_to_confuse(open_page, empty_store, mnist):
    empty_store.write_experiment(find("dense-10"), [planted_replicate(mnist["y_test"], wrong=0)])
    assert "makes no mistake" in text_of(open_page("confusions", empty_store.root, id="dense-10"))


def test_the_other_runs_say_how_often_they_make_the_mistake(open_page, empty_store, mnist):
    runs = [planted_replicate(mnist["y_test"], wrong, seed) for seed, wrong in enumerate((30, 12))]
    plant(empty_store, find("dense-10"), *runs)
    words = text_of(open_page("confusions", empty_store.root, id="dense-10"))
    assert "4 as 9**: 30 images" in words
    assert "in the run shown, 12 to 30 times in the 2 runs" in words


@pytest.fixture
def points_store(empty_store):
    """A store in which `xor-6` reads the first 25 points of class 0 as 1."""
    labels = empty_store.dataset("xor")["y_test"]
    read = labels.copy()
    read[np.flatnonzero(labels == 0)[:25]] = 1
    plant(empty_store, find("xor-6"), replicate_that_reads(read, labels, classes=2))
    return empty_store


def test_points_have_two_classes_and_their_own_words(open_page, points_store):
    app = open_page("confusions", points_store.root, id="xor-6")
    words = text_of(app)
    assert "xor-6 most often reads **0 as 1**: 25 points" in words
    assert "Click a cell for its points" in words
    assert "image" not in words
    assert app.selectbox(key="pair-true").options == ["0", "1"]
    grid = _grid(app)
    assert grid.count('role="listitem"') == 20
    assert "Test point" in grid
    assert grid.count("<i ") == 20 * 2
    (data,) = data_of(app)
    assert np.shape(data["cells"]) == (2, 2)
    assert data["cells"][0][1]["words"].startswith("0 read as 1: 25 points, ")


def test_all_points_of_a_cell_share_one_picture(open_page, points_store):
    app = open_page("confusions", points_store.root, id="xor-6")
    (panel,) = [html.value for html in app.html if "<figcaption>0s read as" in html.value]
    assert "0s read as 1s: 25 of 25" in panel
    assert "1s read as 0s: none" in panel


def test_a_pair_of_digits_carried_along_to_points_is_no_error(open_page, points_store):
    app = open_page("confusions", points_store.root, id="xor-6", true="4", predicted="9")
    assert not app.warning
    assert "0 read as 1: 25 points" in text_of(app)


def test_tiny_digits_are_shown_as_they_are(open_page, empty_store):
    plant_threes_as_eights(empty_store)
    app = open_page("confusions", empty_store.root, id="digits8x8-softmax")
    number = np.count_nonzero(empty_store.dataset("digits8x8")["y_test"] == 3)
    assert f"3 read as 8: {number} images" in text_of(app)
    address = re.search(r"url\(data:image/png;base64,([^)]+)\)", _grid(app))[1]
    together = Image.open(io.BytesIO(base64.b64decode(address)))
    assert together.width == (8 + 2 * FRAME) * math.ceil(math.sqrt(min(number, 20)))


def test_variations_can_be_chosen_too(open_page, points_store):
    options = open_page("confusions", points_store.root, id="xor-6").selectbox[0].options
    assert len(options) == len(everything())
    assert options[-1].startswith("4 hidden nodes for XOR (xor-4")


@pytest.mark.parametrize(("name", "value"), [("true", "10"), ("predicted", "x"), ("cells", "y")])
def test_an_impossible_address_is_pointed_out(open_page, name, value):
    app = open_page("confusions", **{name: value})
    assert f"asks for {name} “{value}”, which does not exist" in text_of(app)


def test_per_cent_of_the_row_is_part_of_the_address(open_page):
    app = open_page("confusions", id="dense-2")
    assert "cells" not in app.query_params
    app.get_by_key("choice-cells").set_value("per cent of row").run()
    assert app.query_params["cells"] == "per cent of row"
    app.selectbox(key="pair-true").select(7).run()
    assert app.query_params["cells"] == "per cent of row"


def test_markdown_in_the_address_stays_text(open_page):
    app = open_page("confusions", true="`[click](https://example.org)`")
    assert "](" not in app.warning[0].value
