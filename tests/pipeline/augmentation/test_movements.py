"""Movements of known strength move ink by known pixels."""

import numpy as np
import pytest

from pipeline.augmentation.movements import coefficients, displacements, resample
from pipeline.spec import Bend, Elastic, Proportions, Rotation, Slant, Stretch, Taper

KINDS = (
    Rotation(30), Slant(0.5), Stretch(1.5), Proportions(0.2), Taper(0.3), Bend(2), Elastic(2, 5)
)  # fmt: skip
NONE = (
    Rotation(0), Slant(0), Stretch(1), Proportions(0), Taper(0), Bend(0), Elastic(0, 5)
)  # fmt: skip
FULL, HALF = np.ones(1), np.full(1, 0.5)


def _field(movement, first=FULL, second=FULL):
    """By pixels: (2, 28, 28), to the right and down."""
    y, x = (np.mgrid[:28, :28] - 13.5) / 10
    polynomials = np.stack([np.ones_like(x), x, y, x**2, x * y, y**2])
    return 10 * np.tensordot(coefficients(movement, first, second)[0], polynomials, axes=1)


@pytest.mark.parametrize("movement", NONE, ids=lambda one: one.name)
def test_no_strength_moves_nothing(movement, bar):
    field = displacements([movement], 1, np.random.default_rng(0))
    np.testing.assert_array_equal(field, 0)
    np.testing.assert_array_equal(resample(bar, field), bar)


@pytest.mark.parametrize("movement", KINDS, ids=lambda one: one.name)
def test_each_image_is_moved_in_its_own_way(movement):
    field = displacements([movement], 2, np.random.default_rng(0))
    assert np.abs(field[0] - field[1]).max() > 0.01


def test_movements_add_up():
    one, other = (displacements([kind], 3, np.random.default_rng(0)) for kind in KINDS[:2])
    rng = np.random.default_rng(0)
    first = displacements([KINDS[0]], 3, rng)
    both = displacements(KINDS[:2], 3, np.random.default_rng(0))
    np.testing.assert_allclose(both - first, displacements([KINDS[1]], 3, rng), atol=1e-5)
    np.testing.assert_array_equal(first, one)
    assert not np.allclose(both - first, other)


def test_ink_is_taken_from_where_the_field_points(bar):
    field = np.zeros((1, 2, 784), np.float32)
    field[:, 0], field[:, 1] = 2, -1
    np.testing.assert_array_equal(resample(bar, field), np.roll(bar, (1, -2), axis=(1, 2)))


def test_between_pixels_ink_is_shared(bar):
    field = np.zeros((1, 2, 784), np.float32)
    field[:, 0] = 0.25
    moved = resample(bar, field)[0, 14]
    np.testing.assert_allclose(moved[11:17], [0, 0.25, 1, 1, 0.75, 0])


def test_from_outside_comes_black():
    white, away = np.ones((1, 28, 28), np.float32), np.full((1, 2, 784), 40, np.float32)
    assert resample(white, away).max() < 0.01


def test_a_slanted_bar_leans_by_its_tangent(bar):
    across, down = _field(Slant(0.5))
    np.testing.assert_allclose(down, 0)
    np.testing.assert_allclose(across[23] - across[4], 0.5 * 19, atol=1e-5)
    moved = resample(bar, np.stack([across, down]).reshape(1, 2, 784).astype(np.float32))
    columns = moved[0] @ np.arange(28) / np.maximum(moved[0].sum(axis=1), 1e-6)
    assert columns[20] - columns[8] == pytest.approx(-0.5 * 12, abs=0.01)


def test_a_rotation_keeps_distances_from_the_middle():
    y, x = np.mgrid[:28, :28] - 13.5
    across, down = _field(Rotation(30))
    np.testing.assert_allclose(np.hypot(x + across, y + down), np.hypot(x, y), atol=1e-5)


def test_a_stretch_keeps_the_area():
    across, down = _field(Stretch(1.5))
    wider, higher = 1 + across[0, 1] - across[0, 0], 1 + down[1, 0] - down[0, 0]
    assert wider * higher == pytest.approx(1, abs=1e-5)
    assert wider / higher == pytest.approx(1.5, abs=1e-5)


def test_proportions_move_the_middle_and_keep_the_edges_of_the_box():
    x = (np.arange(28) - 13.5) / 10
    across, _ = _field(Proportions(0.2))
    np.testing.assert_allclose(across[0], 2 * (1 - x**2), atol=1e-5)


def test_a_taper_widens_one_end_as_it_narrows_the_other():
    across, _ = _field(Taper(0.3))
    np.testing.assert_allclose(across, -across[::-1], atol=1e-5)
    assert np.diff(across[27]).mean() > 0 > np.diff(across[0]).mean()


def test_a_bend_makes_an_arc_of_its_depth():
    across, _ = _field(Bend(2), HALF)
    assert across[[3, 24], 0] == pytest.approx(1.05**2, abs=1e-5)
    assert across[13, 0] == pytest.approx(0, abs=0.01)


def test_an_elastic_field_is_smooth_and_bounded():
    field = displacements([Elastic(2, 5)], 20, np.random.default_rng(0)).reshape(20, 2, 28, 28)
    assert 0.5 < np.abs(field).max() < 3.6
    assert max(np.abs(np.diff(field, axis=axis)).max() for axis in (2, 3)) < 0.8
