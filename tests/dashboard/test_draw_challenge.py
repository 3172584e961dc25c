"""Draw asks for digits one after the other, and ranks all models on that hand."""

import re

import numpy as np
import pytest

from dashboard import loading
from dashboard.drawing import DrawingError, to_mnist
from dashboard.handwriting import score
from tests.dashboard.conftest import captions_of, data_of, grids_of, text_of
from tests.dashboard.strokes import STROKES, drawn

ORDER = (7, 4, 1, 0, 2, 3, 5, 6, 8, 9) * 3


@pytest.fixture
def begin(open_page, canvases, monkeypatch):  # noqa: ARG001 - stands in for the browser
    """Opens the challenge, which asks for digits in `ORDER`."""
    monkeypatch.setattr("dashboard.components.draw.hand.order", lambda rng, rounds: ORDER)
    return lambda **address: open_page("draw", mode="my handwriting", **address)


def _button(app, label: str):
    (button,) = [button for button in app.button if button.label.startswith(label)]
    return button


def _buttons(app) -> list[str]:
    return [button.label for button in app.button]


def _draw(app, canvases, place: int, digit: int, challenge: int = 0) -> None:
    """Draw on the canvas of a place, as if the pen went up."""
    canvases.draw(STROKES[digit], key=f"hand-{challenge}-{place}")
    app.run()


def _draw_all(app, canvases, places: range) -> None:
    for place in places:
        _draw(app, canvases, place, ORDER[place - 1])
        _button(app, "Next").click().run()
    assert not app.exception


def _drawings(app) -> list[str]:
    """The drawings so far, as HTML of links."""
    return next(
        re.findall(r"<a .*?</a>", grid)
        for grid in data_of(app)
        if isinstance(grid, str) and "Number 1, " in grid
    )


def test_one_digit_is_asked_for_after_the_other(begin, canvases):
    app = begin()
    assert "Draw a 7 (1 of 10)" in text_of(app)
    assert _button(app, "Next").disabled
    assert _button(app, "Back").disabled
    _draw(app, canvases, 1, 7)
    assert "Draw a 7 (1 of 10)" in text_of(app)
    _button(app, "Next").click().run()
    assert "Draw a 4 (2 of 10)" in text_of(app)
    assert _button(app, "Next").disabled
    assert 'aria-label="Number 1, a 7, drawn, 7"' in _drawings(app)[0]
    assert "Number 2, a 4, to be drawn" in _drawings(app)[1]


def test_nothing_that_is_read_is_shown_while_one_draws(begin, canvases):
    app = begin()
    _draw_all(app, canvases, range(1, 3))
    _draw(app, canvases, 3, 1)
    assert not app.dataframe
    assert "What they read is not shown before" in text_of(app)
    assert "Nothing is sent or kept elsewhere" in text_of(app)
    shown = text_of(app) + "".join(grids_of(app) + _drawings(app))
    assert not re.search(r"read as|read by|reads? you best", shown)


def test_a_start_after_bringing_back_begins_with_an_empty_canvas(begin, canvases):
    app = begin()
    _draw_all(app, canvases, range(1, 3))
    _button(app, "Start again").click().run()
    _draw(app, canvases, 1, 7, challenge=1)
    assert not _button(app, "Next").disabled
    _button(app, "Bring back 2").click().run()
    _button(app, "Start again").click().run()
    assert _button(app, "Next").disabled


def test_the_digit_before_can_be_drawn_again(begin, canvases):
    app = begin()
    _draw_all(app, canvases, range(1, 3))
    _button(app, "Back").click().run()
    assert app.query_params["place"] == "2"
    assert "Draw a 4 (2 of 10)" in text_of(app)
    assert not _button(app, "Next").disabled  # its strokes are there again
    _button(app, "Next").click().run()
    assert "Draw a 1 (3 of 10)" in text_of(app)
    assert "place" not in app.query_params


def test_what_cannot_be_read_is_said_and_nothing_is_lost(begin, canvases):
    app = begin()
    _draw_all(app, canvases, range(1, 3))
    all_over = [[(140, 140), (141, 140)]]
    canvases.draw(all_over, key="hand-0-3", pen=600)
    app.run()
    with pytest.raises(DrawingError) as error:
        to_mnist(drawn(all_over, pen=600))
    assert error.value.problem in text_of(app)
    assert _button(app, "Next").disabled
    assert len(_drawings(app)) == 3
    canvases.clear("hand-0-3")
    _draw(app, canvases, 3, 1)
    assert not _button(app, "Next").disabled


def test_several_digits_on_one_canvas_are_pointed_out(begin, canvases):
    app = begin()
    canvases.draw([[(60, 60), (60, 220)], [(220, 60), (220, 220)]], key="hand-0-1")
    app.run()
    assert "look like 2 digits" in text_of(app)
    assert not _button(app, "Next").disabled


def test_a_digit_can_be_skipped_and_what_is_read_so_far_be_asked_for(begin, canvases):
    app = begin()
    _draw_all(app, canvases, range(1, 3))
    _button(app, "Skip").click().run()
    assert "Draw a 0 (4 of 10)" in text_of(app)
    _button(app, "Show what is read so far").click().run()
    assert set(app.dataframe[0].value["of"]) == {2}
    assert "Number 3, a 1, skipped" in "".join(_drawings(app))
    assert 'href="?mode=my+handwriting&amp;place=3"' in "".join(_drawings(app))
    _button(app, "Go on drawing, 7 digits to come").click().run()
    assert "Draw a 0 (4 of 10)" in text_of(app)
    assert not app.dataframe


def test_at_the_end_all_models_are_ranked_on_this_hand(begin, canvases):
    app = begin()
    _draw_all(app, canvases, range(1, 11))
    images = [to_mnist(drawn(STROKES[digit])) for digit in ORDER[:10]]
    readers = loading.readers()
    expected = score(readers.read_all(np.array(images)), np.array(ORDER[:10]))
    ranking = app.dataframe[0].value
    assert len(ranking) == len(readers.networks)
    assert ranking["correct"].tolist() == [one.hits for one in expected]
    assert ranking["rank"].tolist() == [one.rank for one in expected]
    of_cnn = ranking[ranking["model"] == "cnn-32-64"].iloc[0]
    cnn = loading.manifest().experiments["cnn-32-64"].replicates[0]
    assert of_cnn["MNIST"] == pytest.approx(cnn.test_accuracy * 100)
    assert "you best" in text_of(app)
    misread = sum(not all(one.right[n] for one in expected) for n in range(10))
    assert f"Shown: {misread} of 10 drawings, those that not all models read" in text_of(app)
    assert len(app.get("download_button")) == 4


@pytest.mark.slow
def test_the_misread_digits_of_one_model_are_shown(begin, canvases):
    app = begin(misread="one model", id="dense-1")
    _draw_all(app, canvases, range(1, 11))
    (misread,) = grids_of(app)
    ranking = app.dataframe[0].value.set_index("model")
    wrong = 10 - ranking["correct"]["dense-1"]
    assert len(captions_of(misread)) == wrong > 0
    assert f"Shown: {wrong} of 10 drawings, those that dense-1 misreads" in text_of(app)
    read = re.findall(r"Your (\d), read as (\d)", misread)
    assert len(read) == wrong
    assert all(asked != answer for asked, answer in read)


@pytest.mark.slow
def test_a_digit_is_drawn_again_after_the_end(begin, canvases):
    app = begin()
    _draw_all(app, canvases, range(1, 4))
    for _ in range(7):
        _button(app, "Skip").click().run()
    assert len(app.dataframe) == 1
    app.query_params["place"] = "3"  # as a click on the third drawing does
    app.run()
    assert "Draw a 1 (3 of 10)" in text_of(app)
    assert not app.dataframe
    _button(app, "Next").click().run()
    assert len(app.dataframe) == 1


def test_nothing_is_ranked_where_everything_is_skipped(begin):
    app = begin()
    for _ in range(10):
        _button(app, "Skip").click().run()
    assert "Every digit was skipped" in text_of(app)
    assert not app.dataframe
    assert not app.get("download_button")
    _button(app, "Start again").click().run()
    assert "Draw a 7 (1 of 10)" in text_of(app)


def test_a_new_start_can_be_taken_back(begin, canvases):
    app = begin()
    assert not [label for label in _buttons(app) if label.startswith("Start again")]
    _draw_all(app, canvases, range(1, 4))
    _button(app, "Start again without these 3 drawings").click().run()
    assert "Draw a 7 (1 of 10)" in text_of(app)
    assert len(_drawings(app)) == 1
    _button(app, "Bring back 3 drawings").click().run()
    assert "Draw a 0 (4 of 10)" in text_of(app)
    assert len(_drawings(app)) == 4


def test_each_digit_can_be_asked_for_three_times_without_losing_the_first(begin, canvases):
    app = begin()
    _draw_all(app, canvases, range(1, 3))
    app.get_by_key("choice-rounds").set_value(3).run()
    assert app.query_params["rounds"] == "3"
    assert "Draw a 1 (3 of 30)" in text_of(app)
    assert len(_drawings(app)) == 3


def test_drawings_are_there_again_after_another_page(begin, canvases):
    app = begin()
    _draw_all(app, canvases, range(1, 3))
    _draw(app, canvases, 3, 1)
    app.switch_page("views/claims.py").run()
    app.switch_page("views/draw.py")
    app.query_params["mode"] = "my handwriting"
    app.run()
    assert "Draw a 1 (3 of 10)" in text_of(app)
    _button(app, "Next").click().run()
    assert "Draw a 0 (4 of 10)" in text_of(app)


@pytest.mark.parametrize(("name", "value"), [("rounds", "2"), ("place", "11"), ("show", "all")])
def test_an_impossible_address_is_pointed_out(begin, name, value):
    words = text_of(begin(**{name: value}))
    assert f"asks for {name} “{value}”, which does not exist" in words
    assert "None" not in words
