"""Only MNIST passes for MNIST, and splits are those that are declared."""

import io
import struct
import tarfile

import numpy as np
import pytest

from pipeline import data
from pipeline.data import DatasetError, check, fetch, partition, read_npm_package
from pipeline.spec import Split


def test_the_data_set_of_the_repository_is_mnist(mnist):
    check(mnist)


def _without_labels(arrays):
    del arrays["y_test"]


def _float_images(arrays):
    arrays["x_train"] = arrays["x_train"].astype(np.float32)


def _dim_images(arrays):
    arrays["x_test"] = arrays["x_test"] // 2


def _swapped_label(arrays):
    arrays["y_train"] = arrays["y_train"].copy()
    arrays["y_train"][0] = 6


def _changed_pixel(arrays):
    arrays["x_test"] = arrays["x_test"].copy()
    arrays["x_test"][0, 14, 14] ^= 1


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (_without_labels, "the array y_test is missing"),
        (_float_images, r"x_train is float32 \(60000, 28, 28\), expected uint8"),
        (_dim_images, r"the values of x_test lie in 0\.\.127, expected 0\.\.255"),
        (_swapped_label, "y_train holds .* images of the digits 0 to 9, expected"),
        (_changed_pixel, "the SHA-256 of the values is .*, expected"),
    ],
)
def test_anything_else_is_refused_with_what_is_wrong(mnist, spoil, problem):
    arrays = dict(mnist)
    spoil(arrays)
    with pytest.raises(DatasetError, match=f"not MNIST: {problem}"):
        check(arrays)


def test_the_first_images_validate(mnist):
    parts = partition(mnist, Split(held_out="first"))
    assert (len(parts.train), len(parts.validation)) == (55_000, 5_000)
    np.testing.assert_array_equal(parts.validation.labels, mnist["y_train"][:5_000])
    np.testing.assert_array_equal(parts.train.labels, mnist["y_train"][5_000:])


def test_the_last_images_validate_and_training_images_are_limited(mnist):
    parts = partition(mnist, Split(held_out="last", training_images=100))
    np.testing.assert_array_equal(parts.validation.labels, mnist["y_train"][-5_000:])
    np.testing.assert_array_equal(parts.train.labels, mnist["y_train"][:100])
    assert len(parts.test) == 10_000


def test_pixels_are_scaled_to_one_and_stand_row_by_row(mnist):
    pixels = partition(mnist, Split(held_out="last")).test.pixels
    assert (pixels.dtype, pixels.shape) == (np.float32, (10_000, 784))
    assert (pixels.min(), pixels.max()) == (0, 1)
    np.testing.assert_allclose(pixels[0] * 255, mnist["x_test"][0].ravel(), atol=1e-4)


def _npm_package(arrays) -> bytes:
    """The npm package, made from the data set: the four files with their headers."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as package:
        for name, file_name, *_ in data._IDX_FILES:
            array = arrays[name]
            magic = 2051 if array.ndim == 3 else 2049
            content = struct.pack(f">I{array.ndim}I", magic, *array.shape) + array.tobytes()
            member = tarfile.TarInfo(f"package/data/{file_name}")
            member.size = len(content)
            package.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


def test_the_original_files_are_read_from_the_npm_package(mnist):
    arrays = read_npm_package(_npm_package(mnist))
    for name, array in mnist.items():
        np.testing.assert_array_equal(arrays[name], array)


def test_a_changed_original_file_is_refused(mnist):
    spoiled = dict(mnist, y_test=mnist["y_test"][::-1])
    with pytest.raises(DatasetError, match="t10k-labels-idx1-ubyte has the MD5"):
        read_npm_package(_npm_package(spoiled))


def test_where_keras_fails_the_npm_package_is_taken(monkeypatch, mnist):
    monkeypatch.setattr(data, "_fetch_with_keras", _fails)
    monkeypatch.setattr(data, "_fetch_with_npm", lambda: mnist)
    assert fetch() is mnist


def test_a_wrong_download_is_not_taken(monkeypatch, mnist):
    wrong = dict(mnist)
    _swapped_label(wrong)
    monkeypatch.setattr(data, "_fetch_with_keras", lambda: wrong)
    monkeypatch.setattr(data, "_fetch_with_npm", lambda: mnist)
    assert fetch() is mnist


def test_where_nothing_helps_the_error_says_what_was_tried(monkeypatch):
    monkeypatch.setattr(data, "_fetch_with_keras", _fails)
    monkeypatch.setattr(data, "_fetch_with_npm", _fails)
    with pytest.raises(DatasetError, match="keras: no network; npm: no network"):
        fetch()


def _fails():
    raise OSError("no network")
