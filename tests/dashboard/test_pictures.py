"""Pictures hold the pixels that they are made of."""

import base64
import io

import numpy as np
from PIL import Image

from dashboard.pictures import contact_sheet, data_uri, png, signed

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


def test_signed_values_are_black_at_zero_and_differ_in_hue_by_their_sign():
    above, none, below, far = signed(np.array([[0.5, 0.0, -0.5, -9.0]]), most=1.0)[0]
    assert not none.any()
    assert above[0] > above[2]
    assert below[2] > below[0]
    np.testing.assert_array_equal(far, signed(np.array([[-1.0]]), most=1.0)[0, 0])


def test_a_picture_in_colour_keeps_its_colours():
    picture = signed(np.linspace(-1, 1, 12).reshape(3, 4), most=1.0)
    np.testing.assert_array_equal(np.asarray(Image.open(io.BytesIO(png(picture)))), picture)
