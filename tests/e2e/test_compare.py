"""Two models compared with a real mouse and keyboard."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from pipeline.store import REPOSITORY_STORE, Store
from tests.e2e.pages import PHONE, expect_address, expect_no_sideways_scrolling

ADDRESS = "/compare?a=dense-500&b=dense-2"


@pytest.fixture(scope="module")
def only_b() -> int:
    """How many test images of the first runs `dense-2` alone reads correctly, counted anew."""
    store = Store(REPOSITORY_STORE)
    truth = store.test_examples()[1]
    right = [store.test_labels(id)[0] == truth for id in ("dense-500", "dense-2")]
    return int(np.count_nonzero(right[1] & ~right[0]))


def _button(page, words: str):
    return page.get_by_role("button", name=re.compile(f"^{words}"))


def test_a_click_on_a_case_shows_its_images(open_page, only_b):
    page = open_page(ADDRESS)
    _button(page, "Only dense-2 is right").click()
    expect_address(page, "cell=only_b$")
    heading = page.get_by_role("heading", name=f"Only dense-2 is right: {only_b} image")
    expect(heading).to_be_visible()
    images = page.locator(".st-key-case-images").get_by_role("img")
    expect(images).to_have_count(min(only_b, 24))
    for name in images.evaluate_all("all => all.map(image => image.ariaLabel)"):
        truth, a, b = re.fullmatch(
            r"Test image \d+, an? (\d): A reads (\d), B reads (\d)", name
        ).groups()
        assert truth == b != a


def test_a_click_on_the_matrix_compares_that_pair(open_page):
    page = open_page(ADDRESS)
    _button(page, "dense-10 against dense-30:").click()
    expect_address(page, "a=dense-10&b=dense-30")
    expect(page.get_by_role("heading", name="A against B")).to_be_in_viewport()
    expect(_button(page, "dense-10 against dense-30:")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    expect(_button(page, "dense-500 against dense-2:")).to_have_attribute("aria-pressed", "true")


def test_the_matrix_can_be_walked_across_its_diagonal(open_page):
    page = open_page("/compare?a=cnn-32-64&b=dense-2")
    _button(page, "cnn-32-64 against dense-2:").wait_for()
    rows = page.locator("table.dense tbody th").all_inner_texts()
    _button(page, f"{rows[1]} against {rows[0]}:").focus()
    page.keyboard.press("ArrowRight")
    expect(_button(page, f"{rows[1]} against {rows[2]}:")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect_address(page, f"a={rows[3]}&b={rows[1]}")


def test_a_phone_shows_the_comparison_without_scrolling_sideways(open_page):
    page = open_page(ADDRESS, **PHONE)
    expect_no_sideways_scrolling(page)
