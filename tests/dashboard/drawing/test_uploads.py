"""Pictures are opened as what they are, or refused in words before they take memory."""

import io
import struct
import tracemalloc
import zlib

import numpy as np
import pytest
from PIL import Image

from dashboard.drawing import DrawingError, open_picture, to_mnist
from dashboard.drawing.uploads import LARGEST_FILE
from tests.dashboard.strokes import STROKES, drawn

SEVEN = Image.fromarray(drawn(STROKES[7]))


def _file(picture: Image.Image, kind: str = "PNG", **options) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def _sixteen_bits() -> Image.Image:
    return Image.fromarray(np.asarray(SEVEN.convert("L")).astype(np.uint16) * 257)


def _turned() -> bytes:
    """Saved lying on its side, with the camera's note of how it was held."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return _file(SEVEN.convert("RGB").rotate(90), "JPEG", quality=95, exif=exif)


@pytest.mark.parametrize(
    "content",
    [
        _file(SEVEN),
        _file(SEVEN.convert("RGB"), "JPEG", quality=95),
        _file(SEVEN, "WEBP", lossless=True),
        _file(SEVEN.convert("CMYK"), "JPEG", quality=95),
        _file(_sixteen_bits()),
        _file(SEVEN.convert("RGB").quantize(8)),
        _file(SEVEN.convert("L")),
        _file(SEVEN, save_all=True, append_images=[SEVEN.rotate(90)]),
        _file(SEVEN, "WEBP", lossless=True, save_all=True, append_images=[SEVEN.rotate(90)]),
        _turned(),
        _file(SEVEN.resize((2400, 2400)).convert("RGB"), "JPEG"),
    ],
    ids=[
        *("PNG", "JPEG", "WebP", "CMYK", "16 bits", "palette", "grey"),
        *("animated PNG", "animated WebP", "turned", "large"),
    ],
)
def test_all_kinds_of_pictures_are_read_alike(content):
    picture = open_picture(content)
    assert picture.dtype == np.uint8
    assert max(picture.shape) <= 1000
    assert np.abs(to_mnist(picture) - to_mnist(drawn(STROKES[7]))).mean() < 0.01


def test_transparency_is_kept():
    clear = SEVEN.convert("RGB").convert("RGBA")
    clear.putalpha(SEVEN.convert("L"))
    np.testing.assert_array_equal(open_picture(_file(clear))[..., 3], np.asarray(SEVEN)[..., 0])


def _of_size(width: int, height: int) -> bytes:
    """A PNG that claims a size; hardly any data follows."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(10))), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"seven, I say" * 9, "no picture that can be read: use PNG, JPEG or WebP"),
        (b"", "no picture"),
        (_file(SEVEN.convert("RGB"), "GIF"), "no picture"),
        (_file(SEVEN)[:800], "damaged or breaks off"),
        (_file(SEVEN.convert("RGB"), "JPEG")[:3000], "damaged or breaks off"),
        (_of_size(300, 300), "damaged or breaks off"),
        (_file(Image.new("RGB", (1, 1))), "only 1 x 1 pixels: a digit needs at least 16 x 16"),
        (_of_size(12_000, 12_000), "12,000 x 12,000 pixels, and 10 million can be read"),
        (_of_size(60_000, 60_000), "more pixels than a photo"),
        (bytes(LARGEST_FILE + 10**6), "21 MB, and 20 MB can be read"),
    ],
    ids=[
        *("text", "nothing", "GIF", "cut PNG", "cut JPEG", "no data"),
        *("1 x 1", "12,000", "bomb", "large file"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_and_takes_no_memory(content, words):
    tracemalloc.start()
    try:
        with pytest.raises(DrawingError, match=words):
            open_picture(content)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()
