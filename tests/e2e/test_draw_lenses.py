"""The lenses of Draw opened with a real mouse, and on a phone."""

import re

from playwright.sync_api import Page, expect

from dashboard.maps import in_still
from pipeline.store import REPOSITORY_STORE, Store
from tests.dashboard.strokes import STROKES
from tests.e2e.pages import PHONE, expect_address, expect_no_sideways_scrolling
from tests.e2e.pen import draw, expect_strokes

SEVEN = "/draw?source=test+image&image=0"

LENSES = {
    "Evidence": ("evidence", "What speaks most for a 7 is the ink at"),
    "Layer": ("layer", "The layer answers most as it does to an average 7"),
    "Map": ("map", "Of the 15 training images nearest to the drawing"),
    "Change": ("change", "are enough to make dense-10 read"),
    "Input": ("received", "dense-10 receives 784 pixels"),
}


def _open_lens(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).click()
    expect_address(page, f"lens={LENSES[name][0]}$")


def test_each_lens_answers_in_words_and_fits_the_screen(open_page):
    page = open_page(f"{SEVEN}&id=dense-10")
    for name, (_, words) in LENSES.items():
        _open_lens(page, name)
        expect(page.get_by_text(words)).to_be_visible()
        lens = page.locator(".st-key-draw-lens").bounding_box()
        assert lens["y"] + lens["height"] < 900


def test_the_drawing_is_marked_where_the_map_has_its_nearest(open_page):
    page = open_page(f"{SEVEN}&id=dense-10&lens=map")
    placed = page.get_by_role("img", name=re.compile("^Map of dense-10: the drawing lies at"))
    expect(placed).to_be_visible()
    still = placed.locator("img")
    page.wait_for_function("still => still.naturalWidth > 0", arg=still.element_handle())
    sevens = Store(REPOSITORY_STORE).training_examples()[1] == 7
    coordinates = Store(REPOSITORY_STORE).map("dense-10").coordinates
    places = in_still(coordinates[sevens], coordinates)
    box, mark = placed.bounding_box(), placed.locator(".drawing").bounding_box()
    left = (mark["x"] + mark["width"] / 2 - box["x"]) / box["width"]
    top = (mark["y"] + mark["height"] / 2 - box["y"]) / box["height"]
    nearest = abs(places - [left, top]).max(axis=1).min()
    assert nearest < 0.01, "the mark lies apart from all sevens"


def test_a_model_without_a_map_leads_to_one_with_a_map_and_the_drawing_stays(open_page):
    page = open_page("/draw?id=dense-2&lens=map")
    canvas = page.locator(".st-key-digit canvas.upper-canvas")
    draw(page, canvas, STROKES[1])
    expect_strokes(page, canvas, 1)
    page.get_by_role("button", name="dense-10", exact=True).click()
    expect_address(page, "id=dense-10")
    expect(page.get_by_text(re.compile(r"it reads an? \d"))).to_be_visible()


def test_every_lens_fits_a_phone(open_page):
    page = open_page(f"{SEVEN}&id=dense-500", **PHONE)
    for name in ("Layer", "Change", "Evidence", "Input"):
        _open_lens(page, name)
        expect_no_sideways_scrolling(page)
