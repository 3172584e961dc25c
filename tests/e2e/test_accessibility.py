"""axe-core finds nothing amiss on any page: light and dark, on a wide screen and on a phone's."""

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.dashboard.strokes import STROKES
from tests.e2e.pages import settled
from tests.e2e.pen import draw, expect_strokes

VIEWS = Path(__file__).parents[2] / "dashboard" / "views"
PAGES = sorted(path.stem.replace("_", "-") for path in VIEWS.glob("[!_]*.py"))

ADDRESSES = {page: f"/{page}" for page in PAGES} | {
    "home": "/",
    "compare": "/compare?a=dense-130&b=pca-154-dense-130",
    "confusions": "/confusions?id=dense-2&true=2&predicted=3",
    "data, averages": "/data?topic=averages",
    "draw, handwriting": "/draw?mode=my+handwriting",
    "experiment": "/experiment?id=augmented-cnn",
    "hidden-units": "/hidden-units?id=cnn-32-64",
    "map": "/map?id=dense-130&pin=42",
    "small-worlds": "/small-worlds?id=xor-6&width=4",
    "small-worlds, digits": "/small-worlds?id=digits8x8-softmax",
}
"""Of every page, as it shows the most, and of what some show instead."""

_COLOURS = {"runOnly": ["color-contrast"]}
_LAYOUT = {"runOnly": ["color-contrast", "scrollable-region-focusable", "target-size"]}
_ALL = {"rules": {"target-size": {"enabled": True}}}  # of WCAG 2.2, which axe-core leaves off

LOOKS = [
    ("light", 1440, _ALL),
    ("dark", 1440, _COLOURS),
    ("dark", 390, _LAYOUT),
    ("light", 390, _COLOURS),
]
"""Colour scheme, width and the rules that may find more than before: one change at a time."""

_RUN = """options => axe.run({...options, resultTypes: ["violations"]})
    .then(({violations}) => violations)"""


def _found(page: Page, options: dict) -> list[str]:
    """What axe-core finds amiss: rule, help, element and what to do, each in a few lines."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}, see {rule['helpUrl']}\n"
        f"  at {node['target']}: {node['html'][:200]}\n  {node['failureSummary']}"
        for rule in page.evaluate(_RUN, options)
        for node in rule["nodes"]
    ]


def _expect_nothing_amiss(page: Page) -> None:
    """Look at a page as it is in both colour schemes and widths."""
    found = []
    for scheme, width, options in LOOKS:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        settled(page)
        found += [f"{scheme}, {width} pixels wide: {problem}" for problem in _found(page, options)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_nothing_is_amiss_on_a_page(open_page, address):
    _expect_nothing_amiss(open_page(address))


def test_nothing_is_amiss_beside_a_drawing(open_page):
    page = open_page("/draw?lens=map")
    canvas = page.locator(".st-key-digit canvas.upper-canvas")
    draw(page, canvas, STROKES[7])
    expect_strokes(page, canvas, len(STROKES[7]))
    _expect_nothing_amiss(page)


def test_nothing_is_amiss_in_an_open_popover(open_page):
    page = open_page("/confusions?id=dense-2&true=2&predicted=3")
    page.get_by_role("button", name="Where the numbers come from").click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    _expect_nothing_amiss(page)


def test_faint_words_are_found(open_page):
    page = open_page("/claims")
    page.evaluate("document.querySelector('h1').style.color = 'rgb(128 128 128 / 0.5)'")
    assert "color-contrast (serious)" in "\n".join(_found(page, _COLOURS))
