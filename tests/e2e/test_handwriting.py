"""A challenge of ten digits, drawn with a real mouse and with a finger."""

import re
import zipfile

from playwright.sync_api import Locator, Page, expect

from tests.dashboard.strokes import STROKES, Stroke
from tests.e2e.pages import PHONE, expect_no_sideways_scrolling, settled
from tests.e2e.pen import draw, expect_strokes, touch

ADDRESS = "/draw?mode=my+handwriting"


def _asked(page: Page, place: int) -> int:
    """The digit that a place asks for, once it does."""
    heading = page.get_by_role("heading", name=re.compile(rf"^Draw an? \d \({place} of 10\)$"))
    heading.wait_for()
    settled(page)
    return int(re.search(r"an? (\d)", heading.inner_text())[1])


def _canvas(page: Page, place: int) -> Locator:
    return page.locator(f".st-key-hand-0-{place} canvas.upper-canvas")


def _draw(page: Page, canvas: Locator, strokes: list[Stroke]) -> None:
    """Draw with the mouse; then wait until the page knows of it."""
    draw(page, canvas, strokes)
    expect_strokes(page, canvas, len(strokes))


def _next(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Next"))


def _draw_next(page: Page, place: int) -> None:
    """Draw what a place asks for, and go on by keyboard."""
    _draw(page, _canvas(page, place), STROKES[_asked(page, place)])
    expect(_next(page)).to_be_enabled()
    page.keyboard.press("n")


def test_ten_digits_lead_to_a_ranking_and_to_files(open_page, tmp_path):
    page = open_page(ADDRESS)
    expect(_next(page)).to_be_disabled()
    for place in range(1, 11):
        _draw_next(page, place)
    expect(page.get_by_text(re.compile(r"(read|reads) you best|none stands out"))).to_be_visible()
    expect(page.get_by_role("heading", name="Which of your digits are misread?")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="As pictures, as drawn (zip)").click()
    download.value.save_as(tmp_path / "digits.zip")
    with zipfile.ZipFile(tmp_path / "digits.zip") as archive:
        labels = archive.read("labels.csv").decode().splitlines()
        assert len(archive.namelist()) == 11
    assert sorted(line[-1] for line in labels[1:]) == list("0123456789")


def test_a_click_leads_from_one_digit_to_the_challenge_and_back(open_page):
    page = open_page("/draw")
    page.get_by_role("radio", name="My handwriting").click()
    _asked(page, 1)
    page.get_by_role("radio", name="One digit").click()
    expect(page.locator(".st-key-digit canvas.upper-canvas")).to_be_visible()


def test_a_digit_waits_while_another_page_is_shown(open_page):
    page = open_page(ADDRESS)
    _draw_next(page, 1)
    digit = _asked(page, 2)
    _draw(page, _canvas(page, 2), STROKES[digit])
    page.get_by_role("link", name="Claims").click()
    page.get_by_role("heading", level=1, name=re.compile("published", re.IGNORECASE)).wait_for()
    settled(page)
    page.get_by_role("link", name="Draw", exact=True).click()
    assert _asked(page, 2) == digit
    expect_strokes(page, _canvas(page, 2), len(STROKES[digit]))
    expect(_next(page)).to_be_enabled()


def test_a_button_in_focus_does_only_what_it_says(open_page):
    page = open_page(ADDRESS)
    _draw_next(page, 1)
    _draw(page, _canvas(page, 2), STROKES[_asked(page, 2)])
    expect(_next(page)).to_be_enabled()
    page.get_by_role("button", name=re.compile("^Back")).focus()
    page.keyboard.press("Enter")
    _asked(page, 1)
    expect(page.get_by_text("1 of 10 digits drawn")).to_be_visible()


def test_a_finger_draws_without_scrolling_the_page(open_page):
    page = open_page(ADDRESS, **PHONE)
    canvas = _canvas(page, 1)
    canvas.scroll_into_view_if_needed()
    before = canvas.bounding_box()
    touch(page, canvas, STROKES[1])
    expect_strokes(page, canvas, 1)
    assert canvas.bounding_box() == before
    _next(page).tap()
    _asked(page, 2)
    expect_no_sideways_scrolling(page)
