"""An epoch's images follow from seed and epoch, and keep their digits."""

import numpy as np
import pytest

from pipeline.augmentation import augment, augment_epoch
from pipeline.experiments import find
from pipeline.spec import Augmentation, Framing, Slant

OURS = find("augmented-cnn").augmentation


@pytest.fixture
def digits(mnist):
    images = (mnist["x_train"][:60] / 255).astype(np.float32)
    return images, mnist["y_train"][:60].astype(np.int32)


def test_the_same_seed_and_epoch_give_the_same_images(digits):
    once, again = (augment_epoch(*digits, OURS, seed=1, epoch=2) for _ in range(2))
    np.testing.assert_array_equal(once, again)


@pytest.mark.parametrize("other", [(1, 3), (2, 2)])
def test_another_seed_or_epoch_gives_others(digits, other):
    once, another = (augment_epoch(*digits, OURS, *which) for which in ((1, 2), other))
    assert (once != another).any(axis=(1, 2)).mean() > 0.9


def test_some_images_stay_as_they_are_others_in_another_epoch(digits):
    kept = [
        (augment_epoch(*digits, OURS, 0, epoch) == digits[0]).all(axis=(1, 2)) for epoch in (0, 1)
    ]
    assert 0.05 < np.mean(kept) < 0.4
    assert (kept[0] != kept[1]).any()


def test_nothing_to_do_changes_nothing(digits):
    np.testing.assert_array_equal(augment_epoch(*digits, Augmentation(()), 0, 0), digits[0])


def test_images_stay_images(digits):
    changed = augment(*digits, OURS.ingredients, np.random.default_rng(0))
    assert changed.dtype == np.float32
    assert changed.shape == digits[0].shape
    assert changed.min() >= 0
    assert changed.max() <= 1
    assert changed.max(axis=(1, 2)).min() > 0.5, "none fades away"


def test_framing_comes_after_what_moves(digits):
    """In whatever order the ingredients are told."""
    told = (Slant(1), Framing(20)), (Framing(20), Slant(1))
    one, other = (augment(*digits, order, np.random.default_rng(0)) for order in told)
    np.testing.assert_array_equal(one, other)
    middle = one.sum(axis=2) @ np.arange(28) / one.sum(axis=(1, 2))
    np.testing.assert_allclose(middle, 14, atol=0.51)
