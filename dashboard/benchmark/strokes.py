"""Seconds from pen up to all verdicts on the screen, in a browser with a mouse."""

from collections.abc import Iterator, Sequence
from statistics import median

from playwright.sync_api import Locator, Page

from dashboard.benchmark.browser import LONGEST, driven
from dashboard.benchmark.drawing import STROKES, Stroke

_CANVAS = ".st-key-digit canvas.upper-canvas"
_VERDICTS = ".st-key-verdicts section"
_CORNER = "canvas => [canvas.getBoundingClientRect().x, canvas.getBoundingClientRect().y]"

# From the moment that the button of the mouse goes up to the first frame with other verdicts.
_WATCH = """verdicts => {
    const before = verdicts.innerHTML
    window.secondsShown = null
    addEventListener("mouseup", () => {
        const up = performance.now()
        const look = () => verdicts.innerHTML === before
            ? requestAnimationFrame(look)
            : window.secondsShown = (performance.now() - up) / 1000
        look()
    }, { once: true, capture: true })
}"""


def measure() -> Iterator[float]:
    """Draw one stroke after the other on the page of a server that has just begun.

    Raises:
        NoBrowserError: none is installed.
    """
    with driven() as (page, address, _):
        page.goto(f"{address}/draw")
        canvas = page.locator(_CANVAS)
        canvas.wait_for(timeout=LONGEST * 1_000)
        for stroke in STROKES:
            yield _seconds(page, canvas, stroke)


def table(seconds: Sequence[float]) -> Iterator[str]:
    """Lines that say what was measured; the first stroke has the most to show anew."""
    first, *others = seconds
    yield f"{'stroke':<14}{'s':>8}   from pen up to all verdicts in a browser"
    yield f"{'first':<14}{first:>8.2f}"
    yield f"{'median':<14}{median(others):>8.2f}   of {len(others)} further ones"
    yield f"{'slowest':<14}{max(others):>8.2f}"


def _seconds(page: Page, canvas: Locator, stroke: Stroke) -> float:
    page.locator(_VERDICTS).evaluate(_WATCH)
    _draw(page, canvas, stroke)
    shown = page.wait_for_function("() => window.secondsShown", timeout=LONGEST * 1_000)
    return float(shown.json_value())


def _draw(page: Page, canvas: Locator, stroke: Stroke) -> None:
    left, top = canvas.evaluate(_CORNER)
    places = [(left + x, top + y) for x, y in stroke]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=8)
    page.mouse.up()
