"""Seconds until a browser shows each page, what that takes over the wire, and the server's memory.

One window goes through all pages by their links in the sidebar. The first round is each page's
first view after the server's start, that of Home with all that a browser has to load; in further
rounds all is warm. Then each page is opened once by a browser that has fetched nothing before.
"""

from collections.abc import Iterator
from statistics import median
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page

from dashboard.benchmark.browser import (
    COMPLETE,
    STILL,
    chromium,
    seconds_since_event,
    shown,
    watch,
    window,
)
from dashboard.benchmark.extent import Extent
from dashboard.benchmark.launch import serving
from dashboard.benchmark.records import View
from dashboard.benchmark.wire import Wire

_LINKS = "[data-testid=stSidebar] a"


def measure(extent: Extent) -> Iterator[View]:
    """Visit the pages that the sidebar names.

    Raises:
        NoBrowserError: none is installed.
    """
    with chromium() as browser, serving() as server:
        with window(browser) as page:
            cold, memory = [_load(page, server.address)], [server.resident()]
            links = page.locator(_LINKS)
            names = links.all_inner_texts()[: extent.pages]
            paths = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
            for name in names[1:]:
                cold.append(_follow(page, name))
                memory.append(server.resident())
            rounds = [[_follow(page, name) for name in names] for _ in range(extent.views)]
        for number, name in enumerate(names):
            seconds, size = _first_visit(browser, urljoin(server.address, paths[number]))
            warm = median(views[number] for views in rounds)
            yield View(name, cold[number], warm, seconds, size, memory[number])


def _load(page: Page, address: str) -> float:
    """Seconds from asking for an address until its page is whole."""
    page.goto(address, wait_until="commit")
    watch(page, COMPLETE, still=STILL)
    return shown(page) - float(page.evaluate("() => performance.timeOrigin")) / 1000


def _follow(page: Page, name: str) -> float:
    """Seconds from the click on a link of the sidebar until its page is whole."""
    watch(page, COMPLETE, "click", STILL)
    page.locator(_LINKS).get_by_text(name, exact=True).click()
    return seconds_since_event(page)


def _first_visit(browser: Browser, address: str) -> tuple[float, int]:
    """Seconds and bytes of a page for a browser that has fetched nothing before."""
    with window(browser) as page:
        wire = Wire(page)
        seconds = _load(page, address)
        page.wait_for_load_state("networkidle")
        return seconds, wire.bytes
