"""Exported models keep the contract and answer as the trained ones do."""

import numpy as np
import onnx
import onnxruntime
import pytest

from pipeline.experiments import find
from pipeline.export import ExportError, check_agreement, export_onnx, name_by_use
from pipeline.models import build_network, build_preprocessing, join
from pipeline.spec import Coordinates, Pixels

IMAGES = np.random.default_rng(0).uniform(size=(20, 28, 28)).astype(np.float32)


@pytest.fixture(scope="module")
def model():
    return join(build_preprocessing(Pixels()), build_network(find("dense-10"), 784, seed=0))


@pytest.fixture(scope="module")
def exported(model) -> bytes:
    return export_onnx(model, IMAGES)


def test_names_and_shapes_are_those_of_the_contract(exported):
    session = onnxruntime.InferenceSession(exported)
    (images,) = session.get_inputs()
    assert (images.name, images.type, images.shape[1:]) == ("images", "tensor(float)", [28, 28])
    shapes = {output.name: output.shape[1] for output in session.get_outputs()}
    assert shapes == {"probabilities": 10, "hidden": 10}


def test_the_same_model_gives_the_same_bytes(exported, model):
    assert export_onnx(model, IMAGES) == exported


def test_a_model_of_points_reads_points():
    model = join(build_preprocessing(Coordinates()), build_network(find("xor-6"), 2, seed=0))
    points = np.random.default_rng(0).normal(size=(9, 2)).astype(np.float32)
    session = onnxruntime.InferenceSession(export_onnx(model, points))
    (inputs,) = session.get_inputs()
    assert (inputs.name, inputs.shape[1:]) == ("points", [2])
    shapes = {output.name: output.shape[1] for output in session.get_outputs()}
    assert shapes == {"probabilities": 2, "hidden": 6}


@pytest.mark.slow
def test_convolutions_bring_their_feature_maps():
    """That they are those of the network, the export has checked itself."""
    network = build_network(find("cnn-32-64"), 784, seed=0)
    content = export_onnx(join(build_preprocessing(Pixels()), network), IMAGES)
    shapes = {o.name: o.shape[1:] for o in onnxruntime.InferenceSession(content).get_outputs()}
    assert shapes == {
        "probabilities": [10],
        "hidden": [1_600],
        "feature_maps_1": [26, 26, 32],
        "feature_maps_2": [11, 11, 64],
    }


def test_names_inside_do_not_depend_on_what_was_converted_before(exported):
    other = onnx.load_from_string(exported)
    names = [constant.name for constant in other.graph.initializer]
    for node in other.graph.node:
        node.name = f"other_{node.name}"
        node.input[:] = [f"z_{name}" if name in names else name for name in node.input]
    renamed = [onnx.numpy_helper.to_array(c) for c in other.graph.initializer]
    constants = [
        onnx.numpy_helper.from_array(values, f"z_{name}")
        for name, values in zip(names, renamed, strict=True)
    ]
    del other.graph.initializer[:]
    other.graph.initializer.extend(reversed(constants))
    assert other.SerializeToString(deterministic=True) != exported
    name_by_use(other.graph)
    assert other.SerializeToString(deterministic=True) == exported


@pytest.mark.parametrize("images", [1, 7])
def test_any_number_of_images_is_read(exported, model, images):
    session = onnxruntime.InferenceSession(exported)
    (probabilities,) = session.run(["probabilities"], {"images": IMAGES[:images]})
    expected = model.predict(IMAGES[:images], verbose=0)["probabilities"]
    np.testing.assert_allclose(probabilities, expected, atol=1e-6)


def test_a_model_that_answers_differently_is_refused(exported, model):
    expected = model.predict(IMAGES, verbose=0)
    expected["probabilities"][13, 4] += 1e-3
    with pytest.raises(ExportError, match=r"probabilities differ .* by 1\.0e-03 on 20 samples"):
        check_agreement(exported, IMAGES, expected)


def test_an_answer_that_is_no_number_is_refused(exported, model):
    expected = model.predict(IMAGES, verbose=0)
    expected["hidden"][0, 0] = np.nan
    with pytest.raises(ExportError, match="hidden differ"):
        check_agreement(exported, IMAGES, expected)
