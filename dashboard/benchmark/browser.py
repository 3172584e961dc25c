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
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.benchmark import NoBrowserError

HOME = Path(__file__).parents[1] / "Home.py"
"""What starts the dashboard."""

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")

# The browser asks its makers' servers for nothing, and needs no graphics card.
_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
LONGEST = 60
"""Seconds that the server may take to start, or a page to show."""

_LINKS = "[data-testid=stSidebar] a"

# The title changes when a page begins; the sidebar is what a run of the app sends last.
_SHOWN = """before => document.title !== before && document.querySelector("h1")
    && document.querySelector("[data-testid=stSidebar] a")
    && document.querySelector("[data-testid=stApp]").dataset.testScriptState === 'notRunning'"""
_MAP = ".st-key-point-map"


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
    with driven() as (page, address, process):
        server = psutil.Process(process.pid)
        yield _visit(page, server, lambda: page.goto(address))
        names = page.locator(_LINKS).all_inner_texts()
        for name in [*names[1:], *names]:
            link = page.locator(_LINKS).get_by_text(name, exact=True)
            yield _visit(page, server, link.click)


@contextmanager
def driven() -> "Iterator[tuple[Page, str, subprocess.Popen[bytes]]]":
    """A page of a browser, the address of a server that has just begun, and its process.

    Raises:
        NoBrowserError: none is installed.
    """
    command = [sys.executable, "-m", "streamlit", "run", str(HOME)]
    with chromium() as browser, serving(command, subprocess.DEVNULL) as (address, process):
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        yield page, address, process


def table(visits: Iterable[Visit]) -> Iterator[str]:
    """Lines that say what was measured, one after the other as it is."""
    yield f"{'page':<14}{'view s':>8}{'server MB':>11}   in a browser, first round and second"
    for visit in visits:
        yield f"{visit.page:<14}{visit.seconds:>8.2f}{visit.memory / 1e6:>11.0f}"


def _visit(page: Page, server: psutil.Process, go: Callable[[], object]) -> Visit:
    before = page.title()
    start = perf_counter()
    go()
    page.wait_for_function(_SHOWN, arg=before, timeout=LONGEST * 1_000)
    if page.locator(_MAP).count():  # its points are fetched and drawn later
        page.locator(f"{_MAP} [data-drawn]").wait_for(state="attached")
    seconds = perf_counter() - start
    return Visit(page.title().partition(" - ")[0], seconds, server.memory_info().rss)


def find_chromium() -> str:
    """The path of a browser's program.

    Raises:
        NoBrowserError: none is installed.
    """
    path = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if path is None:
        raise NoBrowserError
    return path


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser.

    Raises:
        NoBrowserError: none is installed.
    """
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_OPTIONS)
        yield browser
        browser.close()


@contextmanager
def serving(
    command: Sequence[str], output: int | None = None
) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """A running dashboard: its address and its process.

    Args:
        command: what starts it, with programs of this environment.
        output: where what it prints goes, as for `subprocess.Popen`.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_HEADLESS": "true",
    }
    process = subprocess.Popen(command, cwd=HOME.parents[1], env=environment, stdout=output)
    try:
        address = f"http://localhost:{port}"
        _wait_for(address, process)
        yield address, process
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(LONGEST * 10):
        if process.poll() is not None:
            raise RuntimeError("the dashboard ended; its output tells why")
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            sleep(0.1)
        else:
            return
    raise TimeoutError(f"the dashboard did not answer within {LONGEST} seconds")
