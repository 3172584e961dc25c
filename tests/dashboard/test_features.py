"""Components rebuild images, pixels tell them apart, and a sweep says how many are enough."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard import features as of
from dashboard.features import Sweep
from pipeline.store import Features
from tests.planted import planted_features

BLACK = np.zeros((28, 28), np.uint8)


def _image(*pixels: int) -> np.ndarray:
    """White in these pixels."""
    image = BLACK.copy().reshape(-1)
    image[list(pixels)] = 255
    return image.reshape(28, 28)


def _turned() -> Features:
    """Random directions at right angles to each other, and a random mean."""
    random = np.random.default_rng(0)
    directions, _ = np.linalg.qr(random.normal(size=(784, 784)))
    mean = random.random(784, np.float32)
    return replace(planted_features(), mean=mean, components=directions.astype(np.float16))


SWEEP = Sweep(
    "pixels",
    np.array([5, 70, 784], np.int32),
    np.array([[0.4, 0.6], [0.93, 0.95], [0.939, 0.939]], np.float32),
)


def test_a_sweep_knows_its_best_and_the_fewest_that_are_good_enough():
    assert list(SWEEP.mean) == pytest.approx([0.5, 0.94, 0.939])
    assert SWEEP.best == (70, pytest.approx(0.94))
    assert SWEEP.at(5) == pytest.approx(0.5)
    assert SWEEP.fewest(0.5) == 5
    assert SWEEP.fewest(0.938) == 70
    assert SWEEP.fewest(0.95) is None


def test_the_table_of_a_sweep_holds_means_and_the_lowest_and_highest_run():
    frame = of.table([SWEEP])
    assert list(frame.columns) == ["inputs", "pixels", "pixels, from", "pixels, to", "seeds"]
    assert list(frame.iloc[1]) == pytest.approx([70, 94, 93, 95, 2])


def test_as_many_shares_are_needed_as_hold_a_share_of_all():
    shares = np.array([0.5, 0.3, 0.15, 0.05])
    assert [of.needed(shares, share) for share in (0.4, 0.5, 0.51, 0.95, 1.0)] == [1, 1, 2, 3, 4]


def test_pixels_are_ranked_by_importance_and_equals_keep_their_order():
    assert list(of.ranked(np.array([0.1, 0.3, 0.1, 0.5]))) == [3, 1, 0, 2]


def test_components_that_are_pixels_rebuild_these_pixels():
    found = of.rebuild(planted_features(), _image(0, 1, 2, 500), components=2)
    np.testing.assert_array_equal(np.flatnonzero(found.values), [0, 1])
    assert found.kept == pytest.approx(0.5)


def test_all_components_rebuild_the_image_and_fewer_come_less_near():
    image = np.random.default_rng(1).integers(0, 256, (28, 28), np.uint8)
    turned = _turned()
    kept = [of.rebuild(turned, image, k).kept for k in (1, 50, 400, 784)]
    assert kept == sorted(kept)
    assert kept[-1] == pytest.approx(1, abs=1e-4)
    np.testing.assert_allclose(of.rebuild(turned, image, 784).values, image / 255, atol=0.01)


def test_the_mean_image_is_kept_whole():
    assert of.rebuild(planted_features(), BLACK, 3).kept == 1


def test_what_overshoots_is_clipped_only_where_it_is_shown():
    found = of.Rebuilt(np.array([[-0.5, 0.5, 1.5]], np.float32), 0.9)
    np.testing.assert_array_equal(found.shown, [[0, 0.5, 1]])


def test_images_hold_what_the_mean_lacks_of_a_component():
    turned = _turned()
    direction = turned.components[7].astype(float)
    images = np.stack([BLACK, _image(3)])
    expected = (images.reshape(2, -1) / 255 - turned.mean) @ direction
    np.testing.assert_allclose(of.along(turned, images, 7), expected, atol=1e-4)


def test_images_are_alike_in_the_pixels_that_are_read_and_no_others():
    images = np.stack([_image(1), _image(1, 9), _image(), _image(1, 2)])
    assert list(of.alike(images, 0, np.array([1, 2]), most=2)) == [1, 2]
    assert list(of.alike(images, 0, np.array([1, 2, 9]), most=9))[:3] == [1, 2, 3]


def test_dots_stand_in_the_pixels_that_are_marked_and_nowhere_else():
    picture = of.dotted(_image(30), np.array([29, 30]))
    assert picture.shape == (224, 224, 3)
    colored = np.any(picture != picture[..., :1], axis=2)
    rows, columns = np.nonzero(colored)
    assert set(rows // 8) == {1}
    assert set(columns // 8) == {1, 2}
    assert picture[8, 16].tolist() == [255] * 3  # the ink around the dot


def test_pixels_are_mirrored_by_taking_rows_for_columns():
    assert list(of.mirrored(np.array([0, 1, 28, 29]))) == [0, 28, 1, 29]


def test_only_some_pixels_are_shown():
    picture = of.only(_image(0, 5), np.array([0, 1])).reshape(784, 3)
    assert picture[0].tolist() == [255] * 3
    assert picture[1].tolist() == [0] * 3
    assert len(np.unique(picture[2:], axis=0)) == 1
    assert picture[5].tolist() == picture[700].tolist() != [0] * 3
