"""The dashboard as a user starts it, in a real browser."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.e2e.pages import settled

ROOT = Path(__file__).resolve().parents[2]
expect.set_options(timeout=20_000)  # the machine may be busy

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

# The browser asks its makers' servers for nothing, and needs no graphics card.
BROWSER_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


NO_BROWSER = "browser tests skipped: no Chromium found, install Debian's package `chromium`"


def pytest_terminal_summary(terminalreporter):
    if _chromium() is None:
        terminalreporter.write_line(NO_BROWSER)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, or another one; without any, the tests are skipped, but not in CI."""
    path = _chromium()
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_BROWSER)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=BROWSER_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def dashboard():
    """The address of a dashboard that the README's own command started."""
    command = re.search(r"^streamlit run \S+$", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert command, "the README must tell the command that starts the dashboard"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_HEADLESS": "true",
    }
    server = subprocess.Popen(command[0].split(), cwd=ROOT, env=environment)
    address = f"http://localhost:{port}"
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(address: str, server: subprocess.Popen) -> None:
    for _ in range(150):
        assert server.poll() is None, "the dashboard ended; its output tells why"
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    pytest.fail("the dashboard did not answer within 30 seconds")


@pytest.fixture
def open_page(browser, dashboard):
    """Opens an address of the dashboard in a window of a given width."""
    contexts = []

    def open_page(address: str, width: int = 1440, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(dashboard + address)
        page.get_by_role("heading", level=1).wait_for()
        settled(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
