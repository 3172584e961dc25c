"""The images behind bars, pixels and points, opened with a real mouse."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from pipeline.store import REPOSITORY_STORE, Store
from tests.e2e.pages import PHONE, expect_address, expect_no_sideways_scrolling, settled


@pytest.fixture(scope="module")
def training() -> tuple[np.ndarray, np.ndarray]:
    """The training images and their labels."""
    return Store(REPOSITORY_STORE).training_examples()


def _click(page: Page, chart: str, right: float, down: float) -> None:
    """Click in the area of a chart, at shares of its width and height."""
    area = page.locator(f".st-key-{chart} .nsewdrag")
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    x, y = box["x"] + right * box["width"], box["y"] + down * box["height"]
    page.mouse.move(x - 2, y)
    page.mouse.move(x, y)
    expect(page.locator(f".st-key-{chart} .hoverlayer .hovertext")).not_to_have_count(0)
    page.mouse.click(x, y)


def _place_of_a_point(page: Page) -> tuple[float, float]:
    """Where a digit of the scatter is, as shares of the chart's width and height."""
    area = page.locator(".st-key-two-pixels .nsewdrag").bounding_box()
    point = page.locator(".st-key-two-pixels .textpoint text").last.bounding_box()
    right = point["x"] + point["width"] / 2 - area["x"]
    down = point["y"] + point["height"] / 2 - area["y"]
    return right / area["width"], down / area["height"]


def _expect_only(page: Page, grid: str, digit: int) -> None:
    """Wait for images, and until all of them show a digit other than 8."""
    tile = f".st-key-{grid} .digit-grid a"
    expect(page.locator(f'{tile}[aria-label*=" a {digit}"]').first).to_be_visible()
    expect(page.locator(f'{tile}:not([aria-label*=" a {digit}"])')).to_have_count(0)


def test_a_click_on_a_bar_shows_the_images_of_its_digit(open_page):
    page = open_page("/data")
    _click(page, "class-bars", 0.435, 0.9)
    expect_address(page, "part=training&show=4")
    expect(page.get_by_text("Shown: 50 of 5,842 training images")).to_be_visible()
    _expect_only(page, "samples", 4)
    page.go_back()
    expect_address(page, "/data$")
    expect(page.get_by_text("Shown: 50 of 60,000 training images")).to_be_visible()


def test_a_click_on_a_mean_digit_shows_the_images_most_and_least_like_it(open_page):
    page = open_page("/data?topic=averages")
    page.get_by_role("link", name="The mean 7").click()
    expect_address(page, "digit=7$")
    expect(page.get_by_role("heading", name="Which 7s are most and least")).to_be_visible()
    _expect_only(page, "nearest", 7)
    _expect_only(page, "least-similar", 7)


def test_a_click_above_a_low_bar_shows_its_images(open_page, training):
    page = open_page("/data?topic=greys")
    _click(page, "mean-bars", 0.8, 0.2)
    expect_address(page, r"mean=\d+")
    grey = int(re.search(r"mean=(\d+)", page.url)[1])
    assert 75 <= grey <= 90
    images = np.count_nonzero(training[0].mean(axis=(1, 2)).astype(int) == grey)
    heading = page.get_by_role("heading", name=f"Mean grey from {grey} to {grey + 1}: {images} ")
    expect(heading).to_be_visible()


def test_a_click_on_a_pixel_chooses_it_and_a_point_its_images(open_page, training):
    page = open_page("/data?topic=pixels&y=406")
    _click(page, "pixel-picker", 14.5 / 28, 12.5 / 28)
    expect_address(page, f"x={12 * 28 + 14}$")
    images = np.count_nonzero(training[0][:, [12, 14], [14, 14]].any(axis=1))
    expect(page.get_by_text(f"In {images:,} of 60,000 training images")).to_be_visible()
    expect(page.locator(".st-key-two-pixels .xtitle")).to_have_text(["pixel 350"])
    _click(page, "two-pixels", *_place_of_a_point(page))
    expect_address(page, r"x_is=\d+&y_is=\d+$")
    heading = page.get_by_role("heading", name=re.compile(r"Pixel 350 is \d+ and pixel 406 is \d+"))
    expect(heading).to_be_visible()


def test_a_row_of_the_values_of_a_pixel_opens_its_images(open_page):
    page = open_page("/data?topic=pixels")
    table = page.get_by_test_id("stDataFrame").last
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + 15, box["y"] + 3.5 * 35)  # beside the third row, under the head
    expect_address(page, "y_is=36$")
    heading = page.get_by_role("heading", name="Pixel 78 is 36: 4 images")
    expect(heading).to_be_visible()
    tiles = page.locator(".st-key-pixel-images .digit-grid a")
    expect(tiles).to_have_count(4)


def test_a_sample_opens_what_networks_read_of_it(open_page):
    page = open_page("/data?order=first")
    page.get_by_role("link", name="Training image 7, a 3").click()
    expect_address(page, "topic=image&part=training&image=7$")
    expect(page.get_by_role("img", name="Counts of ink: training image 7")).to_be_visible()


def test_on_a_phone_a_bar_leads_to_its_images_but_a_step_to_the_next_does_not(open_page):
    page = open_page("/data?topic=greys", width=390)
    images = page.get_by_role("heading", name=re.compile("Mean grey from"))
    picker = page.get_by_label("Mean grey, without decimals")
    picker.press("ArrowUp")
    expect_address(page, r"mean=\d+")
    before = page.url
    expect(picker).to_be_in_viewport()
    expect(images).not_to_be_in_viewport()
    _click(page, "mean-bars", 0.6, 0.9)
    expect(page).not_to_have_url(before)
    settled(page)
    expect(images).to_be_in_viewport()


@pytest.mark.parametrize("topic", ["samples", "averages", "greys", "pixels", "image"])
def test_a_phone_shows_the_data_without_scrolling_sideways(open_page, topic):
    page = open_page(f"/data?topic={topic}", **PHONE)
    expect_no_sideways_scrolling(page)
