"""Drawings become images like MNIST's, and each step can be left out."""

import numpy as np
import pytest
from scipy import ndimage

from dashboard.drawing import DEFAULT_OFF, STEPS, prepare, to_mnist
from tests.dashboard.drawing import canvases
from tests.dashboard.strokes import STROKES, drawn

ALL = frozenset(step.id for step in STEPS)


def _accuracy(cnn, images, labels) -> float:
    return float(np.mean(cnn.probabilities(images).argmax(axis=1) == labels))


def _lost(cnn, images, labels) -> float:
    """Points of accuracy that MNIST's images lose on their way over a canvas."""
    random = np.random.default_rng(0)
    back = np.stack([to_mnist(canvases.somewhere(image, random)) for image in images])
    return 100 * (_accuracy(cnn, images, labels) - _accuracy(cnn, back, labels))


@pytest.mark.slow
def test_mnists_test_images_enlarged_on_a_canvas_lose_at_most_a_point(mnist, cnn):
    images, labels = mnist
    assert _lost(cnn, images[:2_000], labels[:2_000]) <= 1


def test_images_have_the_ink_and_the_softness_of_mnists(mnist):
    images = mnist[0][:150]
    back = np.stack([to_mnist(canvases.enlarged(image, 200, 40, 30)) for image in images])
    bounds = [0.001, 0.25, 0.75, 0.98, 1.01]
    made, own = (np.histogram(each, bounds)[0] / each.size for each in (back, images / 255))
    assert back.mean() == pytest.approx(images.mean() / 255, rel=0.07)
    np.testing.assert_allclose(made, own, atol=0.015)


def test_a_canvas_image_is_where_and_as_large_as_mnists():
    for strokes in STROKES.values():
        image = to_mnist(drawn(strokes))
        rows, columns = np.nonzero(image)
        assert max(np.ptp(rows), np.ptp(columns)) == 19
        np.testing.assert_allclose(ndimage.center_of_mass(image), 14, atol=0.51)
        assert (image.dtype, image.shape, image.max()) == (np.float32, (28, 28), 1)


@pytest.mark.parametrize("digit", STROKES)
def test_thick_and_thin_pens_are_read_alike(cnn, digit):
    pens = [to_mnist(drawn(STROKES[digit], pen)) for pen in (6, 12, 20, 30)]
    np.testing.assert_allclose([image.mean() / pens[2].mean() for image in pens], 1, atol=0.09)
    assert len(set(cnn.probabilities(np.stack(pens)).argmax(axis=1))) == 1


def test_steps_come_in_order_and_say_what_they_did():
    steps = prepare(drawn(STROKES[4]), off=()).steps
    assert [step.id for step in steps] == ["ink", *(kind.id for kind in STEPS)]
    words = {step.id: step.words.replace("\N{NO-BREAK SPACE}", " ") for step in steps}
    assert words["crop"] == "131 x 186 of 280 x 280 pixels"
    assert words["slant"] == "leant 10° to the left"
    assert words["pen"] == "11 % of the digit's size, MNIST's 12 %"
    assert words["scale"].endswith("x 20 pixels in a frame of 28")
    assert words["centre"].startswith("moved ")
    assert all(step.picture.dtype == np.uint8 for step in steps)


@pytest.mark.parametrize("off", [frozenset(), DEFAULT_OFF, *(frozenset({id}) for id in ALL), ALL])
def test_steps_switched_off_are_left_out(off):
    prepared = prepare(drawn(STROKES[2]), off)
    assert [step.id for step in prepared.steps[1:]] == [k.id for k in STEPS if k.id not in off]
    assert prepared.image.shape == (28, 28)
    assert 0 <= prepared.image.min() < prepared.image.max() <= 1


def test_without_any_step_the_whole_canvas_is_shrunk():
    canvas = drawn(STROKES[7])
    means = canvas[..., 0].reshape(28, 10, 28, 10).mean(axis=(1, 3)) / 255
    np.testing.assert_allclose(prepare(canvas, ALL).image, means, atol=1e-6)


def test_without_cutting_out_a_small_digit_stays_small():
    strokes = [[(x / 4, y / 4) for x, y in stroke] for stroke in STROKES[7]]
    rows, columns = np.nonzero(prepare(drawn(strokes, 6), DEFAULT_OFF | {"crop"}).image > 0.2)
    assert max(np.ptp(rows), np.ptp(columns)) < 6


def test_of_several_digits_the_largest_is_read():
    small = [[(x / 2, y / 2) for x, y in stroke] for stroke in STROKES[7]]
    large = [[(x / 1.5 + 100, y / 1.5 + 80) for x, y in stroke] for stroke in STROKES[3]]
    both = prepare(drawn([*small, *large], 10))
    assert both.digits == 2
    assert both.steps[1].words.startswith("the largest of 2 digits, ")
    np.testing.assert_array_equal(both.image, to_mnist(drawn(large, 10)))
