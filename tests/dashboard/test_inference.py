"""Stored models answer as the pipeline recorded."""

import numpy as np
import pytest

from dashboard.inference import Network
from pipeline.store import REPOSITORY_STORE, Store


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(Store(REPOSITORY_STORE).model("dense-10"))


def test_a_network_answers_as_its_stored_predictions_say(network, mnist):
    stored = Store(REPOSITORY_STORE).test_probabilities("dense-10")[0]
    found = network.probabilities(mnist["x_test"][:2_500])
    np.testing.assert_allclose(found, stored[:2_500], atol=1e-3)


def test_grey_levels_and_shares_of_white_are_the_same_to_it(network, mnist):
    images = mnist["x_test"][:5]
    shares = images.astype(np.float32) / 255
    np.testing.assert_array_equal(network.hidden(images), network.hidden(shares))


def test_no_image_gives_no_answer_in_the_right_shape(network):
    nothing = np.zeros((0, 28, 28), np.uint8)
    probabilities, hidden = network.run(nothing, ["probabilities", "hidden"])
    assert probabilities.shape == hidden.shape == (0, 10)
