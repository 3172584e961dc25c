"""The dashboard as a user starts it, in a real browser."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboard.benchmark.browser import NoBrowserError, chromium, find_chromium
from dashboard.benchmark.launch import serving
from tests.e2e.pages import settled

ROOT = Path(__file__).resolve().parents[2]
expect.set_options(timeout=20_000)  # the machine may be busy


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter):
    try:
        find_chromium()
    except NoBrowserError as error:
        terminalreporter.write_line(f"browser tests skipped: {error}")


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, or another one; without any, the tests are skipped, but not in CI."""
    try:
        find_chromium()
    except NoBrowserError as error:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(error))
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def dashboard():
    """The address of a dashboard that the README's own command started."""
    command = re.search(r"^streamlit run \S+$", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert command, "the README must tell the command that starts the dashboard"
    with serving(command[0].split()) as server:
        yield server.address


@pytest.fixture(scope="session")
def windows(browser):
    """Windows by their looks: those that look alike share what the browser has fetched before."""
    contexts = {}

    def window(**looks: object) -> BrowserContext:
        key = repr(sorted(looks.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**looks)
        return contexts[key]

    yield window
    for context in contexts.values():
        context.close()


@pytest.fixture
def open_page(windows, dashboard):
    """Opens an address of the dashboard in a window of a given width."""
    pages = []

    def open_page(address: str, width: int = 1440, **options: object) -> Page:
        page = windows(viewport={"width": width, "height": 900}, **options).new_page()
        pages.append(page)
        page.goto(dashboard + address)
        page.get_by_role("heading", level=1).wait_for()
        settled(page)
        return page

    yield open_page
    for page in pages:
        page.close()
