"""Components and pixels chosen with a real mouse and keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import PHONE, expect_address, expect_no_sideways_scrolling, settled


@pytest.fixture
def page(open_page):
    """The page as a link without choices opens it."""
    return open_page("/features")


def _rebuilt(page, components: int):
    return page.get_by_role("img", name=re.compile(f", rebuilt from {components}$"))


def _pixels(picture) -> str:
    """The PNG that a picture shows a part of."""
    return picture.evaluate("element => getComputedStyle(element).backgroundImage")


def test_a_slider_moved_by_keyboard_rebuilds_the_digit_at_once(page):
    before = _pixels(_rebuilt(page, 154))
    assert "data:image/png" in before
    slider = page.get_by_role("slider", name="Leading components")
    slider.focus()
    page.keyboard.press("Home")
    expect_address(page, r"k=1$")
    expect(_rebuilt(page, 1)).to_be_visible()
    assert _pixels(_rebuilt(page, 1)) != before
    page.get_by_role("button", name="154, as published").click()
    settled(page)
    expect(_rebuilt(page, 154)).to_be_visible()
    assert _pixels(_rebuilt(page, 154)) == before


def test_a_slider_dragged_by_mouse_marks_more_pixels(page):
    page.locator(".st-key-feature-sweep .points path").first.wait_for()  # nothing moves any more
    slider = page.get_by_role("slider", name="Most important pixels")
    handle = slider.locator("xpath=../..")  # the input itself is hidden in it
    handle.hover()
    place = handle.bounding_box()
    page.mouse.down()
    page.mouse.move(place["x"] + 60, place["y"] + place["height"] / 2, steps=6)
    page.mouse.up()
    expect_address(page, r"n=(7[1-9]|[89]\d|\d{3})$")
    chosen = int(re.search(r"n=(\d+)", page.url)[1])
    expect(page.get_by_role("img", name=f"{chosen} pixels marked").first).to_be_visible()


def test_a_click_on_a_point_of_the_sweep_chooses_that_many(page):
    points = page.locator(".st-key-feature-sweep .scatterlayer .trace .points path")
    points.first.wait_for()
    points.first.hover(force=True)  # the fewest components
    page.mouse.down()
    page.mouse.up()
    expect_address(page, r"k=5$")
    expect(_rebuilt(page, 5)).to_be_visible()


def test_a_click_on_a_component_shows_its_images(page):
    page.get_by_role("img", name=re.compile("^Component 3,")).click()
    expect_address(page, "component=3$")
    expect(page.get_by_role("img", name="Mean image, +2 deviations of component 3")).to_be_visible()


def test_a_phone_shows_features_without_scrolling_sideways(open_page):
    page = open_page("/features", **PHONE)
    expect_no_sideways_scrolling(page)
