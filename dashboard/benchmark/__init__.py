"""How fast the dashboard is, and how much memory it takes: `python -m dashboard.benchmark`.

pages     seconds that each page takes on the server, without a browser
browser   seconds until a browser shows each page, and the server's memory by then
drawing   milliseconds of our own code until all models have read a drawing
strokes   seconds until a browser shows what they read, for each stroke of it

All show the store that the dashboard would show.
"""


class NoBrowserError(Exception):
    """There is no browser to drive; the message says what to install."""

    def __init__(self) -> None:
        super().__init__("no Chromium found: install Debian's package `chromium`")
