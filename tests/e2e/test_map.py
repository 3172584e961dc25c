"""The map used with a real mouse, with fingers, and without WebGL."""

import re
from dataclasses import dataclass

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.maps import fitted
from pipeline.store import REPOSITORY_STORE, Store
from tests.e2e.pages import PHONE, expect_address, expect_no_sideways_scrolling, settled

ADDRESS = "/map?id=dense-130"
DRAWN = "[data-drawn]"

NO_WEBGL = """
const get = HTMLCanvasElement.prototype.getContext
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.includes("webgl") ? null : get.call(this, kind, ...rest)
}
"""


@dataclass(frozen=True)
class Truth:
    """Where the map has to show the images, float32 (n, 2) in [-1, 1], and what they are."""

    places: np.ndarray
    digits: np.ndarray

    def on_screen(self, canvas: Locator) -> np.ndarray:
        """Pixels from the left and from the top of the window: (n, 2)."""
        box = canvas.bounding_box()
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        return middle + self.places * [1, -1] * box["height"] / 2


@pytest.fixture(scope="module")
def truth() -> Truth:
    store = Store(REPOSITORY_STORE)
    return Truth(fitted(store.map("dense-130").coordinates), store.training_examples()[1])


def _canvas(page: Page) -> Locator:
    page.locator(DRAWN).wait_for()
    canvas = page.locator("canvas").first
    canvas.scroll_into_view_if_needed()
    return canvas


def _number(words: str) -> int:
    """What they begin with."""
    return int(words.split(maxsplit=1)[0].replace(",", ""))


def _alone(truth: Truth, digit: int) -> int:
    """An image that lies among many of its digit: the one nearest to the middle of them all."""
    of_digit = np.flatnonzero(truth.digits == digit)
    places = truth.places[of_digit]
    return int(of_digit[np.linalg.norm(places - np.median(places, axis=0), axis=1).argmin()])


def test_pointing_shows_the_image_and_a_click_pins_it_with_its_neighbours(open_page, truth):
    page = open_page(ADDRESS)
    canvas = _canvas(page)
    place = truth.on_screen(canvas)[_alone(truth, 4)]
    page.mouse.move(*place)
    card = page.locator(".card:visible")
    expect(card).to_contain_text(re.compile(r"^#\d+, is \d, read \d \(\d+.%\)$"))
    image = re.match(r"#(\d+)", card.inner_text())[1]
    picture = card.locator("img")
    expect(picture).to_have_attribute("src", re.compile(rf"/api/digit/{image}\.png\?v=\w+$"))
    assert picture.evaluate("async picture => { await picture.decode(); return picture.width }")
    assert picture.evaluate("picture => picture.naturalWidth") == 28
    page.mouse.click(*place)
    expect_address(page, f"pin={image}$")
    expect(page.get_by_role("link", name=re.compile("^Training image"))).to_have_count(15)
    expect(page.locator("circle.neighbour")).to_have_count(15)
    ring = page.locator("circle.pinned").bounding_box()
    x, y = ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2
    assert np.linalg.norm(truth.on_screen(canvas)[int(image)] - (x, y)) < 3


def test_a_neighbour_can_be_pinned_in_turn_and_back_leads_back(open_page):
    page = open_page(f"{ADDRESS}&pin=42")
    first = page.get_by_role("link", name=re.compile("^Training image")).first
    neighbour = re.search(r"\d+", first.get_attribute("aria-label"))[0]
    first.click()
    expect_address(page, f"pin={neighbour}$")
    expect(
        page.get_by_role("img", name=re.compile(f"^Training image {neighbour}, a "))
    ).to_be_visible()
    page.go_back()
    expect_address(page, "pin=42$")


def test_a_box_returns_the_images_inside_and_marks_them_in_both_maps(open_page, truth):
    page = open_page(f"{ADDRESS}&beside=layout")
    canvas = _canvas(page)
    page.get_by_role("button", name="Drag draws a box around images").click()
    places = truth.on_screen(canvas)
    low = places[_alone(truth, 4)] - 40
    high = low + 80
    page.mouse.move(*low)
    page.mouse.down()
    page.mouse.move(*(low + 20), steps=4)
    page.mouse.move(*high, steps=30)
    page.mouse.up()
    settled(page)
    chosen = page.get_by_text(re.compile(r"^[\d,]+ images of 60,000 chosen"))
    expect(chosen).to_be_visible()
    number = _number(chosen.inner_text())
    # A box begins and ends within a few pixels of where the mouse does.
    fewest, most = (np.all((places > low + m) & (places < high - m), axis=1) for m in (6, -1))
    assert fewest.sum() <= number <= most.sum()
    fours = page.locator(".composition > div").filter(has=page.locator("b", has_text="4"))
    listed = _number(fours.locator("span").inner_text())
    is_four = truth.digits == 4
    assert (fewest & is_four).sum() <= listed <= (most & is_four).sum()
    images = page.locator(".st-key-chosen-images").get_by_role("link")
    expect(images).to_have_count(min(number, 40))
    page.get_by_role("button", name=re.compile("^4: ")).click()
    expect(page.get_by_text(re.compile(r"^Shown: [\d,]+ of 60,000 images"))).to_be_visible()
    expect(page).not_to_have_url(re.compile("pin="))
    page.get_by_role("button", name="Undo lasso or box").click()
    expect(chosen).to_be_hidden()


def test_keys_choose_the_images_that_a_map_shows(open_page, truth):
    page = open_page(ADDRESS)
    _canvas(page).focus()
    for key in ("+", "+", "Enter"):
        page.keyboard.press(key)
    chosen = page.get_by_text(re.compile(r"^[\d,]+ images of 60,000 chosen"))
    expect(chosen).to_be_visible()
    # Each + shows 1.5 times less of either side; the frame's line hides a little more.
    fewest, most = (
        np.all(np.abs(truth.places) < part / 1.5**2, axis=1).sum() for part in (0.98, 1.01)
    )
    assert fewest <= _number(chosen.inner_text()) <= most


def test_a_lasso_that_is_closed_where_it_began_pins_nothing(open_page, truth):
    page = open_page(ADDRESS)
    canvas = _canvas(page)
    middle = truth.on_screen(canvas)[_alone(truth, 1)]
    page.keyboard.down("Shift")
    page.mouse.move(*(middle + np.array([40, 0])))
    page.mouse.down()
    for angle in np.linspace(0, 2 * np.pi, 24):
        page.mouse.move(*(middle + 40 * np.array([np.cos(angle), np.sin(angle)])), steps=2)
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(page.get_by_text(re.compile(r"^[\d,]+ images of 60,000 chosen"))).to_be_visible()
    expect(page).not_to_have_url(re.compile("pin="))


def test_digits_are_switched_off_in_the_browser_at_once(open_page, truth):
    page = open_page(ADDRESS)
    _canvas(page)
    zeros = np.count_nonzero(truth.digits == 0)
    button = page.get_by_role("button", name=f"0: {zeros:,} images")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_text(f"Shown: {60_000 - zeros:,} of 60,000 images.")).to_be_visible()
    expect(page.locator(".marks .name:visible")).to_have_text(list("123456789"))
    places = truth.on_screen(_canvas(page))
    page.mouse.move(*places[_alone(truth, 0)])
    page.mouse.move(*places[_alone(truth, 4)])
    card = page.locator(".card")
    expect(card).to_contain_text("read 4")
    page.mouse.move(*places[_alone(truth, 0)])
    expect(card).not_to_contain_text("is 0")


def test_the_wheel_scrolls_the_page_and_zooms_with_ctrl_only(open_page):
    page = open_page(f"{ADDRESS}&pin=42", width=1000)
    canvas = _canvas(page)
    ring = page.locator("circle.pinned")
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    before = ring.get_attribute("cx")
    main = page.locator("[data-testid=stMain]")
    top = main.evaluate("main => main.scrollTop")
    page.mouse.wheel(0, 120)
    page.wait_for_function(
        "top => document.querySelector('[data-testid=stMain]').scrollTop > top", arg=top
    )
    assert ring.get_attribute("cx") == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    expect(ring).not_to_have_attribute("cx", before)


def test_fingers_scroll_the_page_and_tap_a_point(open_page, truth):
    page = open_page(ADDRESS, **PHONE)
    canvas = _canvas(page)
    expect_no_sideways_scrolling(page)
    assert canvas.evaluate("canvas => canvas.style.touchAction") == "pan-y"
    page.touchscreen.tap(*truth.on_screen(canvas)[_alone(truth, 4)])
    expect_address(page, r"pin=\d+$")
    expect(page.get_by_role("link", name=re.compile("^Training image"))).to_have_count(15)


def test_without_webgl_the_page_says_so_and_shows_a_still_picture(browser, dashboard):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(NO_WEBGL)
    page.goto(f"{dashboard}{ADDRESS}&pin=42")
    expect(page.get_by_text("This browser offers no WebGL")).to_be_visible()
    picture = page.get_by_role("img", name=re.compile("^Map of all training images"))
    expect(picture).to_have_js_property("naturalWidth", 900)
    expect(page.get_by_role("link", name=re.compile("^Training image"))).to_have_count(15)
    context.close()
