"""Seconds until a browser shows each page, and the server's memory by then.

It starts the real server on a free port and drives a headless Chromium through all pages by their
links, twice: the first round is each page's first view after the server's start, that of Home with
all that a browser has to load; in the second all is warm.
"""

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

import psutil
from playwright.sync_api import Page, sync_playwright

_HOME = Path(__file__).parents[1] / "Home.py"
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_LONGEST = 60
"""Seconds that the server may take to start, or a page to show."""

_LINKS = "[data-testid=stSidebar] a"

# The title changes when a page begins; the sidebar is what a run of the app sends last.
_SHOWN = """before => document.title !== before && document.querySelector("h1")
    && document.querySelector("[data-testid=stSidebar] a")
    && document.querySelector("[data-testid=stApp]").dataset.testScriptState === 'notRunning'"""
_MAP = ".st-key-point-map"


class NoBrowserError(Exception):
    """There is no browser to drive."""


@dataclass(frozen=True)
class Visit:
    """A page shown in the browser.

    Attributes:
        seconds: from the click on its link to all that it shows.
        memory: of the server after it, in bytes.
    """

    page: str
    seconds: float
    memory: int


def measure() -> Iterator[Visit]:
    """Visit every page that the sidebar names, two times.

    Raises:
        NoBrowserError: none is installed.
    """
    path = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if path is None:
        raise NoBrowserError("no browser was driven: install Debian's package `chromium`")
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with _server() as (address, server), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=options)
        page = chromium.new_context(viewport={"width": 1440, "height": 900}).new_page()
        yield _visit(page, server, lambda: page.goto(address))
        names = page.locator(_LINKS).all_inner_texts()
        for name in [*names[1:], *names]:
            link = page.locator(_LINKS).get_by_text(name, exact=True)
            yield _visit(page, server, link.click)
        chromium.close()


def table(visits: Iterable[Visit]) -> Iterator[str]:
    """Lines that say what was measured, one after the other as it is."""
    yield f"{'page':<14}{'view s':>8}{'server MB':>11}   in a browser, first round and second"
    for visit in visits:
        yield f"{visit.page:<14}{visit.seconds:>8.2f}{visit.memory / 1e6:>11.0f}"


def _visit(page: Page, server: psutil.Process, go: Callable[[], object]) -> Visit:
    before = page.title()
    start = perf_counter()
    go()
    page.wait_for_function(_SHOWN, arg=before, timeout=_LONGEST * 1_000)
    if page.locator(_MAP).count():  # its points are fetched and drawn later
        page.locator(f"{_MAP} [data-drawn]").wait_for(state="attached")
    seconds = perf_counter() - start
    return Visit(page.title().partition(" - ")[0], seconds, server.memory_info().rss)


@contextmanager
def _server() -> Iterator[tuple[str, psutil.Process]]:
    """A running dashboard: its address and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"STREAMLIT_SERVER_PORT": str(port), "STREAMLIT_SERVER_HEADLESS": "true"}
    command = [sys.executable, "-m", "streamlit", "run", str(_HOME)]
    process = subprocess.Popen(
        command,
        cwd=_HOME.parents[1],
        env=os.environ | settings,
        stdout=subprocess.DEVNULL,
    )
    try:
        address = f"http://localhost:{port}"
        _wait_for(address)
        yield address, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(address: str) -> None:
    for _ in range(_LONGEST * 10):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            sleep(0.1)
        else:
            return
    raise TimeoutError(f"the dashboard did not answer within {_LONGEST} seconds")
