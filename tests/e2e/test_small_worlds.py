"""The smallest networks, explored with a real mouse and keyboard."""

import pytest
from playwright.sync_api import expect

from pipeline.store import REPOSITORY_STORE, Store
from tests.e2e.pages import PHONE, expect_address, expect_no_sideways_scrolling, settled


@pytest.fixture(scope="module")
def store() -> Store:
    return Store(REPOSITORY_STORE)


def _slider(page):
    return page.get_by_role("slider", name="Hidden nodes")


def _shows_mistakes_of(page, store: Store, id: str) -> None:
    """Waits until the legend counts the test points on the wrong side of a network's border."""
    wrong = store.test_labels(id)[0] != store.test_examples("xor")[1]
    legend = page.get_by_text(f"test, read wrong ({wrong.sum()} of {len(wrong)})")
    expect(legend).to_be_visible()


def test_keys_on_the_slider_change_the_network_and_its_picture(open_page, store):
    page = open_page("/small-worlds")
    _shows_mistakes_of(page, store, "xor-6")
    _slider(page).focus()
    page.keyboard.press("ArrowLeft")
    expect_address(page, "width=4")
    _shows_mistakes_of(page, store, "xor-4")
    page.go_back()
    settled(page)
    _shows_mistakes_of(page, store, "xor-6")


def test_dragging_the_slider_changes_the_network(open_page, store):
    page = open_page("/small-worlds?width=6")
    _shows_mistakes_of(page, store, "xor-6")
    handle = _slider(page).bounding_box()  # of an invisible field, which begins in its middle
    x, y = handle["x"], handle["y"] + handle["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 450, y, steps=8)
    page.mouse.up()
    expect_address(page, "width=1")
    _shows_mistakes_of(page, store, "xor-1")


def test_a_click_on_a_run_chooses_its_width(open_page, store):
    page = open_page("/small-worlds")
    chart = page.locator(".st-key-accuracy-of-runs")
    first = chart.locator("g.trace.scatter").first.locator("path.point").first
    first.scroll_into_view_if_needed()
    box = first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect_address(page, "width=1")
    _shows_mistakes_of(page, store, "xor-1")


def test_a_click_on_a_cell_opens_its_images(open_page, store):
    page = open_page("/small-worlds?world=digits8x8")
    truth = store.test_examples("digits8x8")[1]
    zeros = int(((store.test_labels("digits8x8-softmax")[0] == 0) & (truth == 0)).sum())
    page.get_by_role("button", name="0 read as 0:").click()
    settled(page)
    heading = page.get_by_role("heading", name=f"0 read as 0: {zeros} images")
    expect(heading).to_be_visible()
    images = page.locator(".st-key-cell-images").get_by_role("img", name="a 0 read as 0")
    expect(images).to_have_count(min(zeros, 20))


def test_a_click_on_a_mean_image_opens_the_images_behind_it(open_page, store):
    page = open_page("/small-worlds?world=digits8x8")
    page.get_by_role("link", name="Mean of the training images of 7").click()
    sevens = int((store.training_examples("digits8x8")[1] == 7).sum())
    expect_address(page, "digit=7")
    expect(page.get_by_role("heading", name=f"7: {sevens} training images")).to_be_visible()


@pytest.mark.parametrize("world", ["xor", "digits8x8"])
def test_a_phone_shows_it_without_scrolling_sideways(open_page, world):
    page = open_page(f"/small-worlds?world={world}", **PHONE)
    expect_no_sideways_scrolling(page)
