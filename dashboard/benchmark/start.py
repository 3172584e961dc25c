"""Seconds from `streamlit run` until a browser, which is running already, shows Home."""

from collections.abc import Iterator
from time import time

from playwright.sync_api import Browser

from dashboard.benchmark.browser import COMPLETE, FIRST_CHART, STILL, chromium, shown, watch, window
from dashboard.benchmark.extent import Extent
from dashboard.benchmark.launch import serving
from dashboard.benchmark.records import Start


def measure(extent: Extent) -> Iterator[Start]:
    """Start the server again and again; each time a browser comes that has fetched nothing before.

    Raises:
        NoBrowserError: none is installed.
    """
    with chromium() as browser:
        for number in range(extent.starts):
            yield _start(browser, number + 1)


def _start(browser: Browser, number: int) -> Start:
    with window(browser) as page:
        begun = time()
        with serving() as server:
            answered = time()
            page.goto(server.address, wait_until="commit")
            watch(page, FIRST_CHART)
            picture = shown(page)
            watch(page, COMPLETE, still=STILL)
            return Start(number, answered - begun, picture - begun, shown(page) - begun)
