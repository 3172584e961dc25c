"""What a visitor does first, with a real mouse and keyboard."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from pipeline.store import REPOSITORY_STORE, Store
from tests.e2e.pages import PHONE, expect_address, expect_no_sideways_scrolling, settled


@pytest.fixture(scope="module")
def counts():
    """How many test images of each digit `dense-2` reads as each, counted anew."""
    store = Store(REPOSITORY_STORE)
    read = store.test_labels("dense-2")[0]
    matrix = np.zeros((10, 10), int)
    np.add.at(matrix, (store.test_examples()[1], read), 1)
    return matrix


def _cell(page, true: int, predicted: int):
    return page.get_by_role("button", name=re.compile(f"^{true} read as {predicted}:"))


def _heading(page, true: int, predicted: int):
    return page.get_by_role("heading", name=re.compile(f"^{true} read as {predicted}:"))


def test_home_loads_with_its_answer_charts_and_table(open_page):
    page = open_page("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("What was tried, and what won?")
    expect(page.get_by_text("reads the most correctly")).to_be_visible()
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    expect(page.get_by_role("region", name="All experiments")).to_be_visible()


def test_a_row_of_the_table_leads_to_its_experiment(open_page):
    page = open_page("/")
    table = page.locator("[data-testid=stDataFrame] .dvn-scroller")
    table.scroll_into_view_if_needed()
    table.click(position={"x": 45, "y": 35 * 2 + 17})
    expect_address(page, r"/experiment\?id=dense-2$")
    expect(page.get_by_role("heading", level=1)).to_have_text("What does a second hidden node add?")


def test_a_click_on_a_cell_shows_the_images_of_that_pair(open_page, counts):
    page = open_page("/confusions?id=dense-2")
    _cell(page, 2, 3).click()
    expect_address(page, r"/confusions\?id=dense-2&true=2&predicted=3$")
    expect(_heading(page, 2, 3)).to_contain_text(f"{counts[2, 3]} image")
    images = page.get_by_role("img", name=re.compile("^Test image"))
    expect(images).to_have_count(min(counts[2, 3], 20))
    for name in images.evaluate_all("all => all.map(image => image.ariaLabel)"):
        assert re.fullmatch(r"Test image \d+, a 2 read as 3", name)


def test_a_deep_link_opens_the_same_view(open_page):
    page = open_page("/confusions?id=dense-2")
    _cell(page, 8, 5).click()
    expect_address(page, "true=8&predicted=5$")
    expect(_heading(page, 8, 5)).to_be_visible()
    same = open_page("/confusions?" + page.url.partition("?")[2])
    expect(_heading(same, 8, 5)).to_be_visible()
    expect(_cell(same, 8, 5)).to_have_attribute("aria-pressed", "true")
    pictures = "all => all.map(grid => grid.outerHTML)"
    expected = page.locator(".digit-grid").evaluate_all(pictures)
    assert same.locator(".digit-grid").evaluate_all(pictures) == expected


def test_the_matrix_can_be_walked_with_the_arrow_keys(open_page):
    page = open_page("/confusions?id=dense-2&true=2&predicted=3")
    _cell(page, 2, 3).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect_address(page, "true=3&predicted=4$")
    expect(_heading(page, 3, 4)).to_be_visible()
    expect(_cell(page, 3, 4)).to_be_focused()


def test_the_browsers_back_returns_to_the_pair_before(open_page):
    page = open_page("/confusions?id=dense-2&true=2&predicted=3")
    _cell(page, 7, 9).click()
    expect_address(page, "true=7&predicted=9$")
    expect(_heading(page, 7, 9)).to_be_visible()
    page.go_back()
    expect_address(page, "true=2&predicted=3$")
    expect(_heading(page, 2, 3)).to_be_visible()


def test_a_frequent_mistake_is_a_link_to_its_images(open_page, counts):
    mistakes = counts * (1 - np.eye(10, dtype=int))
    true, predicted = divmod(int(mistakes.argmax()), 10)
    page = open_page("/confusions?id=dense-2&true=2&predicted=3")
    link = page.get_by_role("link", name=re.compile(f"^{true} read as {predicted}:"))
    with page.context.expect_page() as tab:
        link.click(modifiers=["Control"])
    expect(_heading(tab.value, true, predicted)).to_be_visible()
    expect(link).to_have_attribute("aria-current", "false")
    link.click()
    expect_address(page, f"true={true}&predicted={predicted}$")
    expect(_heading(page, true, predicted)).to_contain_text(f"{mistakes.max():,} image")
    expect(link).to_have_attribute("aria-current", "true")


def test_the_matrix_follows_from_digits_to_points_and_back(open_page):
    page = open_page("/confusions?id=dense-2&true=2&predicted=3")
    for choice, classes in (("6 hidden nodes for XOR", 2), ("2 hidden nodes (dense-2)", 10)):
        page.get_by_role("combobox").first.click()
        page.get_by_role("option", name=choice).first.click()
        settled(page)
        expect(page.get_by_role("button", name=re.compile(r"^\d read as \d:"))).to_have_count(
            classes**2
        )
    expect(_heading(page, 2, 3)).to_be_visible()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/experiment?id=dense-2",
        "/experiment?id=cnn-32-64",
        "/experiment?id=xor-6",
        "/confusions?id=dense-2",
        "/confusions?id=xor-6",
    ],
)
def test_a_phone_shows_each_page_without_scrolling_sideways(open_page, address):
    page = open_page(address, **PHONE)
    expect_no_sideways_scrolling(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_tap_on_a_cell_brings_its_images_into_view(open_page):
    page = open_page("/confusions?id=dense-2", **PHONE)
    _cell(page, 9, 4).tap()
    expect_address(page, "true=9&predicted=4$")
    expect(_heading(page, 9, 4)).to_be_in_viewport()


def test_each_step_of_the_way_is_one_step_back(open_page):
    page = open_page("/")
    page.get_by_role("link", name="dense-2", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What does a second hidden node add?")
    settled(page)
    page.get_by_role("link", name="See what is mistaken for what").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is mistaken for what?")
    settled(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("What does a second hidden node add?")
    settled(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("What was tried, and what won?")


def test_images_are_turned_page_by_page_and_the_address_follows(open_page):
    page = open_page("/confusions?id=dense-2&true=5&predicted=3")
    page.get_by_role("button", name="Increment").click()
    expect_address(page, "page=2")
    expect(page.get_by_text("Shown: 21 to 40")).to_be_visible()
    _cell(page, 5, 8).click()
    expect_address(page, "true=5&predicted=8$")
    expect(page.get_by_text("Shown: 1 to 20")).to_be_visible()
