"""Pictures hold the pixels that they are made of."""

import base64
import io

import numpy as np
from PIL import Image

from dashboard.pictures import (
    contact_sheet,
    data_uri,
    framed_by,
    heat_picture,
    png,
    signed_picture,
    sprite,
)

DIGITS = np.random.default_rng(0).integers(0, 256, (7, 28, 28), dtype=np.uint8)


def test_png_keeps_every_pixel():
    np.testing.assert_array_equal(np.asarray(Image.open(io.BytesIO(png(DIGITS[0])))), DIGITS[0])


def test_a_data_uri_holds_the_png():
    head, _, content = data_uri(DIGITS[0]).partition(",")
    assert head == "data:image/png;base64"
    assert base64.b64decode(content) == png(DIGITS[0])


def test_a_contact_sheet_fills_its_rows_from_the_top_left():
    sheet, shown = contact_sheet(DIGITS, rows=3)
    assert (sheet.shape, shown) == ((88, 88), 7)
    np.testing.assert_array_equal(sheet[:28, 30:58], DIGITS[1])
    np.testing.assert_array_equal(sheet[60:88, :28], DIGITS[6])
    assert not sheet[60:88, 30:].any()


def test_a_contact_sheet_holds_no_more_than_fit():
    assert contact_sheet(DIGITS, rows=2)[1] == 4


def test_an_empty_contact_sheet_is_black():
    sheet, shown = contact_sheet(DIGITS[:0], rows=5)
    assert (sheet.shape, shown, sheet.max()) == ((148, 148), 0, 0)


def test_a_digit_stands_in_a_frame_in_the_middle_of_eight_others():
    variants = [np.full((28, 28), value, np.uint8) for value in range(1, 9)]
    sheet = framed_by(np.full((28, 28), 255, np.uint8), variants)
    assert sheet.shape == (88, 88)
    assert [sheet[14 + 30 * row, 14 + 30 * column] for row, column in np.ndindex(3, 3)] == (
        [1, 2, 3, 4, 255, 5, 6, 7, 8]
    )
    edge = sheet[29, 29:59]
    assert len({*edge}) == 1
    assert edge[0] not in {0, 255}
    assert np.count_nonzero(sheet == 255) == 28 * 28


def test_values_of_either_sign_differ_in_hue_and_are_brighter_further_from_zero():
    far_below, below, none, above, far_above, beyond = signed_picture(
        np.array([[-1.0, -0.5, 0.0, 0.5, 1.0, 9.0]]), bound=1.0
    )[0].astype(int)
    assert below[0] > below[2]
    assert above[2] > above[0]
    assert np.ptp(none) < 20
    assert none.sum() < below.sum() < far_below.sum()
    assert none.sum() < above.sum() < far_above.sum()
    np.testing.assert_array_equal(beyond, far_above)


def test_without_a_bound_all_values_look_like_zero():
    zero = signed_picture(np.zeros((1, 1)), bound=1.0)
    np.testing.assert_array_equal(signed_picture(np.zeros((1, 1)), bound=0.0), zero)


def test_heat_rises_from_dark_to_bright_and_is_blue_first_and_yellow_last():
    ramp = heat_picture(np.linspace(0, 0.02, 9)[np.newaxis])[0].astype(int)
    assert (np.diff(ramp @ [299, 587, 114]) > 0).all()
    assert ramp[0].argmax() == 2
    assert ramp[-1].argmin() == 2


def test_heat_of_nothing_is_dark():
    dark = heat_picture(np.array([[0.0, 1.0]]))[0, 0]
    assert (heat_picture(np.zeros((2, 3))) == dark).all()


def test_a_picture_in_colour_keeps_its_colours():
    picture = signed_picture(np.linspace(-1, 1, 12).reshape(3, 4), bound=1.0)
    np.testing.assert_array_equal(np.asarray(Image.open(io.BytesIO(png(picture)))), picture)


def test_a_sprite_holds_every_picture_row_by_row_in_a_frame_of_its_own_edge():
    sheet, rows, columns = sprite(DIGITS)
    assert (sheet.shape, rows, columns) == ((90, 90), 3, 3)
    for place, digit in enumerate(DIGITS):
        top, left = (30 * part for part in divmod(place, 3))
        framed = sheet[top : top + 30, left : left + 30]
        np.testing.assert_array_equal(framed, np.pad(digit, 1, mode="edge"))
    assert not sheet[60:, 30:].any()


def test_a_sprite_has_no_row_more_than_it_needs():
    sheet, rows, columns = sprite(DIGITS[:2])
    assert (sheet.shape, rows, columns) == ((30, 60), 1, 2)


def test_smaller_pictures_of_a_sprite_sit_in_the_middle_of_their_place():
    sheet, _, _ = sprite([DIGITS[0], np.full((8, 4), 255, np.uint8)])
    place = np.zeros((28, 28))
    place[10:18, 12:16] = 255
    np.testing.assert_array_equal(sheet[1:29, 31:59], place)


def test_a_sprite_is_in_colour_where_one_of_its_pictures_is():
    colour = signed_picture(np.ones((28, 28)), bound=1.0)
    sheet, _, _ = sprite([DIGITS[0], colour])
    np.testing.assert_array_equal(sheet[1:29, 1:29, 1], DIGITS[0])
    np.testing.assert_array_equal(sheet[1:29, 31:59], colour)
