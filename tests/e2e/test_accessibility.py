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

QUERIES = {
    "compare": "a=dense-130&b=pca-154-dense-130",
    "confusions": "id=dense-2&true=2&predicted=3",
    "map": "id=dense-130&pin=42",
    "small-worlds": "id=xor-6&width=4",
}
"""What a page's address asks for, where it shows more than without."""

FURTHER = [
    "data?topic=averages",
    "draw?mode=my+handwriting",
    "draw?source=test+image&lens=map",
    "experiment?id=augmented-cnn",
    "hidden-units?id=cnn-32-64",
    "small-worlds?id=digits8x8-softmax",
]
"""Other things that some pages show."""

ADDRESSES = [f"{page}?{QUERIES.get(page, '')}".replace("home?", "") for page in PAGES] + FURTHER

_COLOURS = {"runOnly": ["color-contrast"]}
_ALL = {"rules": {"target-size": {"enabled": True}}}  # of WCAG 2.2, which axe-core leaves off

LOOKS = [
    ("light", 1440, _ALL), ("dark", 1440, _COLOURS), ("dark", 390, _ALL), ("light", 390, _COLOURS)
]  # fmt: skip
"""Colour scheme, width of the window and what to look at: one change at a time."""

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


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_amiss_on_a_page(open_page, address):
    _expect_nothing_amiss(open_page(f"/{address}"))


def test_nothing_is_amiss_beside_a_drawing(open_page):
    page = open_page("/draw")
    canvas = page.locator(".st-key-digit canvas.upper-canvas")
    draw(page, canvas, STROKES[7])
    expect_strokes(page, canvas, len(STROKES[7]))
    _expect_nothing_amiss(page)


def test_nothing_is_amiss_in_an_open_popover(open_page):
    page = open_page("/experiment?id=dense-130")
    page.get_by_role("button", name="Where the numbers come from").click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    _expect_nothing_amiss(page)


def test_a_planted_problem_is_found_in_light_and_in_dark(open_page):
    page = open_page("/claims")
    page.evaluate("document.querySelector('h1').style.color = 'rgb(128 128 128 / 0.5)'")
    with pytest.raises(AssertionError) as failed:
        _expect_nothing_amiss(page)
    for scheme, width, _ in LOOKS:
        assert f"{scheme}, {width} pixels wide: color-contrast (serious)" in str(failed.value)
