"""Draw: all models read a drawing, an upload or a test image, and steps can be switched off."""

import os
import re
import shutil

import numpy as np
import pytest

from dashboard import loading
from dashboard.drawing import to_mnist
from dashboard.pictures import png
from dashboard.readings import Given, read
from dashboard.theme import with_article
from dashboard.verdicts import reads, verdict
from pipeline.store import REPOSITORY_STORE
from tests.dashboard.conftest import data_of, text_of, with_plain_spaces
from tests.dashboard.strokes import STROKES, drawn


@pytest.fixture(scope="module")
def readers():
    return loading.readers()


@pytest.fixture
def draw(open_page, canvases):
    """Opens the page and draws digits there: `draw(7, off="centre")`, the rest is its address."""

    def draw(*digits: int, **address: str):
        for digit in digits:
            canvases.draw(STROKES[digit])
        return open_page("draw", **address)

    return draw


def _verdicts(app) -> dict:
    """What the browser is given of the models' answers."""
    (data,) = [data for data in data_of(app) if "sentence" in data]
    return data


def _sentence(app) -> str:
    return _verdicts(app)["sentence"]


def _models(app) -> list[str]:
    """The models in the order of their rows."""
    return re.findall('data-id="(.*?)"', _verdicts(app)["rows"])


def _steps(app) -> str:
    """The row of steps, as HTML."""
    (html,) = [data for data in data_of(app) if "From the drawing to" in data]
    return with_plain_spaces(html)


def test_before_anything_is_drawn_the_page_shows_where_all_will_be(draw, readers):
    app = draw()
    number = len(readers.networks)
    assert _sentence(app) == f"Draw a digit: all {number} models read it here."
    assert _verdicts(app)["digit"] == ""
    assert _models(app) == list(readers.networks)
    assert "Each step will show what it makes of the digit" in _steps(app)
    assert "<img" not in _steps(app)
    assert "Inside dense-130" in text_of(app)


def test_a_drawing_is_read_by_all_models(draw, readers):
    app = draw(7)
    answers = readers.read(to_mnist(drawn(STROKES[7])))
    found = verdict(answers)
    assert found.digit == 7
    assert _verdicts(app)["digit"] == "7"
    assert _sentence(app) == found.words
    assert _models(app) == list(found.ordered)
    rows = with_plain_spaces(_verdicts(app)["rows"])
    sure = f"{100 * answers['dense-130'].confidence:.1f} %"
    assert f'aria-label="dense-130 reads a 7, {sure}. 0: ' in rows
    assert "nothing is sent or kept elsewhere" in text_of(app)


def test_those_that_read_another_digit_stand_first(draw, readers):
    app = draw(7, 9)
    both = np.maximum(drawn(STROKES[7]), drawn(STROKES[9]))
    found = verdict(readers.read(to_mnist(both)))
    assert found.dissenters, "draw two digits that the models do not agree on"
    head = re.findall("<h2>(.*?)</h2>", _verdicts(app)["rows"])
    most = f"{found.readers - found.dissenters} of {found.readers} read {with_article(found.digit)}"
    others = f"{found.dissenters} of {found.readers} {reads(found.dissenters)} another digit"
    assert head == [others, most]
    assert _models(app) == list(found.ordered)


def test_a_step_switched_off_says_what_it_changes(draw, readers):
    app = draw(4, off="scale,centre,slant,crop")
    found = read(Given(drawn(STROKES[4])), frozenset({"crop", "scale", "centre", "slant"}), readers)
    words = _steps(app)
    assert f"<p>{found.effect}</p>" in words
    assert _sentence(app) == found.verdict.words
    assert re.findall('aria-checked="true" data-id="(.*?)"', words) == ["pen"]
    assert words.count("left out") == 4


def test_every_step_can_be_on(draw):
    words = _steps(draw(7, off="none"))
    assert 'aria-checked="false"' not in words
    assert "<p>With “" in words


def test_an_impossible_address_is_pointed_out(draw):
    words = text_of(draw(off="centre,ink", pen="99", id="dense-3"))
    assert "asks for off “centre,ink”, which does not exist" in words
    assert "asks for pen “99”, which does not exist" in words
    assert "asks for id “dense-3”, which does not exist" in words


def test_a_subject_that_reads_no_images_is_kept_for_other_pages(draw):
    app = draw(7, id="xor-6")
    assert "does not exist" not in text_of(app)
    assert "xor-6 has no model here that reads drawings. This is dense-130." in text_of(app)
    assert "Inside dense-130" in text_of(app)
    assert app.query_params["id"] == "xor-6"


def test_the_drawing_survives_another_page_and_another_source(draw, canvases):
    app = draw(7)
    before = _sentence(app)
    app.switch_page("views/claims.py").run()
    app.switch_page("views/draw.py").run()
    assert _sentence(app) == before
    app.get_by_key("choice-source").set_value("test image").run()
    app.get_by_key("choice-source").set_value("draw").run()
    assert _sentence(app) == before
    canvases.draw(STROKES[1])  # what was there is on the canvas still
    app.run()
    assert _sentence(app) != before


def test_another_pen_leaves_what_is_drawn(draw):
    app = draw(7)
    before = _sentence(app)
    app.slider(key="choice-pen").set_value(30).run()
    assert app.query_params["pen"] == "30"
    assert _sentence(app) == before
    (canvas,) = [data for data in data_of(app) if "strokeWidth" in data]
    assert canvas["strokeWidth"] == 30


def test_an_emptied_canvas_gives_no_answer(draw, canvases):
    app = draw(7)
    canvases.clear()
    app.run()
    assert _verdicts(app)["digit"] == ""
    assert _models(app)


def test_several_digits_are_pointed_out(open_page, canvases):
    canvases.draw([[(60, 60), (60, 220)]])
    canvases.draw([[(200, 80), (200, 200)]])
    app = open_page("draw")
    assert "There are 2 separate digits; the largest is read." in _sentence(app)


def test_a_test_image_tells_what_it_is(draw, mnist):
    app = draw(source="test image", image="7")
    truth = with_article(mnist["y_test"][7])
    assert re.search(f"It is {truth}: (most are|the vote is)", _sentence(app))
    (picture,) = [html.value for html in app.html if 'class="given"' in html.value]
    assert f'alt="Test image 7, {truth}"' in picture
    (another,) = [button for button in app.button if button.label == "Another test digit"]
    another.click().run()
    image = int(app.query_params["image"])
    assert image != 7
    assert f"It is {with_article(mnist['y_test'][image])}: " in _sentence(app)


def _file(digit: int) -> bytes:
    """Dark ink on grey paper."""
    ink = drawn(STROKES[digit], pen=12)[..., 0]
    return png(np.asarray(200 - ink * 0.6, np.uint8))


def test_an_uploaded_picture_is_read_and_kept(draw):
    app = draw(source="upload")
    assert "Upload a picture of a digit: all" in _sentence(app)
    app.file_uploader[0].set_value(("four.png", _file(4), "image/png")).run()
    assert _verdicts(app)["digit"] == "4"
    app.switch_page("views/claims.py").run()
    app.switch_page("views/draw.py").run()
    app.get_by_key("choice-source").set_value("upload").run()
    assert _verdicts(app)["digit"] == "4"
    assert "four.png, still here from before" in text_of(app)


def test_a_bad_file_gives_its_message_and_the_drawing_stays(draw):
    app = draw(7)
    app.get_by_key("choice-source").set_value("upload").run()
    app.file_uploader[0].set_value(("letter.png", b"Dear reader", "image/png")).run()
    assert not app.exception
    assert "letter.png: " in text_of(app)
    assert _verdicts(app)["digit"] == ""
    app.get_by_key("choice-source").set_value("draw").run()
    assert _verdicts(app)["digit"] == "7"


def test_a_missing_model_is_named_with_the_command_and_the_others_answer(draw, tmp_path):
    root = tmp_path / "store"
    shutil.copytree(REPOSITORY_STORE, root, copy_function=os.symlink)
    (root / "experiments" / "dense-2" / "model.onnx").unlink()
    (root / "experiments" / "dense-130" / "units.npz").unlink()
    app = draw(7, store=root, lens="layer")
    assert not app.exception
    assert [card.value for card in app.header] == ["These results cannot be shown"] * 2
    assert "dense-2" not in _models(app)
    assert "dense-130" in _models(app)
    assert "dense-2" in text_of(app)
    assert app.code[0].value.startswith("python -m pipeline.build_artifacts")
