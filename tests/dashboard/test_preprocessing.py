"""What networks read of an image is what their stored models compute."""

import numpy as np
import pytest

from dashboard import preprocessing
from dashboard.inference import Network
from pipeline.experiments import find
from pipeline.store import REPOSITORY_STORE, Store

STORE = Store(REPOSITORY_STORE)


@pytest.fixture
def image(mnist):
    return mnist["x_test"][0]


def test_white_is_1_and_black_0():
    shares = preprocessing.share_of_white(np.array([[0, 51, 255]], np.uint8))
    np.testing.assert_allclose(shares, [[0, 0.2, 1]])


def test_shares_of_white_are_taken_as_they_are(image):
    shares = image.astype(np.float32) / 255
    np.testing.assert_array_equal(preprocessing.share_of_white(shares), shares)
    as_stored = preprocessing.count_ink(image, 20)
    np.testing.assert_allclose(preprocessing.count_ink(shares, 20), as_stored, rtol=1e-6)


def test_counts_of_ink_are_those_that_the_stored_model_reads(mnist):
    network = Network(STORE.model("digits8x8-softmax"))
    box = find("digits8x8-softmax").inputs.box
    read = network.hidden(mnist["x_test"][:20])
    found = [preprocessing.count_ink(one, box).ravel() for one in mnist["x_test"][:20]]
    np.testing.assert_allclose(found, read, atol=1e-4)
    assert read.max() > 10


def test_a_white_box_has_all_the_ink_there_is():
    counts = preprocessing.count_ink(np.full((28, 28), 255, np.uint8), 20)
    np.testing.assert_allclose(counts, np.full((8, 8), 16), rtol=1e-6)


def test_a_pixel_on_a_border_counts_in_parts():
    image = np.zeros((28, 28), np.uint8)
    image[4, 6] = 255  # columns 2 to 3 of the box, whose squares are 2.5 wide
    counts = preprocessing.count_ink(image, 20)
    assert counts[0, 0] == pytest.approx(counts[0, 1])
    assert counts.sum() == pytest.approx(16 / 2.5**2)


def test_standardising_takes_mean_and_deviation_from_the_training_images(mnist):
    fitted = STORE.inputs("sgd-128")
    found = np.stack([preprocessing.standardise(one, fitted) for one in mnist["x_train"][::60]])
    centre = found[:, 10:18, 10:18]
    assert abs(centre.mean()) < 0.1
    assert centre.std() == pytest.approx(1, abs=0.05)


def test_principal_components_keep_what_they_promise(mnist):
    fitted = STORE.inputs("pca-154-dense-130")
    images = mnist["x_train"][5_000:6_000]
    shares = images / 255
    back = np.stack([preprocessing.project_back(one, fitted) for one in images])
    lost = ((shares - back) ** 2).sum() / ((shares - fitted["mean"].reshape(28, 28)) ** 2).sum()
    assert 1 - lost == pytest.approx(fitted["variance"].sum(), abs=0.01)
    assert preprocessing.project(images[0], fitted).shape == (154,)


def test_unread_pixels_are_no_numbers(image):
    fitted = STORE.inputs("forest-70-dense-130")
    seen = preprocessing.keep_pixels(image, fitted)
    assert np.count_nonzero(~np.isnan(seen)) == 70
    read = np.unravel_index(fitted["pixels"], (28, 28))
    np.testing.assert_allclose(seen[read], image[read] / 255, rtol=1e-6)


def test_pictures_end_at_black_and_white():
    values = np.array([[-1.0, 0.0, 8.0, 16.0, 20.0, np.nan]])
    assert preprocessing.picture(values, 0, 16).tolist() == [[0, 0, 128, 255, 255, 0]]
