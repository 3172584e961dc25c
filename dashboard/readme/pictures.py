"""Pictures of the running app, as a browser shows it, for README.md."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from dashboard.benchmark.browser import COMPLETE, STILL, shown, watch, window
from dashboard.benchmark.drawing import STROKES
from dashboard.benchmark.strokes import CANVAS, draw

FOLDER = Path(__file__).parents[1] / "screenshots"

_WIDTH = 1440
_COLOURS = 256


def _draw_a_doubtful_seven(page: Page) -> None:
    """With a serif and a foot, so that not all models read the same."""
    for corners in STROKES[:5]:
        draw(page, page.locator(CANVAS), corners)


@dataclass(frozen=True)
class Picture:
    """A page to be shown.

    Attributes:
        name: of the file.
        height: of the window, in pixels.
        prepare: what is done on the page before.
    """

    name: str
    address: str
    height: int
    prepare: Callable[[Page], None] | None = None


PICTURES = (
    Picture("home", "/", 900),
    Picture("draw", "/draw?id=cnn-32-64&lens=evidence", 940, _draw_a_doubtful_seven),
    Picture("compare", "/compare?a=dense-130&b=pca-154-dense-130", 1080),
    Picture("map", "/map?id=dense-130&pin=42", 1080),
)


def take(browser: Browser, server: str, folder: Path = FOLDER) -> Iterator[Path]:
    """Take all pictures; the path of each.

    Args:
        server: address of a running dashboard.
    """
    for picture in PICTURES:
        with window(browser) as page:
            yield _save(_shot(page, server, picture), folder / f"{picture.name}.png")


def _shot(page: Page, server: str, picture: Picture) -> bytes:
    page.set_viewport_size({"width": _WIDTH, "height": picture.height})
    page.goto(server + picture.address, wait_until="commit")
    _wait(page)
    if picture.prepare:
        picture.prepare(page)
        _wait(page)
    return page.screenshot()


def _wait(page: Page) -> None:
    watch(page, COMPLETE, still=2 * STILL)
    shown(page)


def _save(screenshot: bytes, path: Path) -> Path:
    """With few colours a file has a third of its size, and looks alike."""
    picture = Image.open(BytesIO(screenshot)).convert("RGB")
    few = picture.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    return path
