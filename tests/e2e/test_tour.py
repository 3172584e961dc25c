"""The tour is walked through with the mouse and with the keyboard."""

import re

from playwright.sync_api import Locator, Page, expect

from dashboard.tour import STEPS
from tests.e2e.pages import PHONE, expect_address, expect_no_sideways_scrolling

PICTURE = "[data-testid=stPlotlyChart], .digit-grid, .still-maps, .claims"
"""What an answer shows."""


def _main(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def test_the_whole_tour_is_clicked_through(open_page):
    page = open_page("/tour")
    main = _main(page)
    for number, step in enumerate(STEPS, 1):
        expect(page.get_by_role("heading", level=1)).to_have_text(step.question)
        expect(main.locator(PICTURE)).to_have_count(0)
        main.locator("[class*=st-key-guess-] button").first.click()
        expect_address(page, r"guess=")
        expect(main.get_by_text(re.compile(r"^(Right: |Not .+, but )"))).to_be_visible()
        expect(main.locator(PICTURE).first).to_be_visible()
        if number < len(STEPS):
            main.get_by_role("button", name=f"Next: {STEPS[number].name}").click()
            expect_address(page, rf"/tour\?step={number + 1}$")
    main.get_by_role("link", name="Draw your own digit").click()
    expect_address(page, "/draw$")


def _tab_to(page: Page, target: Locator) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the Tab key does not lead to {target}")


def test_a_step_is_answered_and_left_by_keyboard(open_page):
    page = open_page("/tour?step=4")
    main = _main(page)
    _tab_to(page, main.get_by_role("button", name="all 10"))
    page.keyboard.press("Enter")
    expect_address(page, "step=4&guess=10$")
    expect(main.locator(PICTURE)).to_be_visible()
    _tab_to(page, main.get_by_role("button", name="Close the answer"))
    page.keyboard.press("Enter")
    expect_address(page, "step=4$")
    expect(main.locator(PICTURE)).to_have_count(0)
    _tab_to(page, main.get_by_role("button", name=f"Next: {STEPS[4].name}"))
    page.keyboard.press("Enter")
    expect_address(page, "step=5$")
    expect(page.get_by_role("heading", level=1)).to_have_text(STEPS[4].question)


def test_open_steps_fit_a_phone(open_page):
    page = open_page("/tour", **PHONE)
    for number in range(2, len(STEPS) + 1):
        page.get_by_role("radio", name=f"{number}", exact=True).tap()
        expect_address(page, rf"step={number}$")
        _main(page).get_by_role("button", name="Show the answer").tap()
        expect_address(page, "answer=shown")
        expect_no_sideways_scrolling(page)
