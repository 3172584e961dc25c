"""Hidden units explored with a real mouse and keyboard."""

import re

import numpy as np
from playwright.sync_api import expect

from dashboard import loading
from dashboard.inference import Network
from pipeline.store import REPOSITORY_STORE, Store
from tests.e2e.pages import PHONE, expect_address, expect_no_sideways_scrolling


def _unit(page, unit: int):
    """The picture of a unit in the gallery."""
    return page.locator(".st-key-unit-gallery").get_by_role(
        "link", name=re.compile(f"^Weights of unit {unit},")
    )


def _lens(page, unit: int):
    return page.get_by_role("heading", name=f"How does unit {unit} answer to each digit?")


def test_a_click_on_a_unit_shows_its_lens(open_page):
    page = open_page("/hidden-units?id=dense-10&unit=0&digit=3")
    expect(_lens(page, 0)).to_be_visible()
    _unit(page, 4).click()
    expect_address(page, "id=dense-10&unit=4&digit=3$")
    expect(_lens(page, 4)).to_be_visible()
    expect(_unit(page, 4)).to_have_attribute("aria-current", "true")
    page.go_back()
    expect_address(page, "unit=0&digit=3$")
    expect(_lens(page, 0)).to_be_visible()


def test_the_keyboard_chooses_a_unit_too(open_page):
    page = open_page("/hidden-units?id=dense-10&unit=0")
    _unit(page, 7).press("Enter")
    expect_address(page, "unit=7$")
    expect(_lens(page, 7)).to_be_visible()


def test_another_image_changes_the_strip_and_what_is_read(open_page):
    page = open_page("/hidden-units?id=dense-10&image=0")
    expect(page.get_by_text("Read as a 7, and it is one.")).to_be_visible()
    expect(page.get_by_text("image 0", exact=True)).to_be_attached()
    page.get_by_role("button", name="Another 7").click()
    image = int(np.flatnonzero(Store(REPOSITORY_STORE).test_examples()[1] == 7)[1])
    expect_address(page, f"image={image}$")
    expect(page.get_by_text(f"image {image}", exact=True)).to_be_attached()


def _click_point(page, chart: str, x: float, y: float) -> None:
    """Click where a chart draws something."""
    plot = page.locator(f".st-key-{chart} .js-plotly-plot")
    plot.scroll_into_view_if_needed()
    place = plot.evaluate(
        """(plot, [x, y]) => {
            const { xaxis, yaxis } = plot._fullLayout
            const { left, top } = plot.getBoundingClientRect()
            return [left + xaxis._offset + xaxis.d2p(x), top + yaxis._offset + yaxis.d2p(y)]
        }""",
        [x, y],
    )
    page.mouse.move(*place)
    page.mouse.click(*place)


def test_a_click_on_a_point_of_the_plane_shows_its_image(open_page):
    store = Store(REPOSITORY_STORE)
    hidden = Network(store.model("dense-2")).hidden(store.test_examples()[0])
    image = int(hidden[:, 0].argmax())  # at the border, apart from others
    page = open_page("/hidden-units?id=dense-2")
    page.get_by_text("activation of unit 1").wait_for()
    _click_point(page, "plane-of-units", *map(float, hidden[image]))
    expect_address(page, f"image={image}$")
    expect(page.get_by_role("img", name=f"Test image {image}, a ")).to_be_visible()


def test_a_click_on_a_box_shows_images_of_its_digit(open_page):
    page = open_page("/hidden-units?id=dense-10&unit=3&digit=1")
    expect(page.get_by_text("of the first 1,000 training 1s.")).to_be_visible()
    median = float(loading.store().units("dense-10").quantiles[3, 6, 3])
    _click_point(page, "activation-by-digit", 6, median)
    expect_address(page, "digit=6$")
    expect(page.get_by_text("of the first 1,000 training 6s.")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^6s that need it"))).to_be_attached()


def test_a_phone_shows_the_page_without_scrolling_sideways(open_page):
    page = open_page("/hidden-units?id=dense-10", **PHONE)
    expect_no_sideways_scrolling(page)
