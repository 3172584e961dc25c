"""Seconds until a browser shows each page, and the server's memory by then.

It starts the real server on a free port and drives a headless Chromium through all pages, twice:
the first round is each page's first view after the server's start, in the second all is warm.
"""

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Page, sync_playwright

_HOME = Path(__file__).parents[1] / "Home.py"
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_LONGEST = 60
"""Seconds that the server may take to start, or a page to show."""

# The sidebar is what a run of the app sends last; a map is busy until its points are drawn.
_SHOWN = """() => document.querySelector("[data-testid=stSidebar] a")
    && document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-testid=stMain] [aria-busy=true]")"""


class NoBrowserError(Exception):
    """There is no browser to drive."""


@dataclass(frozen=True)
class Visit:
    """A page shown in the browser.

    Attributes:
        seconds: from its address to all that it shows.
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
        yield _visit(page, address, server)
        links = page.locator("[data-testid=stSidebar] a").evaluate_all(
            "links => links.map(link => link.pathname)"
        )
        for link in [*links[1:], *links]:
            yield _visit(page, address + link, server)
        chromium.close()


def table(visits: Iterable[Visit]) -> Iterator[str]:
    """Lines that say what was measured, one after the other as it is."""
    yield f"{'page':<14}{'view s':>8}{'server MB':>11}   in a browser, first round and second"
    for visit in visits:
        yield f"{visit.page:<14}{visit.seconds:>8.2f}{visit.memory / 1e6:>11.0f}"


def _visit(page: Page, address: str, server: psutil.Process) -> Visit:
    start = perf_counter()
    page.goto(address)
    page.wait_for_function(_SHOWN, timeout=_LONGEST * 1_000)
    seconds = perf_counter() - start
    name = urlsplit(address).path.strip("/") or "home"
    return Visit(name, seconds, server.memory_info().rss)


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
