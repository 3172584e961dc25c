"""A grid shows each picture under its own name, and its links change the address."""

import base64
import html as markup
import io
import re

import numpy as np
import streamlit as st
from PIL import Image
from streamlit.testing.v1 import AppTest

from dashboard import address
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.probability_bars import compact_bars, probability_bars
from tests.dashboard.conftest import data_of, run_as_page, with_plain_spaces


def _grid() -> None:
    pictures = [np.full((4, 4), 20 * number, np.uint8) for number in range(5)]
    digit_grid([Tile(p, f"Picture <{n}>", [f"#{n}", "a & b"]) for n, p in enumerate(pictures)])


def _links() -> None:
    blank = np.zeros((4, 4), np.uint8)
    unit = int(st.query_params.get("unit", 0))
    tiles = [
        Tile(blank, f"Unit {n}", ["0.5"], marked=n == unit, href=f"?id=dense-10&unit={n}")
        for n in range(3)
    ]
    digit_grid(tiles, size="small", key="units")


def _bars() -> None:
    probability_bars(np.array([0.25, 0.0, 0.7, 0.05]), "bars", truth=0)


def _shown(app: AppTest) -> str:
    (found,) = [html.value for html in app.html if "<" in html.value and "<style" not in html.value]
    return found


def test_each_tile_shows_its_own_part_of_one_picture():
    html = _shown(run_as_page(_grid))
    (content,) = re.findall(r"base64,([^)]+)\)", html)
    sheet = np.asarray(Image.open(io.BytesIO(base64.b64decode(content))))
    assert "--size: 450% 300%" in html  # three and two pictures of 4 pixels, each in a frame
    places = re.findall(r'aria-label="([^"]+)" style="background-position: (\S+)% (\S+)%"', html)
    assert [markup.unescape(name) for name, *_ in places] == [f"Picture <{n}>" for n in range(5)]
    for number, (_, across, down) in enumerate(places):
        left = round(float(across) / 100 * (sheet.shape[1] - 4))
        top = round(float(down) / 100 * (sheet.shape[0] - 4))
        assert (sheet[top : top + 4, left : left + 4] == 20 * number).all()


def test_a_caption_says_what_it_is_given():
    html = _shown(run_as_page(_grid))
    assert "<figcaption>#4<br>a &amp; b</figcaption>" in html
    assert "<a " not in html


def test_a_grid_with_links_marks_the_one_that_the_address_names():
    (html,) = data_of(run_as_page(_links, unit="1"))
    assert re.findall(r'href="([^"]+)"', html) == [f"?id=dense-10&amp;unit={n}" for n in range(3)]
    (current,) = re.findall(r'aria-label="([^"]+)" aria-current="true"', html)
    assert current == "Unit 1, 0.5"


def _followed_link() -> None:
    st.button("Follow", on_click=address.follow_link, args=("id=dense-10&unit=2",))


def test_a_link_asks_for_what_it_says_and_nothing_else():
    app = run_as_page(_followed_link, id="dense-2", page="3")
    app.button[0].click().run()
    assert app.query_params == {"id": "dense-10", "unit": "2"}


def _link_written() -> None:
    st.markdown(address.link(unit=3, page=None))


def test_a_link_can_differ_from_the_address_in_some_choices_alone():
    app = run_as_page(_link_written, id="dense-2", unit="1", page="3")
    assert app.markdown[0].value == "?id=dense-2&unit=3"
    assert app.query_params == {"id": "dense-2", "unit": "1", "page": "3"}


def test_small_bars_say_their_shares():
    html = with_plain_spaces(compact_bars(np.array([0.25, 0.75])))
    assert 'aria-label="0: 25.0 %, 1: 75.0 %"' in html
    assert re.findall(r"--share:([\d.]+)%", html) == ["25.0", "75.0"]


def test_bars_have_a_row_for_each_digit_and_name_what_is_read_and_what_is_true():
    html = with_plain_spaces(_shown(run_as_page(_bars)))
    assert "<caption>Read as a 2, and it is a 0.</caption>" in html
    rows = re.findall(r"<tr(.*?)</tr>", html)
    assert len(rows) == 4
    assert [row.startswith(" class=highest") for row in rows] == [False, False, True, False]
    assert [row.endswith("<td>truth</td>") for row in rows] == [True, False, False, False]
    assert re.findall(r">([\d.]+ %)<", html) == ["25.0 %", "0.0 %", "70.0 %", "5.0 %"]
