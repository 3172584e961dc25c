"""Data shows the images themselves, and opens those behind each of its figures."""

import json
import re

import numpy as np
import pytest

from dashboard.dataset import Averages, Greys
from tests.dashboard.conftest import text_of


def _grid(app, key: str) -> str:
    """The tiles of a grid, by a part of its key."""
    (found,) = [g.proto.json for g in app.get("bidi_component") if key in g.proto.id]
    return json.loads(found)


def _images(html: str) -> list[int]:
    return [int(number) for number in re.findall(r"#(\d+)<", html)]


def test_the_answer_counts_the_images(open_page):
    words = text_of(open_page("data"))
    assert "60,000 training images and 10,000 test images" in words
    assert "The 1 is the most frequent digit (11.2 % of the training images)" in words
    assert "the 5 the rarest (9.0 %)" in words
    assert "differs by more than 0.4 points" in words
    assert "80.9 % of the training pixels are black" in words


def test_the_classes_of_both_parts_are_listed(open_page):
    table = open_page("data").dataframe[0].value
    assert list(table["training"]) == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert table["test"].sum() == 10_000
    assert table["training, %"].sum() == pytest.approx(100)
