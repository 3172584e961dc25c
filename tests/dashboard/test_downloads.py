"""What a page shows comes as files too, with the same numbers."""

import io

import numpy as np
import pandas as pd
import pytest
import streamlit as st

from dashboard import small_tables
from dashboard.small_worlds import Layer
from tests.dashboard.conftest import data_of, grids_of


@pytest.fixture
def files(monkeypatch):
    """What a page offers, by name: a table, made when it is asked for."""
    offered = {}
    button = st.download_button

    def download_button(label, content, name, *arguments, **options):
        offered[name] = content
        return button(label, content, name, *arguments, **options)

    monkeypatch.setattr(st, "download_button", download_button)
    return lambda name: pd.read_csv(io.BytesIO(offered[f"digitscope-{name}.csv"]()))


def test_files_of_home_hold_what_its_table_says(open_page, files):
    table = open_page("home").dataframe[0].value.set_index("experiment")
    assert len(table) == len(set(table.index))
    by_width = files("accuracy-by-width").set_index(["series", "hidden nodes"])
    for series, column in (("measured", "measured"), ("published", "published")):
        shown = by_width.loc[series, 130]["test accuracy (%)"]
        assert shown == pytest.approx(table.loc["dense-130", column])
    ends = by_width.loc["measured", 130][["test accuracy (%), from", "test accuracy (%), to"]]
    assert list(ends) == pytest.approx(list(table.loc["dense-130", ["95 % from", "95 % to"]]))
    assert table.loc["dense-130", "published"] == pytest.approx(97.06)


def test_files_of_confusions_hold_matrix_and_images(open_page, files):
    app = open_page("confusions", id="dense-2", true="2", predicted="3")
    shown = [[int(cell["text"]) for cell in row] for row in data_of(app)[0]["cells"]]
    assert files("confusions-dense-2").set_index("is").to_numpy().tolist() == shown
    images = files("images-2-as-3")
    assert len(images) == shown[2][3]
    assert set(images["is"]) == {2}
    assert set(images["read as"]) == {3}
    assert any(f"#{images['test image'][0]}<br>" in grid for grid in grids_of(app))
    assert images["probability (%)"].is_monotonic_decreasing


def test_a_file_of_claims_holds_those_that_are_chosen(open_page, files):
    app = open_page("claims", verdict="does not hold")
    table = files("claims")
    assert set(table["verdict"]) == {"does not hold"}
    shown = "".join(html.value for html in app.html)
    assert shown.count('class="does-not"') == len(table) > 0


def _layer(*rows) -> Layer:
    return Layer(np.array(rows, np.float32), np.zeros(2, np.float32))


def test_a_picture_of_a_network_comes_with_its_weights():
    hidden, output = _layer([1, 2], [3, 4]), _layer([5, 6], [7, 8])
    table = small_tables.weights([hidden, output])
    assert table.to_numpy().tolist()[1] == ["x", "node 1", 2]
    assert table.to_numpy().tolist()[6] == ["node 1", "class 0", 7]
    assert list(table["weight"]) == [1, 2, 3, 4, 5, 6, 7, 8]
