"""Small worlds shows what networks do that are small enough to be seen whole."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest

from dashboard.theme import signed
from pipeline.experiments import find
from pipeline.store import REPOSITORY_STORE, Store
from tests.dashboard.conftest import text_of
from tests.planted import plant, plant_threes_as_eights, runs_that_read

NODES = {
    "layer_0_kernel": np.array([[1, 1, 0], [0, 1, 0]], np.float32),
    "layer_0_bias": np.array([-0.5, -9, -1], np.float32),
    "layer_1_kernel": np.array([[2, -2], [1, 0.5], [0, 0]], np.float32),
    "layer_1_bias": np.array([-0.25, 0.25], np.float32),
}
"""Node 0 turns on at x = 0.5; node 1 beyond the picture; node 2 never."""

RISING = np.arange(640, dtype=np.float32).reshape(64, 10)
PIXELS = {"layer_0_kernel": RISING / 100, "layer_0_bias": np.arange(10, dtype=np.float32) - 5}


@pytest.fixture
def xor_store(empty_store):
    """`xor-6` right in all points but ten in one of two runs, `xor-3` in half of them."""
    labels = empty_store.dataset("xor")["y_test"]
    spoilt = labels.copy()
    spoilt[np.flatnonzero(labels == 0)[:10]] = 1
    _plant_xor(empty_store, "xor-6", labels, spoilt, labels)
    _plant_xor(empty_store, "xor-3", labels, labels * 0, labels, weights=NODES)
    return empty_store


def _plant_xor(store, id, labels, *reads, weights=None):
    """Runs that read what they are told, with the model that the repository holds."""
    runs = runs_that_read(reads, labels, classes=2)
    model = Store(REPOSITORY_STORE).model(id)
    first = replace(runs[0], model=model, **({"weights": weights} if weights else {}))
    plant(store, find(id), first, *runs[1:])


@pytest.fixture
def digits_store(empty_store):
    """All threes read as 8; the weights rise from pixel to pixel and from digit to digit."""
    plant_threes_as_eights(empty_store, weights=PIXELS)
    return empty_store


def _chart(app, *words) -> dict:
    """The one chart whose description holds all these words."""
    specs = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    (found,) = [s for s in specs if all(word in json.dumps(s) for word in words)]
    return found


def test_the_answer_counts_the_runs_that_beat_a_straight_line(open_page, xor_store):
    words = text_of(open_page("small_worlds", xor_store.root))
    assert "With **6 hidden nodes**, **96.88 %** of the 160 test points" in words
    assert "more than 75 % is read in **2 of 2 runs** with 6 hidden nodes, 1 of 2 with 3." in words
    assert "Not built yet: xor-1, xor-2, xor-4 and digits8x8-softmax." in words


def test_the_answer_is_about_both_worlds(open_page):
    words = text_of(open_page("small_worlds"))
    result = Store(REPOSITORY_STORE).experiment("digits8x8-softmax")
    assert f"**no hidden layer at all**, **{result.test_accuracy:.2%}**".replace("%", " %") in words
    assert "Not built yet" not in words


def test_the_width_is_part_of_the_address(open_page, xor_store):
    app = open_page("small_worlds", xor_store.root)
    assert app.select_slider[0].value == 6
    assert "xor-6: 2 inputs, 6 hidden nodes, 2 classes; 18 + 14 = 32 weights" in text_of(app)
    app.select_slider[0].set_value(3).run()
    assert "xor-3: 2 inputs, 3 hidden nodes, 2 classes; 9 + 8 = 17 weights" in text_of(app)
    assert app.query_params["width"] == "3"
    assert _wrong(app) == "test, read wrong (80 of 160)"
    drawn = (
        "The run drawn here reads **80 of 160** test points correctly; the 2 runs read 80 to 160."
    )
    assert drawn in text_of(app)


def _wrong(app) -> str:
    names = [t.get("name", "") for t in _chart(app, "corner, without noise")["data"]]
    (name,) = [name for name in names if name.startswith("test, read wrong")]
    return name


def test_a_width_that_is_not_built_names_its_command(open_page, xor_store):
    app = open_page("small_worlds", xor_store.root, width="4")
    assert "xor-4 has no results" in text_of(app)
    assert "--only xor-4" in app.code[0].value


def test_the_subject_of_other_pages_decides_what_is_shown_first(open_page):
    assert "xor-3: 2 inputs" in text_of(open_page("small_worlds", id="xor-3"))
    assert "64 weights" not in text_of(open_page("small_worlds", id="dense-130"))
    assert "What does the data look like?" in text_of(
        open_page("small_worlds", id="digits8x8-softmax")
    )


def test_weights_that_are_not_stored_are_said_to_be_missing(open_page, xor_store):
    app = open_page("small_worlds", xor_store.root, width="6")
    (note,) = app.info
    assert "The weights of xor-6 are not built yet" in note.value
    assert "--only xor-6" in note.value
    assert _wrong(app) == "test, read wrong (10 of 160)"  # the border is drawn all the same


def test_the_weights_stand_in_a_table_with_where_nodes_are_on(open_page, xor_store):
    app = open_page("small_worlds", xor_store.root, width="3")
    (table,) = [d.value for d in app.dataframe if "from x" in d.value]
    assert table["from x"].tolist() == [1, 1, 0]
    assert table["to class 1"].tolist() == [-2, 0.5, 0]
    points = xor_store.dataset("xor")["x_train"]
    assert table["on"].tolist() == pytest.approx([100 * np.mean(points[:, 0] > 0.5), 0, 0])
    words = text_of(app)
    assert "Nodes 1 and 2 are off for all 640 training points" in words
    assert "Outside the picture: 1 and 2 of 3 nodes." in words
    assert "Biases of the classes: \N{MINUS SIGN}0.25 and +0.25" in words


def test_a_node_can_be_brought_out(open_page, xor_store):
    app = open_page("small_worlds", xor_store.root, width="3", unit="0")
    (line,) = [t for t in _chart(app, "corner, without noise")["data"] if t.get("name") == "node 0"]
    assert line["x"] == [0.5, 0.5]
    assert line["line"]["width"] == 4
    app.select_slider[0].set_value(6).run()
    assert "unit" not in app.query_params  # another network has other nodes


def test_every_run_of_every_width_is_drawn(open_page, xor_store):
    app = open_page("small_worlds", xor_store.root, width="3")
    runs = [t for t in _chart(app, "mean of the runs")["data"] if "a run" in t.get("name", "")]
    assert [len(trace["y"]) for trace in runs] == [2, 2]
    (table,) = [d.value for d in app.dataframe if "hidden nodes" in d.value]
    assert table["hidden nodes"].tolist() == [3, 6]
    assert "Published for 3 hidden nodes: the accuracy on validation points." in text_of(app)


@pytest.mark.parametrize(
    ("nodes", "words"), [(1, "Its line is in"), (2, "All 2 lines are in")], ids=["one", "two"]
)
def test_lines_in_the_picture_are_counted(open_page, xor_store, nodes, words):
    weights = {name: array[..., :1].repeat(nodes, axis=-1) for name, array in NODES.items()}
    weights["layer_1_kernel"] = np.ones((nodes, 2), np.float32)
    weights["layer_1_bias"] = np.zeros(2, np.float32)
    labels = xor_store.dataset("xor")["y_test"]
    _plant_xor(xor_store, f"xor-{nodes}", labels, labels, weights=weights)
    app = open_page("small_worlds", xor_store.root, width=str(nodes))
    assert f"{words} the picture." in text_of(app)


def test_the_cells_of_the_matrix_open_their_points(open_page, xor_store):
    app = open_page("small_worlds", xor_store.root, true="0", predicted="1")
    assert "0 read as 1: 10 points" in text_of(app)
    assert "Test points by class: 80 of 0 and 80 of 1." in text_of(app)


def test_a_digit_opens_its_training_images(open_page, digits_store):
    app = open_page("small_worlds", digits_store.root, world="digits8x8", digit="7")
    labels = digits_store.dataset("digits8x8")["y_train"]
    number = np.count_nonzero(labels == 7)
    assert f"7: {number} training images" in text_of(app)
    assert f"Shown: 1 to 24 of {number}." in text_of(app)
    (grid,) = [html.value for html in app.html if "Training image" in html.value]
    shown = [int(image) for image in re.findall(r"Training image (\d+), a 7", grid)]
    assert shown == np.flatnonzero(labels == 7)[:24].tolist()


def test_another_digit_begins_with_its_first_page(open_page, digits_store):
    address = {"world": "digits8x8", "digit": "7", "data-page": "2"}
    app = open_page("small_worlds", digits_store.root, **address)
    assert "Shown: 25 to 48" in text_of(app)
    app.get_by_key("choice-digit").set_value(2).run()
    assert "Shown: 1 to 24" in text_of(app)


def test_all_weights_of_the_digits_are_in_numbers(open_page, digits_store):
    app = open_page("small_worlds", digits_store.root, world="digits8x8", digit="2")
    (table,) = [d.value for d in app.dataframe if "row" in d.value]
    assert table.shape == (64, 12)
    assert table.loc[10, ["row", "column", "3"]].tolist() == [1, 2, pytest.approx(1.03)]
    assert "All on one scale, from \N{MINUS SIGN}6.39 to +6.39" in text_of(app)


def test_an_image_says_what_its_pixels_add(open_page, digits_store):
    arrays = digits_store.dataset("digits8x8")
    three = int(np.flatnonzero(arrays["y_test"] == 3)[0])
    words = text_of(open_page("small_worlds", digits_store.root, world="digits8x8"))
    for digit in (8, 3):  # what the first mistake is read as, and what it is
        score = float(arrays["x_test"][three].ravel() @ PIXELS["layer_0_kernel"][:, digit])
        assert f"Score of {digit}: {signed(score + digit - 5)}" in words
        assert f"The pixels add {signed(score)}, the bias {signed(digit - 5)}." in words


def test_digits_without_weights_still_show_their_mistakes(open_page, empty_store):
    plant_threes_as_eights(empty_store)
    app = open_page("small_worlds", empty_store.root, world="digits8x8")
    assert "The weights of digits8x8-softmax are not built yet" in app.info[0].value
    assert "**3 as 8**" in text_of(app)


def test_another_world_forgets_the_choices_of_the_first(open_page):
    app = open_page("small_worlds", true="0", predicted="1", width="4")
    app.get_by_key("choice-world").set_value("digits8x8").run()
    assert app.query_params == {"world": "digits8x8", "width": "4"}


@pytest.mark.parametrize(("name", "value"), [("world", "moon"), ("width", "5"), ("unit", "7")])
def test_an_impossible_address_is_pointed_out(open_page, xor_store, name, value):
    address = {"width": "3"} | {name: value}
    app = open_page("small_worlds", xor_store.root, **address)
    assert f"asks for {name} “{value}”, which does not exist" in text_of(app)
