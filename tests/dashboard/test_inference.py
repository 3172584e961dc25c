"""Stored models answer as the pipeline recorded."""

import numpy as np
import pytest

from dashboard.inference import READERS, Answer, Network, Readers
from pipeline.store import REPOSITORY_STORE, MissingError, Store, StoreError

STORE = Store(REPOSITORY_STORE)


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(STORE.model("dense-10"))


def test_a_network_answers_as_its_stored_predictions_say(network, mnist):
    stored = STORE.test_probabilities("dense-10")[0]
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


@pytest.fixture(scope="module")
def readers() -> Readers:
    return Readers.load(STORE)


def test_every_experiment_on_images_reads_and_none_on_points(readers):
    built = STORE.manifest().experiments
    assert list(readers.networks) == [id for id in READERS if id in built]
    assert {"cnn-32-64", "digits8x8-softmax", "dense-1"} <= set(READERS)
    assert "xor-6" not in READERS


def test_one_call_asks_all_models(readers, mnist):
    image = mnist["x_test"][0].astype(np.float32) / 255
    answers = readers.read(image)
    assert list(answers) == list(readers.networks)
    assert answers["cnn-32-64"].digit == 7
    for id in ("dense-10", "cnn-32-64"):
        alone = readers.networks[id].run(image[None], ["probabilities", "hidden"])
        np.testing.assert_array_equal(answers[id].probabilities, alone[0][0])
        np.testing.assert_array_equal(answers[id].hidden, alone[1][0])


def test_several_images_are_read_like_one(readers, mnist):
    images = mnist["x_test"][:3].astype(np.float32) / 255
    together, single = readers.read_all(images), readers.read(images[2])
    for id, answer in single.items():
        assert together[id].shape == (3, 10)
        np.testing.assert_allclose(together[id][2], answer.probabilities, atol=1e-5)


def test_an_answer_names_the_digit_and_the_next_best():
    shares = np.array([0.05, 0, 0.3, 0, 0, 0.6, 0, 0, 0.05, 0], np.float32)
    answer = Answer(shares, np.zeros(3, np.float32))
    assert (answer.digit, answer.runner_up) == (5, 2)
    assert answer.confidence == pytest.approx(0.6)


def _without(*ids):
    """Gives a network that is never asked, but for those that are missing."""

    def network(id):
        if id in ids:
            raise MissingError(f"{id} has no results", f"build --only {id}")
        return network

    return network


def test_all_that_are_there_have_no_problem():
    readers = Readers.load(STORE, _without())
    assert (readers.missing, readers.problem) == ((), None)


def test_a_missing_model_is_named_and_leaves_the_others():
    readers = Readers.load(STORE, _without("dense-2"))
    assert list(readers.networks) == [id for id in READERS if id != "dense-2"]
    assert readers.missing == ("dense-2",)
    assert readers.problem.problem == "dense-2 has no results"
    assert readers.problem.command == "build --only dense-2"


def test_several_missing_models_are_one_problem():
    readers = Readers.load(STORE, _without("dense-2", "sgd-128"))
    assert readers.problem.problem == (
        f"2 of {len(READERS)} models cannot be read, dense-2 and sgd-128: dense-2 has no results"
    )
    assert readers.problem.command == "python -m pipeline.build_artifacts"


def test_a_model_that_was_tampered_with_is_not_asked(tmp_path):
    (tmp_path / "manifest.json").symlink_to(REPOSITORY_STORE / "manifest.json")
    for id, content in (("dense-1", STORE.model("dense-1")), ("dense-2", b"another")):
        path = tmp_path / "experiments" / id / "model.onnx"
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    readers = Readers.load(Store(tmp_path))
    assert list(readers.networks) == ["dense-1"]
    assert "model.onnx is not the file that the manifest lists" in readers.problem.problem


def test_without_any_model_the_store_says_why(tmp_path):
    with pytest.raises(StoreError, match=r"manifest\.json is missing"):
        Readers.load(Store(tmp_path))
    with pytest.raises(StoreError, match=f"^{len(READERS)} of {len(READERS)} models cannot be"):
        Readers.load(STORE, _without(*READERS))
