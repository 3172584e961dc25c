"""Principal components are those that scikit-learn finds, whatever the number of threads."""

import numpy as np
import pytest
from sklearn.decomposition import PCA
from threadpoolctl import threadpool_limits

from pipeline.analysis.components import principal_components


def test_the_axes_of_an_ellipse_are_found():
    """It lies at 30 degrees around (5, -2) and is three times as long as it is wide."""
    angle = np.linspace(0, 2 * np.pi, 2_000, endpoint=False)
    long, wide = np.array([np.cos(np.pi / 6), np.sin(np.pi / 6)]), np.array([-0.5, np.sqrt(0.75)])
    points = np.outer(3 * np.cos(angle), long) + np.outer(np.sin(angle), wide) + (5, -2)
    found = principal_components(points.astype(np.float32), 2)
    np.testing.assert_allclose(found.center, (5, -2), atol=1e-5)
    np.testing.assert_allclose(found.axes, np.stack([long, wide], axis=1), atol=1e-5)
    np.testing.assert_allclose(found.variance, (0.9, 0.1), atol=1e-6)
    on_axes = found.project(points.astype(np.float32))
    np.testing.assert_allclose(on_axes[:, 0], 3 * np.cos(angle), atol=1e-5)


def test_they_are_those_of_scikit_learn():
    rng = np.random.default_rng(0)
    points = (rng.normal(size=(2_500, 40)) * np.linspace(1, 5, 40) + 3).astype(np.float32)
    theirs, ours = PCA(6).fit(points), principal_components(points, 6)
    np.testing.assert_allclose(ours.axes, theirs.components_.T, atol=1e-4)
    np.testing.assert_allclose(ours.variance, theirs.explained_variance_ratio_, rtol=1e-4)
    np.testing.assert_allclose(ours.project(points), theirs.transform(points), atol=1e-2)


def test_points_in_one_place_have_no_variance():
    found = principal_components(np.ones((200, 3), np.float32), 2)
    assert (found.variance == 0).all()
    assert (found.project(np.ones((5, 3), np.float32)) == 0).all()


@pytest.mark.parametrize("threads", [1, 2])
def test_threads_change_nothing(threads):
    points = np.random.default_rng(0).normal(size=(3_000, 300)).astype(np.float32)
    with threadpool_limits(limits=threads):
        found = principal_components(points, 4)
        projected = found.project(points)
    expected = principal_components(points, 4)
    np.testing.assert_array_equal(found.axes, expected.axes)
    np.testing.assert_array_equal(projected, expected.project(points))
