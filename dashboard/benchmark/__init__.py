"""How fast the dashboard is, and how much memory its server takes: `python -m dashboard.benchmark`.

What is measured, each a part of the command:

start      from `streamlit run` until a browser shows Home's first chart
pages      each page in a browser, bytes over the wire, memory of the server
drawing    our own code until all models have read a drawing
strokes    from pen up until a browser shows what they read
answers    each page without a browser, for one visitor
visitors   many who click at the same moment, without browsers; what each weighs

What these are made of:

launch     the server, started as users start it
browser    Chromium, and the moments at which it shows something
wire       the bytes that a browser's page gets
protocol   a visitor without a browser, and `choices` of what such visitors ask for
extent     how much is measured
records    what is measured, and `goals` for it
report     tables and JSON
"""


class NoBrowserError(Exception):
    """There is no browser to drive; the message says what to install."""

    def __init__(self) -> None:
        super().__init__("no Chromium found: install Debian's package `chromium`")
