"""Numbers are written in one way."""

import pytest

from dashboard.theme import (
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
