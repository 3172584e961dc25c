"""How much is measured."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Extent:
    """Numbers of what is done.

    Attributes:
        pages: of the pages only the first so many, at least two.
        views: of each page after its first one.
        readings: of one drawing by our own code.
        strokes: of the drawing only the first so many.
        clicks: of each visitor after arriving.
        forget: wait until the server has forgotten visitors who left.
    """

    starts: int = 5
    pages: int | None = None
    views: int = 3
    readings: int = 50
    strokes: int | None = None
    visitors: int = 40
    clicks: int = 3
    forget: bool = True


QUICK = Extent(
    starts=1, pages=2, views=1, readings=2, strokes=2, visitors=3, clicks=1, forget=False
)
"""Enough to see that all of it works."""
