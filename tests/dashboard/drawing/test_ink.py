"""Ink is found by colour, transparency and light; what is no drawing is said in words."""

import numpy as np
import pytest

from dashboard.drawing import DrawingError, NoInkError, prepare, to_mnist
from dashboard.drawing.ink import ink_of
from tests.dashboard.drawing import canvases
from tests.dashboard.strokes import STROKES, drawn

COLOURS = {
    "inverted": ((0, 0, 0), (255, 255, 255)),
    "red on white": ((200, 30, 30), (255, 255, 255)),
    "red on green, as light as it": ((200, 30, 30), (40, 110, 40)),
    "yellow on blue": ((250, 230, 90), (20, 30, 120)),
    "grey on grey": ((150, 150, 150), (90, 90, 90)),
}


@pytest.fixture(scope="module")
def seven() -> np.ndarray:
    """A drawing in white on black: uint8 (280, 280)."""
    return drawn(STROKES[7])[..., 0]


@pytest.mark.parametrize("name", COLOURS)
def test_the_colour_of_ink_and_ground_does_not_matter(seven, name):
    plain = to_mnist(drawn(STROKES[7]))
    coloured = to_mnist(canvases.in_colours(seven, *COLOURS[name]))
    np.testing.assert_allclose(coloured, plain, atol=0.02)


@pytest.mark.parametrize("ink", [(0, 0, 0), (255, 255, 255), (30, 90, 200)])
def test_ink_on_nothing_is_read_whatever_its_colour(seven, ink):
    image = to_mnist(canvases.transparent(seven, ink))
    np.testing.assert_allclose(image, to_mnist(drawn(STROKES[7])), atol=0.02)


def test_ink_is_full_in_strokes_and_in_parts_at_their_edges():
    grey = np.zeros((40, 40), np.uint8)
    grey[10:30, 18:22] = 200
    grey[10:30, 22] = 100
    ink, words = ink_of(canvases.in_colours(grey, (255, 255, 255), (0, 0, 0)))
    np.testing.assert_allclose(ink[20, 17:24], [0, 1, 1, 1, 1, 0.5, 0], atol=0.01)
    assert words == "light ink on a dark ground"


def test_a_stroke_may_cross_the_border():
    assert prepare(drawn([[(-20, 60), (190, 60), (120, 300)]])).digits == 1


@pytest.mark.parametrize(
    ("ink", "paper", "grain", "kind"),
    [
        ((30, 35, 90), (225, 220, 205), 8, "dark ink on light paper"),
        ((120, 120, 120), (225, 220, 205), 8, "dark ink on light paper"),  # a pencil
        ((200, 40, 50), (230, 230, 230), 20, "dark ink on light paper"),
        ((235, 235, 225), (40, 70, 55), 8, "light ink on a dark board"),
    ],
)
def test_photos_in_uneven_light_are_read_as_drawings_are(cnn, ink, paper, grain, kind):
    random = np.random.default_rng(0)
    photos = [
        prepare(canvases.photo(drawn(strokes, 14)[..., 0], random, ink, paper, grain))
        for strokes in STROKES.values()
    ]
    drawings = np.stack([to_mnist(drawn(strokes, 14)) for strokes in STROKES.values()])
    images = np.stack([photo.image for photo in photos])
    assert [photo.digits for photo in photos] == [1] * 10
    assert all(photo.steps[0].words.startswith(kind) for photo in photos)
    read, expected = (cnn.probabilities(each).argmax(axis=1) for each in (images, drawings))
    np.testing.assert_array_equal(read, expected)


def test_lines_and_edges_that_reach_out_of_a_photo_are_no_ink(seven):
    photo = canvases.photo(seven, np.random.default_rng(0), (30, 30, 30), (220, 220, 220))
    height, width = prepare(photo).steps[1].picture.shape
    photo[:, 520:540, :3] //= 4
    photo[540:, :, :3] //= 3
    disturbed = prepare(photo)
    assert disturbed.digits == 1
    np.testing.assert_allclose(disturbed.steps[1].picture.shape, (height, width), atol=3)


def _noise() -> np.ndarray:
    return np.random.default_rng(0).integers(110, 140, (300, 300, 4), np.uint8) | np.uint8(128)


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (np.zeros((280, 280, 4), np.uint8), "There is no ink yet"),
        (drawn([]), "There is no ink yet"),
        (np.full((280, 280, 4), 255, np.uint8), "same colour all over"),
        (drawn([[(140, 140)]]), "a dot or a filled shape"),
        (drawn([[(140, 140)]], pen=200), "a dot or a filled shape"),
        (drawn([[(140, 140)]], pen=4), "only 5 pixels"),
        (_noise(), "No ink stands out"),
    ],
    ids=["transparent", "black", "filled", "dot", "blob", "speck", "noise"],
)
def test_what_is_no_drawing_is_said_in_words(picture, words):
    with pytest.raises(NoInkError, match=words) as raised:
        to_mnist(picture)
    assert isinstance(raised.value, DrawingError)
    assert raised.value.problem.endswith(".")
