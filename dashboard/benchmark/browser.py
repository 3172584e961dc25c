"""A headless browser, and the moments at which it shows something."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.benchmark import NoBrowserError
from dashboard.benchmark.launch import LONGEST

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

COMPLETE = """() => {
    const within = selector => [...document.querySelectorAll(selector)]
    const parts = within("[data-testid^=stBidiComponent]").map(part => part.shadowRoot ?? part)
    return document.title !== window.titleBefore
        && document.querySelector("h1")
        && document.querySelector("[data-testid=stSidebar] a")
        && document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning"
        && !document.querySelector("[data-stale=true], [data-testid=stSkeleton]")
        && within("[data-testid=stPlotlyChart]").every(chart => chart.querySelector(".main-svg"))
        && within("img:not([loading=lazy])").every(image => image.complete)
        && parts.every(part => part.childElementCount)
        && within(".st-key-point-map [data-testid^=stBidi]").every(
            map => (map.shadowRoot ?? map).querySelector("[data-drawn]"))
}"""
"""Whether another page than before is whole: its run has ended, and all that it sent is drawn."""

FIRST_CHART = """() => document.querySelector("[data-testid=stPlotlyChart] .trace")"""
"""Whether marks of a chart are drawn."""

STILL = 0.3
"""Seconds during which a whole page stays whole."""

# Looks before each frame; what is true for a while is so since its beginning.
_WATCH = """([event, still]) => {
    const now = () => (performance.timeOrigin + performance.now()) / 1000
    let since = null
    const look = () => {
        since = (%s)() ? since ?? now() : null
        if (since && now() - since >= still) window.shownAt = since
        else requestAnimationFrame(look)
    }
    window.titleBefore = event ? document.title : null
    window.begunAt = window.shownAt = null
    const begin = () => { window.begunAt = now(); look() }
    if (event) addEventListener(event, begin, { once: true, capture: true })
    else begin()
}"""


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
def window(browser: Browser) -> Iterator[Page]:
    """An empty window that has fetched nothing before."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def watch(page: Page, condition: str, event: str | None = None, still: float = 0) -> None:
    """Begin to look when a condition comes true.

    Args:
        event: what to look after, "click"; None for at once.
        still: seconds for which the condition has to stay true.
    """
    page.evaluate(_WATCH % condition, [event, still])


def shown(page: Page) -> float:
    """Wait until what is watched for is shown; when that was, as seconds since the epoch."""
    found = page.wait_for_function("() => window.shownAt", timeout=LONGEST * 1_000)
    return float(found.json_value())


def seconds_since_event(page: Page) -> float:
    """Wait until what is watched for is shown; seconds between the event and that."""
    return shown(page) - float(page.evaluate("() => window.begunAt"))
