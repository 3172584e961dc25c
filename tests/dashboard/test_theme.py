"""Numbers are written in one way; colours stand out and can be told apart."""

import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

import dashboard
from dashboard.theme import (
    DIGITS,
    MEASURED,
    PUBLISHED,
    TEST,
    between,
    count,
    decimal,
    listed,
    loss,
    per_cent,
    plain,
    points,
    signed,
    with_article,
)
from pipeline.metrics import Interval


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.97064, "97.1 %"),
        (0.6685, "66.9 %"),
        (1.0, "100.0 %"),
        (0.0, "0.0 %"),
        (None, "\N{EN DASH}"),
    ],
)
def test_shares_are_per_cent_that_no_line_break_tears_apart(share, text):
    assert per_cent(share) == text.replace(" ", "\N{NO-BREAK SPACE}")


def test_a_share_that_is_stored_as_a_fraction_rounds_like_its_decimal():
    assert per_cent(9615 / 10_000).startswith("96.2")


def test_more_decimals_where_asked_for():
    assert per_cent(0.97064, decimals=2).startswith("97.06")


def test_intervals_end_where_shares_do():
    assert between(Interval(0.9691, 0.97214)) == "96.91 to 97.21\N{NO-BREAK SPACE}%"
    assert between(Interval(-0.1, 1.2), decimals=0) == "0 to 100\N{NO-BREAK SPACE}%"


def test_numbers_below_zero_have_a_minus_sign_and_none_is_minus_zero():
    assert (decimal(5.843), decimal(-0.22)) == ("5.84", "\N{MINUS SIGN}0.22")
    assert decimal(-0.001) == "0.00"


def test_a_digit_has_the_article_that_one_says():
    assert [with_article(digit) for digit in (0, 7, 8)] == ["a 0", "a 7", "an 8"]


def test_losses_have_decimals_where_they_mean_something():
    assert (loss(0.15123), loss(99.5), loss(12_203.2)) == ("0.1512", "99.5000", "12,203")


@pytest.mark.parametrize(
    ("difference", "text"),
    [
        (0.0123, "+1.23 points"),
        (-0.00505, "\N{MINUS SIGN}0.51 points"),
        (-0.00001, "+0.00 points"),
    ],
)
def test_differences_carry_their_sign(difference, text):
    assert points(difference) == text


@pytest.mark.parametrize(
    ("weight", "text"),
    [(0.25, "+0.25"), (-1.5, "\N{MINUS SIGN}1.50"), (-0.001, "+0.00")],
)
def test_weights_carry_their_sign(weight, text):
    assert signed(weight) == text


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1 image"), (0, "0 images"), (10_000, "10,000 images")]
)
def test_counts_agree_with_their_noun(number, text):
    assert count(number, "image") == text


def test_text_from_outside_is_no_markdown():
    assert plain("[a](b) `c` _d_ e/f") == r"\[a\]\(b\) \`c\` \_d\_ e/f"


@pytest.mark.parametrize(
    ("things", "text"), [([80], "80"), (["a", "b"], "a and b"), ([80, 130, 200], "80, 130 and 200")]
)
def test_several_things_are_listed_as_one_says_them(things, text):
    assert listed(things) == text


# What the colour-blind see of linear RGB: Machado, Oliveira and Fernandes, A physiologically
# based model for simulation of color vision deficiency, 2009, at full severity.
_SIGHT = {
    "all cones": np.eye(3),
    "no long cones": np.array([
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ]),
    "no medium cones": np.array([
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ]),
    "no short cones": np.array([
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ]),
}  # fmt: skip

# From linear RGB to OKLab (Ottosson, A perceptual color space for image processing, 2020).
_CONES = np.array([
    (0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
])  # fmt: skip
_LAB = np.array([
    (0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
])  # fmt: skip
_NOTICEABLE = 0.02
"""The distance in OKLab from which on two colours beside each other can just be told apart."""

_THEME = tomllib.loads(
    (Path(dashboard.__file__).parents[1] / ".streamlit" / "config.toml").read_text()
)["theme"]
_BOTH = pytest.mark.parametrize("theme", ["light", "dark"])


def _linear(color: str) -> np.ndarray:
    shares = np.array([int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def _contrast(color: str, ground: str) -> float:
    """As the Web Content Accessibility Guidelines define it."""
    light, dark = sorted(
        (_linear(one) @ (0.2126, 0.7152, 0.0722) + 0.05 for one in (color, ground)), reverse=True
    )
    return float(light / dark)


def _seen(color: str, sight: str) -> np.ndarray:
    return _LAB @ np.cbrt(_CONES @ np.clip(_SIGHT[sight] @ _linear(color), 0, 1))


def test_contrast_is_that_of_the_guidelines():
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("sight", _SIGHT)
def test_every_two_digits_have_colours_that_anyone_tells_apart(sight):
    seen = [_seen(color, sight) for color in DIGITS]
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) > 3 * _NOTICEABLE


def test_digits_that_are_taken_for_each_other_have_colours_far_apart():
    for a, b in ((4, 9), (3, 5), (2, 7), (5, 8), (3, 8), (7, 9)):
        apart = [_seen(DIGITS[a], sight) - _seen(DIGITS[b], sight) for sight in _SIGHT]
        assert np.linalg.norm(apart, axis=1).min() > 5 * _NOTICEABLE


@_BOTH
@pytest.mark.parametrize("color", [*DIGITS, MEASURED, PUBLISHED, TEST])
def test_colours_of_charts_stand_out_from_both_backgrounds(theme, color):
    assert _contrast(color, _THEME[theme]["backgroundColor"]) >= 3


@_BOTH
def test_words_stand_out_from_what_they_are_written_on(theme):
    colours = _THEME[theme]
    grounds = [colours["backgroundColor"], colours["sidebar"]["backgroundColor"]]
    for color in (colours["textColor"], colours["linkColor"]):
        assert min(_contrast(color, ground) for ground in grounds) >= 4.5
