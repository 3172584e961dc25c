"""Map shows where a network places all training images."""

import base64
from dataclasses import replace

import numpy as np
import pytest

from dashboard import routes
from dashboard.components.maps.colouring import COLOURINGS, scheme
from pipeline.experiments import find
from pipeline.store import REPOSITORY_STORE, Map, Store
from tests.dashboard.conftest import data_of, text_of, with_plain_spaces
from tests.planted import PLANTED_MAP, planted_replicate

KEY = "point-map"


@pytest.fixture(scope="session")
def large_map(mnist) -> Map:
    """All training images on a circle by their digit; the first ten are read as 7, half sure."""
    digits = mnist["y_train"]
    noise = np.random.default_rng(0).normal(scale=0.05, size=(len(digits), 2))
    angle = digits * 2 * np.pi / 10
    places = np.stack([np.cos(angle), np.sin(angle)], axis=1) + noise
    labels, confidence = digits.copy(), np.full(len(digits), 255, np.uint8)
    labels[:10], confidence[:10] = 7, 128
    coordinates = places.astype(np.float32)
    return Map(coordinates, coordinates / 2, 2.801, 0.961, 0.4, 0.97, labels, confidence)


@pytest.fixture
def map_store(empty_store, mnist, large_map) -> Store:
    """A store with the real `dense-10`, made-up maps of it and of pixels, and no other."""
    model = Store(REPOSITORY_STORE).model("dense-10")
    run = replace(planted_replicate(mnist["y_test"], wrong=30), model=model)
    empty_store.write_experiment(find("dense-10"), [run], large_map)
    nothing = np.zeros(0, np.uint8)
    pixels = replace(large_map, layer_neighbour_accuracy=0.95, labels=nothing, confidence=nothing)
    empty_store.write_study("pixels", "a hash", pixels)
    return empty_store


def _data(app) -> dict:
    """What the browser is given."""
    (data,) = [data for data in data_of(app) if "scheme" in data]
    return data


@pytest.fixture(autouse=True)
def program(monkeypatch, tmp_path):
    """The map's program, whether or not the installation made it."""
    program = tmp_path / "point_map.js"
    program.write_text("export default () => {}")
    monkeypatch.setattr(routes, "PROGRAM", program)
    return program


def test_the_answer_compares_the_map_with_its_layer_and_with_pixels(open_page, map_store):
    words = text_of(open_page("map", map_store.root, id="dense-10"))
    assert "dense-10 places 60,000 training images so that for **96.1 %** of them" in words
    assert "in the hidden layer itself for 97.0 %, among raw pixels for 95.0 %" in words


def test_the_plane_has_an_answer_of_its_own(open_page, map_store):
    app = open_page("map", map_store.root, id="dense-10")
    app.get_by_key("choice-layout").set_value("principal components").run()
    assert app.query_params["layout"] == "principal components"
    assert "so that for **40.0 %** of them" in text_of(app)
    assert _data(app)["maps"][0]["points"].startswith("/api/points/dense-10/1.bin?v=")


def test_the_divergence_stands_beside_the_published_one(open_page, map_store):
    words = text_of(open_page("map", map_store.root, id="dense-10"))
    assert "| KL divergence of the t-SNE | 2.80 | 2.80 |" in words
    assert "| published KL divergence | 4.10 | not printed |" in words
    assert "prints 4.10 for dense-10" in words


def test_one_map_is_shown_at_first_and_the_address_can_ask_for_a_second(open_page, map_store):
    data = _data(open_page("map", map_store.root, id="dense-10"))
    assert [shown["points"].split("?")[0] for shown in data["maps"]] == [
        "/api/points/dense-10/0.bin"
    ]
    assert data["count"] == 60_000
    assert (data["pin"], data["neighbours"], data["selection"]) == (None, [], None)
    app = open_page("map", map_store.root, id="dense-10", beside="pixels", colour="confidence")
    data = _data(app)
    assert data["maps"][1]["points"].startswith("/api/points/pixels/0.bin")
    assert "raw pixels" in data["maps"][1]["title"]
    assert data["scheme"]["by"] == "confidence"
    app.selectbox(key="choice-beside").select("layout").run()
    assert _data(app)["maps"][1]["points"].startswith("/api/points/dense-10/1.bin")


def test_a_pinned_image_is_shown_with_its_nearest_in_the_layer(open_page, map_store, mnist):
    app = open_page("map", map_store.root, id="dense-10", pin="42")
    data = _data(app)
    assert data["pin"] == 42
    assert len(set(data["neighbours"]) - {42}) == 15
    digit = mnist["y_train"][42]
    alike = np.count_nonzero(mnist["y_train"][data["neighbours"]] == digit)
    assert f"{alike} of 15 show a {digit} too" in text_of(app)
    large = next(html.value for html in app.html if "that dense-10 reads as" in html.value)
    assert f"Training image 42, a {digit} that dense-10 reads as {digit}" in large
    (links,) = [shown for shown in data_of(app) if "digit-grid" in shown]
    assert links.count("<a href") == 15
    assert f"?id=dense-10&amp;pin={data['neighbours'][0]}" in links


def test_an_image_is_pinned_by_its_number_and_unpinned(open_page, map_store):
    app = open_page("map", map_store.root, id="dense-10")
    app.number_input(key="choice-pin").set_value(59_999).run()
    assert app.query_params["pin"] == "59999"
    assert _data(app)["pin"] == 59_999
    (unpin,) = [button for button in app.button if button.label == "Unpin"]
    unpin.click().run()
    assert "pin" not in app.query_params


def test_another_experiment_keeps_what_is_pinned(open_page, map_store):
    app = open_page("map", map_store.root, id="dense-10", pin="42")
    app.get_by_key("choice-colour").set_value("right or wrong").run()
    assert dict(app.query_params) == {"id": "dense-10", "pin": "42", "colour": "right or wrong"}


def test_chosen_images_are_counted_by_digit_and_shown(open_page, map_store, mnist):
    digits = mnist["y_train"]
    bits = np.zeros(60_000, bool)
    bits[:100] = True
    app = open_page("map", map_store.root, id="dense-10")
    app.session_state[KEY] = {
        "selection": base64.b64encode(np.packbits(bits, bitorder="little")).decode()
    }
    app.run()
    words = text_of(app)
    assert "100 images of 60,000 chosen" in words
    wrong = np.count_nonzero(digits[:10] != 7)
    assert f"{wrong} of 100 in all" in words
    assert "40 of 100, those with the lowest numbers" in words
    (bars,) = [html.value for html in app.html if 'class="composition"' in html.value]
    fours = np.flatnonzero(digits[:100] == 4)
    wrong_fours = np.count_nonzero(fours < 10)
    words_of_four = f"{len(fours)} ({len(fours)}.0\N{NO-BREAK SPACE}%), {wrong_fours} wrong"
    assert "<b>4</b>" in bars
    assert words_of_four in bars


@pytest.mark.parametrize("colouring", COLOURINGS)
def test_every_colouring_has_colours_and_words(colouring):
    kinds = scheme(colouring).classes
    assert len({kind.colour for kind in kinds}) == len({kind.label for kind in kinds}) == len(kinds)
    assert len(scheme(colouring).limits) in {0, len(kinds) - 1}


def test_kinds_of_confidence_meet():
    labels = [with_plain_spaces(kind.label) for kind in scheme("confidence").classes]
    assert labels[:2] == ["99 % or more", "95 % to 99 %"]
    assert labels[-1] == "below 60 %"


def test_an_experiment_without_a_map_says_why(open_page, map_store):
    app = open_page("map", map_store.root, id="dense-2")
    words = text_of(app)
    assert "dense-2 has no map" in words
    assert "dense-10 places" in words


def test_without_pixels_the_page_says_what_to_run(open_page, planted_store, large_map, mnist):
    run = planted_replicate(mnist["y_test"], wrong=30)
    planted_store.write_experiment(find("dense-10"), [run], large_map)
    words = text_of(open_page("map", planted_store.root, id="dense-10"))
    assert "raw pixels are not laid out yet to compare with: run" in words
    assert "--only pixels" in words


def test_a_missing_program_is_said_with_what_helps(open_page, map_store, program):
    program.unlink()
    app = open_page("map", map_store.root, id="dense-10", pin="42")
    assert "run `pip install -e . --no-deps`" in text_of(app)
    assert "15 show a" in text_of(app)


@pytest.mark.parametrize(
    ("name", "value"),
    [("layout", "umap"), ("beside", "dense-2"), ("colour", "x"), ("pin", "60000")],
)
def test_an_impossible_address_is_pointed_out(open_page, map_store, name, value):
    app = open_page("map", map_store.root, id="dense-10", **{name: value})
    assert f"asks for {name} “{value}”, which does not exist" in text_of(app)


def test_the_program_is_told_how_images_are_counted(open_page, planted_store):
    data = _data(open_page("map", planted_store.root, id="dense-10"))
    assert data["count"] == len(PLANTED_MAP.coordinates)
    assert data["image"].startswith("/api/digit/{}.png?v=")
    assert [kind["label"] for kind in data["digits"]] == [str(digit) for digit in range(10)]
