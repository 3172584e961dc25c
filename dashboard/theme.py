"""Colours and number formats, one of each kind."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from pipeline.metrics import Interval

# Each stands out from the light and from the dark background (3.5 : 1 and more), so that a figure
# survives a change of theme; they differ in hue and always in the shape of their markers too.
MEASURED = "#3a7fc8"
PUBLISHED = "#c9711f"
TEST = "#2e8b74"
"""Measured like the blue ones, but on the test samples while training still went on."""

DIGITS = (
    "#4193ff", "#bf8a21", "#a487c9", "#705dd1", "#669466",
    "#ee6391", "#765d74", "#1e7439", "#c03520", "#b64ea4",
)  # fmt: skip
"""A colour for each digit: searched for so that every two are told apart, with and without any kind
of colour blindness, those that are mistaken for each other best, and that each stands out from the
light and the dark background (`tests/dashboard/test_theme.py` holds the measure). Each digit's
number stands beside it."""


def per_cent(share: float | None, decimals: int = 1) -> str:
    """A share as text, halves rounded up as in print: 0.6685 is "66.9 %"; None is a dash."""
    return "\N{EN DASH}" if share is None else f"{_rounded(share, decimals)}\N{NO-BREAK SPACE}%"


def between(interval: Interval, decimals: int = 2) -> str:
    """An interval of shares as text, "96.91 to 97.21 %"; what no share can be is left out."""
    low, high = (min(max(end, 0.0), 1.0) for end in (interval.low, interval.high))
    return f"{_rounded(low, decimals)} to {per_cent(high, decimals)}"


def points(difference: float) -> str:
    """A difference of two shares in percentage points, with its sign: 0.0273 is "+2.73 points"."""
    return f"{_rounded(difference, 2):+} points".replace("-", "\N{MINUS SIGN}")


def span(interval: Interval) -> str:
    """An interval of differences in percentage points: "+0.53 to +1.36 points"."""
    return f"{points(interval.low).removesuffix(' points')} to {points(interval.high)}"


def signed(value: float) -> str:
    """A number with its sign and two decimals, as weights are written: "+0.25"."""
    return _with_minus(value, "+.2f")


def decimal(value: float) -> str:
    """A number with two decimals and, below 0, a true minus sign: "5.84"."""
    return _with_minus(value, ".2f")


def p_value(p: float) -> str:
    """How probable something is by chance, as one writes it: "0.023", "< 0.001"."""
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def loss(value: float) -> str:
    """A loss with four decimals; from 100 on, where they mean nothing, without: 12,203."""
    return f"{value:.4f}" if value < 100 else f"{value:,.0f}"


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 image, 27 images, 10,000 images."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def with_article(digit: int) -> str:
    """A digit with its article: "a 7", "an 8"."""
    return f"an {digit}" if digit == 8 else f"a {digit}"


MOST_NAMED = 3
"""So many things a sentence names; of more it says how many they are."""


def listed(things: Sequence[object]) -> str:
    """Several things as one says them: 80, 130 and 200."""
    *others, last = map(str, things)
    return f"{', '.join(others)} and {last}" if others else last


def plain(text: str) -> str:
    """Text from outside, a path or part of an address, so that Markdown shows it as it is."""
    return re.sub(r"([^\w\s/]|_)", r"\\\1", text)


def _with_minus(value: float, form: str) -> str:
    """A number with two decimals, in this form and with a true minus sign, but for minus zero."""
    return f"{round(float(value), 2) + 0:{form}}".replace("-", "\N{MINUS SIGN}")


def _rounded(share: float, decimals: int) -> Decimal:
    """A share in hundredths; exact in decimal, where 0.6685 is not a little less than it says."""
    exact = Decimal(repr(round(float(share), 12))) * 100
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0  # not minus zero
