"""Digits drawn with a real mouse and with a finger, uploaded, undone and read by all models."""

import io
import re

import numpy as np
import pytest
from PIL import Image, ImageFilter
from playwright.sync_api import Locator, Page, expect

from dashboard.drawing import STEPS
from tests.dashboard.strokes import STROKES, drawn
from tests.e2e.pages import PHONE, expect_address, expect_no_sideways_scrolling, settled
from tests.e2e.pen import draw, expect_strokes, touch

CROP, CENTRE = (kind.name for kind in STEPS if kind.id in {"crop", "centre"})
EMPTY = re.compile(r"^Draw a digit: all \d+ models read it here\.$")


def _canvas(page: Page) -> Locator:
    return page.locator(".st-key-digit canvas.upper-canvas")


def _expect_strokes(page: Page, strokes: int) -> None:
    """Wait for the page to know what is on the canvas, and for all that it shows of it."""
    expect_strokes(page, _canvas(page), strokes)


def _draw(page: Page, digit: int) -> None:
    """Draw a digit on an empty canvas."""
    draw(page, _canvas(page), STROKES[digit])
    _expect_strokes(page, len(STROKES[digit]))


def _sentence(page: Page) -> Locator:
    return page.locator(".st-key-verdicts").get_by_role("status")


def _majority(page: Page) -> Locator:
    """The large digit."""
    return page.locator(".st-key-verdicts header b")


def _rows(page: Page) -> Locator:
    return page.locator(".st-key-verdicts").get_by_role("button")


def _picture(page: Page) -> bytes:
    """What the canvas shows, as far as a screen does."""
    return _canvas(page).screenshot(animations="disabled")


def _expect_picture(page: Page, picture: bytes) -> None:
    """Wait for the canvas to show a drawing: it is redrawn some time after the page is there."""
    for _ in range(20):
        if _picture(page) == picture:
            return
        page.wait_for_timeout(250)
    raise AssertionError("the canvas does not show what was drawn before")


def test_a_seven_is_drawn_and_all_models_answer(open_page):
    page = open_page("/draw")
    expect(_sentence(page)).to_have_text(EMPTY)
    models = _rows(page).count()
    _draw(page, 7)
    expect(_majority(page)).to_have_text("7")
    expect(_sentence(page)).to_have_text(re.compile(rf"{models} models read a 7"))
    expect(_rows(page)).to_have_count(models)
    expect(_rows(page).filter(has_text="cnn-32-64")).to_have_accessible_name(
        re.compile(r"^cnn-32-64 reads a 7, \d+\.\d.%\. 0: .* 9: \d+\.\d.%$")
    )
    expect(page.get_by_role("img", name=f"The drawing after: {CENTRE}")).to_be_visible()


def test_undo_and_clear_also_reach_what_was_drawn_before_another_page(open_page):
    page = open_page("/draw")
    undo, clear = (page.get_by_role("button", name=name, exact=True) for name in ("Undo", "Clear"))
    _draw(page, 4)
    undo.click()
    _expect_strokes(page, 1)
    page.mouse.move(5, 5)
    picture = _picture(page)
    page.get_by_role("link", name="Claims", exact=True).click()
    page.get_by_role("heading", level=1, name=re.compile("published", re.IGNORECASE)).wait_for()
    settled(page)
    page.get_by_role("link", name="Draw", exact=True).click()
    _expect_strokes(page, 1)
    _expect_picture(page, picture)
    draw(page, _canvas(page), STROKES[1])
    _expect_strokes(page, 2)
    undo.click()
    _expect_strokes(page, 1)
    undo.click()  # what was there when the page came back
    _expect_strokes(page, 0)
    expect(_majority(page)).to_be_empty()
    _draw(page, 7)
    clear.click()
    _expect_strokes(page, 0)
    expect(_majority(page)).to_be_empty()


def test_the_drawing_is_there_and_read_the_same_after_another_page(open_page):
    page = open_page("/draw?pen=14")
    _draw(page, 3)
    page.mouse.move(5, 5)
    sentence, picture = _sentence(page).inner_text(), _picture(page)
    page.get_by_role("link", name="Claims", exact=True).click()
    page.get_by_role("heading", level=1, name=re.compile("published", re.IGNORECASE)).wait_for()
    settled(page)
    page.get_by_role("link", name="Draw", exact=True).click()
    expect_address(page, r"/draw\?pen=14$")
    _expect_strokes(page, len(STROKES[3]))
    page.mouse.move(5, 5)
    expect(_sentence(page)).to_have_text(sentence)
    _expect_picture(page, picture)
    page.get_by_role("button", name="Clear", exact=True).click()
    _expect_strokes(page, 0)


def test_a_step_switched_off_changes_the_votes(open_page):
    page = open_page("/draw?pen=8")
    small = [[(x / 4 + 8, y / 4 + 8) for x, y in stroke] for stroke in STROKES[7]]
    draw(page, _canvas(page), small)
    _expect_strokes(page, 1)
    expect(_majority(page)).to_have_text("7")
    usual = _sentence(page).inner_text()
    page.get_by_role("switch", name=CROP).click()
    expect_address(page, "off=crop%2Cslant$")
    steps = page.locator(".st-key-draw-steps")
    expect(steps).to_contain_text(re.compile(r"^.*Without .*[1-9]\d* answers? changed\."))
    expect(_sentence(page)).not_to_have_text(usual)
    switch = page.get_by_role("switch", name=CROP)
    expect(switch).not_to_be_checked()
    switch.press("Space")
    expect(page).not_to_have_url(re.compile("off="))
    settled(page)
    expect(_sentence(page)).to_have_text(usual)


def test_a_row_opens_its_model_by_mouse_and_by_keyboard(open_page):
    page = open_page("/draw")
    _draw(page, 7)
    _rows(page).filter(has_text="cnn-32-64").click()
    expect_address(page, "id=cnn-32-64$")
    expect(page.get_by_role("heading", name="Inside cnn-32-64")).to_be_visible()
    names = _rows(page).evaluate_all("rows => rows.map(row => row.dataset.id)")
    step = -1 if names[-1] == "cnn-32-64" else 1
    page.keyboard.press("ArrowDown" if step > 0 else "ArrowUp")
    page.keyboard.press("Enter")
    other = names[names.index("cnn-32-64") + step]
    expect_address(page, f"id={other}$")
    row = _rows(page).and_(page.locator(f'[data-id="{other}"]'))
    expect(row).to_have_attribute("aria-pressed", "true")
    expect(row).to_be_focused()
    page.go_back()
    expect_address(page, "id=cnn-32-64$")
    expect(_majority(page)).to_have_text("7")  # the drawing stays


@pytest.fixture(scope="module")
def photo() -> bytes:
    """A 4 in dark ink on paper that the light falls on from one side, a little out of focus."""
    ink = Image.fromarray(drawn(STROKES[4], pen=12)[..., 0]).resize((900, 900))
    share = np.asarray(ink.filter(ImageFilter.GaussianBlur(3)), float) / 255
    light = np.linspace(225, 150, 900)[:, None] + np.linspace(0, 20, 900)
    grain = np.random.default_rng(0).normal(scale=6, size=share.shape)
    grey = light * (1 - 0.75 * share) + grain
    buffer = io.BytesIO()
    Image.fromarray(np.clip(grey[..., None] + [6, 0, -14], 0, 255).astype(np.uint8)).save(
        buffer, "JPEG"
    )
    return buffer.getvalue()


def _upload(page: Page, name: str, kind: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": kind, "buffer": content}
    )


def test_a_photo_is_read_and_a_bad_file_leaves_the_drawing(open_page, photo):
    page = open_page("/draw")
    _draw(page, 7)
    page.get_by_role("radio", name="Upload").click()
    expect_address(page, "source=upload$")
    expect(page.get_by_text("20MB per file")).to_be_visible()
    _upload(page, "four.jpg", "image/jpeg", photo)
    expect(_majority(page)).to_have_text("4")
    expect(page.get_by_role("img", name="The uploaded picture four.jpg")).to_be_visible()
    settled(page)
    _upload(page, "letter.png", "image/png", b"Dear reader")
    expect(page.get_by_text("letter.png: ")).to_be_visible()
    expect(_majority(page)).to_be_empty()
    page.get_by_role("radio", name="Draw", exact=True).click()
    _expect_strokes(page, 1)
    expect(_majority(page)).to_have_text("7")


def _bottom(page: Page) -> float:
    box = page.locator(".st-key-draw").bounding_box()
    return box["y"] + box["height"]


def test_all_is_on_one_screen(open_page):
    page = open_page("/draw")
    assert _bottom(page) <= 900
    _draw(page, 7)
    assert _bottom(page) <= 900
    expect_no_sideways_scrolling(page)


def test_a_finger_draws_on_a_phone_and_the_page_stays_where_it_is(open_page):
    page = open_page("/draw", **PHONE)
    _canvas(page).scroll_into_view_if_needed()
    before = _canvas(page).bounding_box()
    touch(page, _canvas(page), STROKES[7])
    _expect_strokes(page, 1)
    assert _canvas(page).bounding_box() == before
    expect(_majority(page)).to_have_text("7")
    _rows(page).filter(has_text="cnn-32-64").tap()
    expect_address(page, "id=cnn-32-64$")
    expect(page.get_by_role("heading", name="Inside cnn-32-64")).to_be_in_viewport()
    page.get_by_role("switch", name=CENTRE).tap()
    expect_address(page, "off=slant%2Ccentre$")
    page.get_by_role("button", name="Undo").tap()
    _expect_strokes(page, 0)
    expect_no_sideways_scrolling(page)
