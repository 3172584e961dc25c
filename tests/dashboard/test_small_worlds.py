"""Small networks are computed as one would by hand."""

import numpy as np
import pytest

from dashboard.inference import Network
from dashboard.small_worlds import (
    Layer,
    class_means,
    contributions,
    layers_of,
    nearest_corner,
    node_lines,
    square_around,
    surface,
)
from pipeline.store import REPOSITORY_STORE, Store

SQUARE = (-1.0, 2.0)


def _nodes(*columns: tuple[float, float, float]) -> Layer:
    """Nodes by weight of x, weight of y and bias."""
    kernel = np.array(columns, np.float32)
    return Layer(kernel[:, :2].T, kernel[:, 2])


def test_layers_come_in_their_order():
    arrays = {f"layer_{n}_{part}": np.array([n]) for n in (1, 0) for part in ("bias", "kernel")}
    assert [layer.kernel[0] for layer in layers_of(arrays)] == [0, 1]
    assert layers_of({}) == []


@pytest.mark.parametrize(
    ("node", "ends"),
    [
        ((1, 0, -0.5), {(0.5, -1), (0.5, 2)}),  # x = 0.5
        ((0, 2, -1), {(-1, 0.5), (2, 0.5)}),  # y = 0.5
        ((1, 1, -1), {(-1, 2), (2, -1)}),  # x + y = 1, through two corners of the square
        ((1, 1, -3), {(1, 2), (2, 1)}),  # cuts off a corner
    ],
)
def test_the_line_of_a_node_ends_at_the_sides_of_the_square(node, ends):
    (line,) = node_lines(_nodes(node), SQUARE)
    assert {tuple(end) for end in line} == ends


@pytest.mark.parametrize("node", [(1, 1, -9), (1, 0, 5), (0, 0, 1), (0, 0, 0)])
def test_a_line_that_misses_the_square_is_no_number(node):
    assert np.isnan(node_lines(_nodes(node), SQUARE)).all()


def test_a_node_is_off_on_its_line():
    layer = _nodes((0.7, -1.3, 0.2), (1, 1, -1))
    lines = node_lines(layer, SQUARE)
    for node, line in enumerate(lines):
        np.testing.assert_allclose(layer.sums(line)[:, node], 0, atol=1e-6)


def test_a_picture_of_the_plane_holds_all_points():
    assert square_around(np.array([[0.1, 0.9], [1.9, -0.2]])) == SQUARE
    assert square_around(np.array([[-1.2, 0], [2.4, 1]])) == (-2, 3)
    assert square_around(np.zeros((0, 2))) == SQUARE


def test_a_network_is_asked_row_by_row_from_below():
    def shares(points):
        share = (points[:, 0] + 10 * points[:, 1] + 11) / 33
        return np.stack([1 - share, share], axis=1)

    found = surface(shares, SQUARE, 4)
    np.testing.assert_allclose(found.axis, [-1, 0, 1, 2])
    np.testing.assert_allclose(found.probability[0], [0, 1 / 33, 2 / 33, 3 / 33], atol=1e-6)
    np.testing.assert_allclose(found.probability[3, 3], 1, atol=1e-6)


def test_the_surface_of_a_stored_network_is_what_it_says_at_single_points():
    network = Network(Store(REPOSITORY_STORE).model("xor-6"))
    found = surface(network.probabilities, SQUARE, 31)
    point = np.array([[found.axis[20], found.axis[10]]], np.float32)
    assert found.probability[10, 20] == pytest.approx(network.probabilities(point)[0, 1])
    assert found.probability[20, 10] > 0.5 > found.probability[10, 10]  # near (0, 1) and (0, 0)


def test_the_nearest_corner_decides_xor():
    points = np.array([[0.1, 0.2], [-0.4, 0.6], [1.7, 0.49], [0.51, 0.51]])
    assert nearest_corner(points).tolist() == [0, 1, 1, 0]


def test_means_are_those_of_each_class():
    samples = np.array([[[0, 4]], [[2, 4]], [[200, 8]], [[100, 8]]], np.uint8)
    means = class_means(samples, np.array([1, 1, 0, 0]), 3)
    np.testing.assert_array_equal(means, [[[150, 8]], [[1, 4]], [[0, 0]]])


def test_contributions_and_bias_add_up_to_the_score():
    rng = np.random.default_rng(0)
    layer = Layer(rng.normal(size=(64, 10)).astype(np.float32), np.arange(10, dtype=np.float32))
    image = rng.integers(0, 17, (8, 8)).astype(np.uint8)
    parts = contributions(image, layer)
    assert parts.shape == (10, 8, 8)
    assert parts[3, 2, 5] == pytest.approx(image[2, 5] * layer.kernel[2 * 8 + 5, 3])
    scores = layer.sums(image.reshape(1, 64))[0]
    np.testing.assert_allclose(parts.sum(axis=(1, 2)) + layer.bias, scores, rtol=1e-4)
