"""Waiting for pages: what one shows while a run of it goes on is partly that of the run before."""

import re

from playwright.sync_api import Page, expect

# What `open_page` takes for a window as wide as a phone's, which fingers touch.
PHONE = {"width": 390, "is_mobile": True, "has_touch": True}

# Streamlit marks what a run has not renewed yet, and takes it away at the run's end.
_SETTLED = """() => {
    const app = document.querySelector("[data-testid=stApp]")
    const settled = app?.dataset.testScriptState === "notRunning"
        && document.querySelector("[data-testid=stSidebar] a")
        && !document.querySelector("[data-stale=true]")
    if (!settled) window.settledSince = undefined
    else window.settledSince ??= performance.now()
    return performance.now() - window.settledSince > 300
}"""


def settled(page: Page) -> None:
    """Wait until all that is shown is of one run, which is over, and no other has begun."""
    page.evaluate("window.settledSince = undefined")  # of an earlier wait
    page.wait_for_function(_SETTLED, polling=50)


def expect_address(page: Page, pattern: str) -> None:
    """Wait for an address that a regular expression is found in, and for all that it shows."""
    expect(page).to_have_url(re.compile(pattern))
    settled(page)


def expect_no_sideways_scrolling(page: Page) -> None:
    """A page without an error is no wider than its window."""
    settled(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") <= 0
