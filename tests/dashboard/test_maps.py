"""Points of a map: packed for the browser, near each other, and chosen."""

import base64

import numpy as np
import pytest

from dashboard.maps import (
    PLANE,
    TSNE,
    Pane,
    Part,
    chosen,
    composition,
    fitted,
    hidden_points,
    in_still,
    nearest,
    packed,
    still,
)
from pipeline.store import Map
from tests.planted import PLANTED_MAP

SQUARE = np.array([[10.0, 0.0], [14.0, 0.0], [10.0, 2.0], [14.0, 2.0]])


def test_points_fill_the_square_in_their_shape():
    places = fitted(SQUARE)
    assert places.dtype == np.float32
    assert places.tolist() == pytest.approx(
        np.array([[-0.97, -0.485], [0.97, -0.485], [-0.97, 0.485], [0.97, 0.485]])
    )


def test_points_that_all_coincide_lie_in_the_middle():
    assert not fitted(np.full((3, 2), 7.0)).any()


def test_a_still_picture_shows_points_among_its_coordinates():
    shares = in_still(np.array([[12.0, 1.0], [14.0, 2.0]]), SQUARE)
    assert shares == pytest.approx(np.array([[0.5, 0.5], [0.985, 0.2575]]))


def test_the_browser_gets_places_digits_readings_and_confidence():
    content = packed(PLANTED_MAP.coordinates, np.array([5, 0, 9], np.uint8), PLANTED_MAP)
    assert len(content) == 2 * 11
    places = np.frombuffer(content[:16], "<f4").reshape(2, 2).T
    assert places == pytest.approx(fitted(PLANTED_MAP.coordinates))
    assert list(content[16:]) == [5, 0, 5, 4, 255, 51]


def test_pixels_come_without_readings():
    pixels = Map(SQUARE, SQUARE, 2.0, 0.9, 0.5, 0.95)
    assert len(packed(SQUARE, np.zeros(4, np.uint8), pixels)) == 4 * 9


def test_a_map_has_two_layouts_with_their_scores():
    tsne, plane = Pane("dense-10", TSNE), Pane("dense-10", PLANE)
    assert tsne.coordinates(PLANTED_MAP) is PLANTED_MAP.coordinates
    assert plane.coordinates(PLANTED_MAP) is PLANTED_MAP.plane
    assert (tsne.accuracy(PLANTED_MAP), plane.accuracy(PLANTED_MAP)) == (0.9, 0.4)
    assert (tsne.beside, plane.beside) == (plane, tsne)


def _mask(images: list[int], count: int) -> str:
    bits = np.zeros(count, bool)
    bits[images] = True
    return base64.b64encode(np.packbits(bits, bitorder="little")).decode()


def test_a_choice_is_read_as_the_browser_writes_it():
    assert chosen(_mask([0, 9, 19], 20), 20).tolist() == [0, 9, 19]
    assert chosen("AQI=", 20).tolist() == [0, 9]  # the bytes 1 and 2


@pytest.mark.parametrize("mask", [None, "", 3, "not base64!", "=="])
def test_anything_else_is_no_choice(mask):
    assert not len(chosen(mask, 20))


def test_images_that_do_not_exist_cannot_be_chosen():
    assert chosen(_mask([3, 23], 24), 20).tolist() == [3]


def test_the_nearest_come_first_without_the_point_itself():
    points = np.array([[0, 0], [3, 4], [1, 0], [0, 2], [9, 9]], np.float16)
    assert nearest(points, 0, 3).tolist() == [2, 3, 1]


def test_pixels_are_compared_without_overflow():
    pixels = np.array([[0, 0], [255, 255], [16, 0], [250, 0]], np.uint8)
    assert nearest(pixels, 0, 3).tolist() == [2, 3, 1]


def test_the_nearest_are_those_of_all_distances(monkeypatch):
    monkeypatch.setattr("dashboard.maps._CHUNK", 7)
    points = np.random.default_rng(0).normal(size=(100, 5)).astype(np.float16)
    apart = np.linalg.norm(points.astype(np.float64) - points[31].astype(np.float64), axis=1)
    assert nearest(points, 31, 15).tolist() == np.argsort(apart)[1:16].tolist()


def test_few_points_have_few_neighbours():
    assert nearest(np.array([[0.0], [1.0]]), 0, 15).tolist() == [1]


def test_wide_layers_are_projected_as_the_pipeline_did(monkeypatch):
    monkeypatch.setattr("dashboard.maps._CHUNK", 2)
    images = np.arange(3, dtype=np.uint8).reshape(3, 1, 1)

    def hidden(part):
        return np.concatenate([part.reshape(-1, 1), np.ones((len(part), 1))], axis=1)

    plain = Map(SQUARE, SQUARE, 2.0, 0.9, 0.5, 0.95)
    assert hidden_points(hidden, images, plain).tolist() == [[0, 1], [1, 1], [2, 1]]
    projection = np.array([[2.0], [0.0]], np.float32)
    center = np.array([1.0, 1.0], np.float32)
    wide = Map(SQUARE, SQUARE, 2.0, 0.9, 0.5, 0.95, projection=projection, center=center)
    points = hidden_points(hidden, images, wide)
    assert points.dtype == np.float16
    assert points.tolist() == [[-2], [0], [2]]


def test_a_choice_is_composed_of_its_digits_the_most_frequent_first():
    digits = np.array([4, 9, 4, 4, 1, 9], np.uint8)
    labels = np.array([9, 9, 4, 9, 1, 1], np.uint8)
    parts = composition(np.array([0, 1, 2, 3, 5]), digits, labels)
    assert parts == [Part(4, 3, 2), Part(9, 2, 1)]


def test_a_still_picture_shows_each_point_in_the_colour_of_its_digit():
    picture = still(SQUARE, np.array([0, 1, 1, 0], np.uint8), ["#ff0000", "#0000ff"])
    assert picture.shape[2] == 4
    rows, columns = np.nonzero(picture[..., 3])
    upper_left = picture[rows.min(), columns.min()]
    assert upper_left.tolist() == [0, 0, 255, 255]
    assert picture[rows.max(), columns.min()].tolist() == [255, 0, 0, 255]
    assert not picture[5, 450].any()


def test_a_still_picture_names_the_digits_where_they_are():
    left = np.array([[0.0, 0.0], [0.0, 0.2], [1.0, 1.0], [1.0, 0.8]])
    digits = np.array([3, 3, 8, 8], np.uint8)
    picture = still(left, digits, ["#ff0000"] * 10)
    black = np.all(picture == [0, 0, 0, 255], axis=2)
    assert black[:, :100].any()
    assert black[:, -100:].any()
    assert not black[:, 100:-100].any()
