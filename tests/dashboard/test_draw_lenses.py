"""A lens shows what one model makes of a drawing, and computes nothing that is not asked."""

import re
from dataclasses import replace

import numpy as np
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import loading, routes
from dashboard.components.draw import place
from dashboard.components.draw.lens import lens
from dashboard.explanations import Change
from dashboard.inference import Answer
from dashboard.maps import in_still
from pipeline.experiments import find
from pipeline.spec import MNIST
from pipeline.store import StoreError
from tests.dashboard.conftest import captions_of, grids_of, run_as_page, text_of

SEVEN = 0
"""Test image 0 shows it."""


def _image(number: int, among: str = "test") -> np.ndarray:
    samples = loading.test_set(MNIST) if among == "test" else loading.training_set(MNIST)
    return samples.images[number].astype(np.float32) / 255


def _answers(image: np.ndarray) -> dict[str, Answer]:
    return loading.readers().read(image)


def _lens() -> None:
    image = _image(int(st.query_params.get("image", SEVEN)), st.query_params.get("among", "test"))
    lens(find(st.query_params.get("id", "dense-10")), image, _answers(image))


def _open(**address: str) -> AppTest:
    return run_as_page(_lens, **address)


def _names(app: AppTest) -> list[str]:
    """What the pictures of a lens are said to show."""
    return re.findall(r'role="img" aria-label="([^"]+)" style', "".join(grids_of(app)))


@pytest.fixture(autouse=True)
def _no_link(monkeypatch):
    """There are no other pages to lead to."""
    monkeypatch.setattr(place, "lead_to", lambda *_, **__: None)


@pytest.fixture
def forbidden(monkeypatch):
    """Whatever explains an answer refuses to."""

    def refuse(*_: object) -> None:
        pytest.fail("a lens that is closed was computed")

    for name in ("occlusion", "smallest_change", "placement", "units"):
        monkeypatch.setattr(loading, name, refuse)


@pytest.mark.usefixtures("forbidden")
def test_at_first_one_sees_what_the_model_receives_and_nothing_else_is_computed():
    app = _open(id="dense-130")
    words = text_of(app)
    assert "Inside dense-130" in words
    assert "receives 784 pixels, each in [0, 1], and finds **7** most probable" in words
    assert _names(app) == ["The drawing as 28 x 28 pixels"]
    assert any("Read as a 7." in html.value for html in app.html)


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("pca-154-dense-130", "turned back into pixels; keeps 95.0"),
        ("forest-70-dense-130", "blue pixels are not read"),
        ("sgd-128", "blue above the mean, orange below"),
        ("digits8x8-softmax", "ink in 64 squares of the middle 20 x 20 pixels"),
    ],
)
def test_what_a_model_makes_of_the_drawing_first_is_a_second_picture(id, words):
    app = _open(id=id)
    _, second = _names(app)
    assert second.startswith(f"What {id} makes of the drawing first: {words}")


def test_another_lens_is_chosen_in_the_address(monkeypatch):
    monkeypatch.setattr(loading, "occlusion", lambda *_: np.ones((28, 28), np.float32))
    app = _open()
    app.get_by_key("choice-lens").set_value("evidence").run()
    assert app.query_params["lens"] == "evidence"
    assert "What speaks most for **a 7**" in text_of(app)


def test_a_lens_that_does_not_exist_is_pointed_out():
    assert "asks for lens “future”, which does not exist" in text_of(_open(lens="future"))


def _fall(monkeypatch, place: tuple[int, int], value: float) -> None:
    """Have one pixel alone speak for the answer, and the same against the runner-up."""
    read = _answers(_image(SEVEN))["dense-10"].digit

    def occlusion(_: object, image: np.ndarray, digit: int) -> np.ndarray:
        fall = np.zeros_like(image)
        fall[place] = value if digit == read else -value
        return fall

    monkeypatch.setattr(loading, "occlusion", occlusion)


def test_the_evidence_says_where_the_ink_lies_that_speaks_most_for_the_answer(monkeypatch):
    _fall(monkeypatch, (9, 8), 2.5)  # the left end of the bar of the 7
    app = _open(lens="evidence")
    words = text_of(app)
    assert "the ink **at the top left**: without it, the log-odds of 7 in dense-10 fall by 2.5" in (
        words
    )
    answer = _answers(_image(SEVEN))["dense-10"]
    assert captions_of(grids_of(app)[0]) == [
        "for and against a 7",
        f"for and against a {answer.runner_up}",
    ]
    assert _names(app) == [
        "What ink says of a 7: for it most at the top left",
        f"What ink says of a {answer.runner_up}: against it most at the top left",
    ]
    (scale,) = [html.value for html in app.html if 'class="scale"' in html.value]
    assert "\N{MINUS SIGN}2.50, speaks against" in scale
    assert "+2.50, speaks for" in scale


def test_a_drawing_in_which_nothing_speaks_for_the_answer_says_so(monkeypatch):
    _fall(monkeypatch, (9, 8), -0.5)
    assert "No single spot of ink speaks for a 7 in dense-10." in text_of(_open(lens="evidence"))


def test_the_layer_is_compared_with_the_average_of_every_digit():
    image = _image(SEVEN)
    hidden = _answers(image)["dense-130"].hidden
    averages = loading.units(find("dense-130")).mean
    expected = [np.corrcoef(hidden, averages[:, digit])[0, 1] for digit in range(10)]
    second = int(np.argsort(expected)[-2])
    words = text_of(_open(id="dense-130", lens="layer"))
    assert f"to an average **7**: correlation {max(expected):.2f} over 130 units" in words
    assert f"Next is {second} with {expected[second]:.2f}" in words
    assert f"{np.count_nonzero(hidden > 0)} of 130 above 0 for the drawing" in words


def test_a_layer_like_another_digit_than_the_one_that_is_read_says_so(monkeypatch):
    units = loading.units(find("dense-10"))
    turned = replace(units, mean=np.roll(units.mean, 1, axis=1))
    monkeypatch.setattr(loading, "units", lambda _: turned)
    assert "an average **8**, although it reads a 7: correlation" in text_of(_open(lens="layer"))


def test_two_units_make_no_pattern_but_lie_nearest_to_an_average():
    app = _open(id="dense-2", lens="layer")
    hidden = _answers(_image(SEVEN))["dense-2"].hidden
    shown = f"answers {hidden[0]:.2f} and {hidden[1]:.2f}; nearest is its answer to an average **"
    assert shown in text_of(app)
    assert len(app.get("plotly_chart")) == 1


def test_a_network_without_a_hidden_layer_says_what_its_output_reads():
    words = text_of(_open(id="digits8x8-softmax", lens="layer"))
    assert "has no hidden layer: its output reads 64 counts of ink" in words


def test_a_convolution_has_a_column_for_each_of_its_maps():
    words = text_of(_open(id="cnn-32-64", lens="layer"))
    assert "All 1,600 units in their order, a column for each map, a row for each of" in words


def test_a_training_image_drawn_anew_lies_in_the_map_where_it_lies():
    app = _open(lens="map", among="training", image="42")
    coordinates = loading.map("dense-10").coordinates
    ((left, top),) = in_still(coordinates[[42]], coordinates)
    (shown,) = [html.value for html in app.html if 'class="placed"' in html.value]
    assert f'class="drawing" style="--left: {left:.4f}; --top: {top:.4f}' in shown
    assert shown.count('class="near"') == 15
    assert routes.still_address(place.Pane("dense-10", place.TSNE)) in shown
    labels = loading.training_set(MNIST).labels
    assert _names(app)[0] == f"Training image 42, a {labels[42]}"
    assert len(_names(app)) == 15
    digits = captions_of(grids_of(app)[0])
    assert f"{digits.count(str(labels[42]))} are {labels[42]}s" in text_of(app)


def test_a_model_without_a_map_offers_those_that_have_one_and_keeps_the_lens():
    app = _open(id="dense-2", lens="map")
    assert "dense-2 has no map" in text_of(app)
    (wide,) = [button for button in app.button if button.label == "dense-80"]
    wide.click().run()
    assert dict(app.query_params) == {"id": "dense-80", "lens": "map"}
    assert "Inside dense-80" in text_of(app)


def _planted(monkeypatch, pixels: list[tuple[int, int]], digit_after: int) -> None:
    """Have white pixels make a model read another digit, half sure."""
    before = _image(SEVEN)
    after = before.copy()
    after[tuple(np.transpose(pixels))] = 1
    probabilities = np.zeros((len(pixels) + 1, 10), np.float32)
    probabilities[0, 7] = 1
    probabilities[1:, [7, digit_after]] = 0.4, 0.6
    found = Change(np.array(pixels), before, after, probabilities)
    monkeypatch.setattr(loading, "smallest_change", lambda *_: found)


def test_the_smallest_change_is_counted_and_shown_with_the_others_that_follow(monkeypatch):
    pixels = [(10, 10), (12, 12), (13, 12), (14, 12), (14, 13), (13, 13), (12, 13), (12, 14)]
    _planted(monkeypatch, pixels, digit_after=3)
    app = _open(lens="change")
    words = text_of(app)
    assert "**8 of 784 pixels** are enough to make dense-10 read **a 3** instead of a 7." in words
    image = _image(SEVEN)
    before = {id: answer.digit for id, answer in _answers(image).items()}
    image[tuple(np.transpose(pixels))] = 1
    after = {id: answer.digit for id, answer in _answers(image).items()}
    follow = [id for id in after if after[id] != before[id] and id != "dense-10"]
    assert f"{len(follow)} of the other {len(after) - 1} models change as well" in words
    assert all(id in words for id in follow)
    assert "Before the change, read as a 7" in _names(app)
    assert "After the change, read as a 3; 8 pixels turned white" in _names(app)


def test_one_pixel_is_told_to_be_one_and_why_a_standardised_one_can_decide(monkeypatch):
    _planted(monkeypatch, [(0, 0)], digit_after=8)
    words = text_of(_open(id="sgd-128", lens="change"))
    assert "**1 of 784 pixels** is enough to make sgd-128 read **an 8**" in words
    assert "one of these pixels never has ink: standardised, white becomes 10,000,000,000" in words
    assert "standardised" not in text_of(_open(id="dense-10", lens="change"))


def test_a_drawing_that_nothing_flips_says_so(monkeypatch):
    _planted(monkeypatch, [(10, 10)], digit_after=7)
    words = text_of(_open(lens="change"))
    assert "No 40 pixels or fewer were found that make dense-10 read anything but **a 7**" in words


def test_missing_results_are_a_card_within_the_lens(monkeypatch):
    def units(_: object) -> None:
        raise StoreError("units.npz of dense-10 is missing", "python -m pipeline.build_artifacts")

    monkeypatch.setattr(loading, "units", units)
    app = _open(lens="layer")
    assert "units.npz of dense-10 is missing" in text_of(app)
    assert app.get_by_key("choice-lens").value == "layer"
