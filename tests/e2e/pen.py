"""Drawing on a canvas of a page, with a real mouse and with a finger."""

from itertools import pairwise
from math import dist

from playwright.sync_api import Locator, Page, expect

from dashboard.theme import count
from tests.dashboard.strokes import Stroke
from tests.e2e.pages import settled

_STEP = 20
"""Pixels that the pen moves at a time: the canvas rounds off what lies farther apart."""


def draw(page: Page, canvas: Locator, strokes: list[Stroke]) -> None:
    """Draw with the mouse, as smoothly as a hand does."""
    for stroke in strokes:
        start, *others = _on_screen(canvas, stroke)
        page.mouse.move(*start)
        page.mouse.down()
        for point in others:
            page.mouse.move(*point)
        page.mouse.up()


def touch(page: Page, canvas: Locator, strokes: list[Stroke]) -> None:
    """Draw with a finger."""
    browser = page.context.new_cdp_session(page)
    for stroke in strokes:
        for number, (x, y) in enumerate(_on_screen(canvas, stroke)):
            kind = "touchMove" if number else "touchStart"
            _send(browser, kind, [{"x": x, "y": y}])
        _send(browser, "touchEnd", [])


def expect_strokes(page: Page, canvas: Locator, strokes: int) -> None:
    """Wait for the page to know what is on a canvas, and for all that it shows of it."""
    expect(canvas).to_have_attribute("aria-label", f"Canvas, {count(strokes, 'stroke')}")
    settled(page)


def _send(browser, kind: str, points: list[dict]) -> None:
    browser.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def _on_screen(canvas: Locator, stroke: Stroke) -> list[tuple[float, float]]:
    """Points of the window, close to each other."""
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    corners = [(box["x"] + x, box["y"] + y) for x, y in stroke]
    path = [point for pair in pairwise(corners) for point in _between(*pair)]
    return [corners[0], *path]


def _between(first: tuple[float, float], last: tuple[float, float]) -> list[tuple[float, float]]:
    steps = 1 + int(dist(first, last) / _STEP)
    return [
        tuple(a + (b - a) * step / steps for a, b in zip(first, last, strict=True))
        for step in range(1, steps + 1)
    ]
