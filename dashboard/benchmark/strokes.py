"""Seconds from pen up to all verdicts on the screen, in a browser with a mouse."""

from collections.abc import Iterator

from playwright.sync_api import Locator, Page

from dashboard.benchmark.browser import (
    COMPLETE,
    STILL,
    chromium,
    seconds_since_event,
    shown,
    watch,
    window,
)
from dashboard.benchmark.drawing import STROKES
from dashboard.benchmark.extent import Extent
from dashboard.benchmark.launch import serving
from dashboard.benchmark.records import Stroke

CANVAS = ".st-key-digit canvas.upper-canvas"
_CORNER = "canvas => [canvas.getBoundingClientRect().x, canvas.getBoundingClientRect().y]"

_VERDICTS = ".st-key-verdicts section"
_KEEP = "verdicts => { window.verdicts = verdicts; window.verdictsBefore = verdicts.innerHTML }"
_OTHERS = "() => window.verdicts.innerHTML !== window.verdictsBefore"


def measure(extent: Extent) -> Iterator[Stroke]:
    """Draw one stroke after the other on the page of a server that has just begun.

    Raises:
        NoBrowserError: none is installed.
    """
    with chromium() as browser, serving() as server, window(browser) as page:
        page.goto(f"{server.address}/draw", wait_until="commit")
        watch(page, COMPLETE, still=STILL)
        shown(page)
        canvas = page.locator(CANVAS)
        for number, corners in enumerate(STROKES[: extent.strokes], start=1):
            page.locator(_VERDICTS).evaluate(_KEEP)
            watch(page, _OTHERS, "mouseup")
            draw(page, canvas, corners)
            yield Stroke(number, seconds_since_event(page))


def draw(page: Page, canvas: Locator, corners: tuple[tuple[int, int], ...]) -> None:
    """Draw a stroke with the mouse; its corners are x, y within the canvas."""
    left, top = canvas.evaluate(_CORNER)
    places = [(left + x, top + y) for x, y in corners]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=8)
    page.mouse.up()
