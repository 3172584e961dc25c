"""What is written can be read; what is missing, damaged or foreign is said in one error."""

import hashlib
import io
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from pipeline.experiments import STUDIES, find
from pipeline.spec import shorten
from pipeline.store import MissingError, Store, StoreError, files, store
from tests.planted import (
    PLANTED_MAP,
    planted_features,
    planted_ingredients,
    planted_replicate,
    planted_units,
)

BUILD = "python -m pipeline.build_artifacts"

EMPTY = b"""{
    "format": 1, "built_with": {}, "experiments": {},
    "datasets": {"mnist": {"sha256": "", "train": 60000, "test": 10000}}
}"""


def _manifest(root: Store) -> dict:
    return json.loads(root.manifest_path.read_text())


def test_results_come_back_as_they_were_written(planted_store, mnist):
    replicate = planted_replicate(mnist["y_test"], wrong=30)
    entry = planted_store.experiment("dense-10")
    assert entry.replicates == (replicate.scores,)
    assert entry.spec_hash == find("dense-10").spec_hash
    assert planted_store.curves("dense-10") == (replicate.curves,)
    probabilities = planted_store.test_probabilities("dense-10")
    assert probabilities.shape == (1, 10_000, 10)
    np.testing.assert_array_equal(probabilities[0], replicate.test_probabilities)
    np.testing.assert_array_equal(planted_store.test_labels("dense-10")[0], replicate.test_labels)
    np.testing.assert_array_equal(
        planted_store.validation_labels("dense-10")[0], replicate.validation_labels
    )
    assert planted_store.inputs("dense-10") == {}
    assert planted_store.model("dense-10") == b"a model"


def test_a_map_comes_back_as_it_was_written(planted_store):
    map = planted_store.map("dense-10")
    np.testing.assert_array_equal(map.coordinates, PLANTED_MAP.coordinates)
    assert map.coordinates.dtype == np.float32
    assert map.kl_divergence == PLANTED_MAP.kl_divergence
    assert map.neighbour_accuracy == PLANTED_MAP.neighbour_accuracy
    np.testing.assert_array_equal(map.labels, [5, 4])
    assert map.projection.shape == (0, 50)


def test_units_come_back_as_they_were_written(planted_store):
    units = planted_store.units("dense-10")
    for name, expected in vars(planted_units()).items():
        found = getattr(units, name)
        np.testing.assert_array_equal(found, expected, err_msg=name)
        assert found.dtype == expected.dtype, name


def test_a_study_comes_back_beside_the_experiments(planted_store):
    planted_store.write_study("features", "a hash", planted_features())
    planted_store.write_study("pixels", "a hash", PLANTED_MAP)
    features = planted_store.features()
    assert features.forest_accuracy == 0.97
    np.testing.assert_array_equal(features.counts, planted_features().counts)
    assert planted_store.map("pixels").kl_divergence == 2.5
    assert planted_store.map("dense-10").kl_divergence == 2.5
    assert set(_manifest(planted_store)["studies"]) == {"features", "pixels"}


def test_what_ingredients_bring_comes_back_as_it_was_written(planted_store):
    expected = planted_ingredients(STUDIES[-1])
    planted_store.write_study("ingredients", "a hash", expected)
    found = planted_store.ingredients()
    for name, values in vars(expected).items():
        np.testing.assert_array_equal(getattr(found, name), values, err_msg=name)
        assert getattr(found, name).dtype == values.dtype, name


def test_an_experiment_of_ours_is_stored_without_a_source(planted_store, mnist):
    run = planted_replicate(mnist["y_test"], wrong=0)
    planted_store.write_experiment(find("augmented-cnn"), [run])
    assert _manifest(planted_store)["experiments"]["augmented-cnn"]["source"] is None
    assert planted_store.experiment("augmented-cnn").source is None


def test_a_study_is_current_while_its_declaration_and_file_are_the_same(planted_store):
    assert not planted_store.is_current_study("pixels", "a hash")
    planted_store.write_study("pixels", "a hash", PLANTED_MAP)
    assert planted_store.is_current_study("pixels", "a hash")
    assert not planted_store.is_current_study("pixels", "another hash")
    (planted_store.root / "studies" / "pixels" / "map.npz").write_bytes(b"")
    assert not planted_store.is_current_study("pixels", "a hash")
    assert planted_store.missing() == ["pixels"]
    with pytest.raises(
        StoreError, match=r"studies/pixels/map\.npz is not the file .*--only pixels"
    ):
        planted_store.map("pixels")


def test_an_older_analysis_without_today_s_arrays_is_an_error(planted_store):
    folder = planted_store.root / "experiments" / "dense-10"
    content = files.to_npz({"coordinates": PLANTED_MAP.coordinates})
    (folder / "map.npz").write_bytes(content)
    manifest = _manifest(planted_store)
    listed = {"sha256": files.sha256(content), "bytes": len(content)}
    manifest["experiments"]["dense-10"]["files"]["map.npz"] = listed
    planted_store.manifest_path.write_text(json.dumps(manifest))
    with pytest.raises(StoreError, match=r"map\.npz is damaged .*plane"):
        planted_store.map("dense-10")
    assert not planted_store.is_sound("dense-10", "map.npz")
    assert not planted_store.is_current(find("dense-10")), "so that the next build replaces it"


def test_an_examined_experiment_without_its_units_is_not_up_to_date(planted_store, mnist):
    assert planted_store.is_current(find("dense-10"))
    run = replace(planted_replicate(mnist["y_test"], wrong=1), units=None)
    planted_store.write_experiment(find("dense-10"), [run], PLANTED_MAP)
    assert not planted_store.is_current(find("dense-10"))
    assert planted_store.replicates(find("dense-10"))[0].units is None


def test_weights_come_back_where_they_are_drawn(empty_store, mnist):
    kernel = np.arange(12, dtype=np.float32).reshape(2, 6)
    run = replace(
        planted_replicate(mnist["y_test"], wrong=1), units=None, weights={"layer_0_kernel": kernel}
    )
    empty_store.write_experiment(find("xor-6"), [run])
    np.testing.assert_array_equal(empty_store.weights("xor-6")["layer_0_kernel"], kernel)
    assert empty_store.is_current(find("xor-6"))


def test_what_was_fitted_before_the_network_comes_back(empty_store, mnist):
    mean = np.arange(784, dtype=np.float32)
    run = replace(planted_replicate(mnist["y_test"], wrong=1), inputs={"mean": mean})
    empty_store.write_experiment(find("sgd-128"), [run])
    np.testing.assert_array_equal(empty_store.inputs("sgd-128")["mean"], mean)


def test_runs_come_back_for_a_build_to_go_on_with(planted_store, mnist):
    experiment = find("dense-10")
    runs = [planted_replicate(mnist["y_test"], wrong, seed=wrong) for wrong in (0, 1)]
    planted_store.write_experiment(experiment, runs, PLANTED_MAP)
    again = planted_store.replicates(experiment)
    assert [run.scores for run in again] == [run.scores for run in runs]
    assert [run.curves for run in again] == [run.curves for run in runs]
    assert [run.model for run in again] == [b"a model", b""]
    np.testing.assert_array_equal(again[1].test_labels, runs[1].test_labels)
    np.testing.assert_array_equal(again[1].test_probabilities, runs[1].test_probabilities)
    assert planted_store.is_sound("dense-10", "map.npz")


def test_runs_of_another_declaration_or_damaged_ones_are_none_to_go_on_with(planted_store):
    assert planted_store.replicates(shorten(find("dense-10"), 4_000, 3)) == []
    assert planted_store.replicates(find("dense-30")) == []
    (planted_store.root / "experiments" / "dense-10" / "history.json").write_bytes(b"[]")
    assert planted_store.replicates(find("dense-10")) == []


def test_results_without_the_declared_map_are_not_up_to_date(planted_store, mnist):
    replicate = planted_replicate(mnist["y_test"], wrong=1)
    planted_store.write_experiment(find("dense-10"), [replicate])
    assert not planted_store.is_current(find("dense-10"))
    planted_store.write_experiment(find("dense-2"), [replicate])
    assert planted_store.is_current(find("dense-2")), "no map is declared for two nodes"
    with pytest.raises(StoreError, match=r"map\.npz is missing"):
        planted_store.map("dense-10")


def test_the_manifest_keeps_the_contract(planted_store):
    manifest = _manifest(planted_store)
    assert manifest["format"] == 1
    path = planted_store.root / "datasets" / "mnist.npz"
    assert manifest["datasets"]["mnist"] == {
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "train": 60_000,
        "test": 10_000,
    }
    assert {"python", "tensorflow", "keras", "numpy"} <= set(manifest["built_with"])
    entry = manifest["experiments"]["dense-10"]
    assert entry["source"]["label"] == "Experiment 3"
    assert entry["parameters"] == 7_960
    assert set(entry["replicates"][0]) == {
        "seed",
        "epochs",
        "seconds",
        "train_accuracy",
        "validation_accuracy",
        "test_accuracy",
        "test_loss",
    }
    assert set(entry["files"]) == {
        "model.onnx",
        "history.json",
        "predictions.npz",
        "units.npz",
        "map.npz",
    }
    assert entry["files"]["model.onnx"]["bytes"] == len(b"a model")


def test_several_replicates_keep_their_order(empty_store, mnist):
    replicates = [planted_replicate(mnist["y_test"], wrong, seed=wrong) for wrong in (0, 1, 2)]
    empty_store.write_experiment(find("dense-10"), replicates)
    assert [curves.seed for curves in empty_store.curves("dense-10")] == [0, 1, 2]
    assert empty_store.test_probabilities("dense-10").shape == (3, 10_000, 10)
    accuracies = [replicate.scores.test_accuracy for replicate in replicates]
    assert empty_store.experiment("dense-10").test_accuracy == pytest.approx(np.mean(accuracies))


def test_writing_one_experiment_leaves_the_others(planted_store, mnist):
    planted_store.write_experiment(find("dense-30"), [planted_replicate(mnist["y_test"], wrong=1)])
    assert set(planted_store.manifest().experiments) == {"dense-10", "dense-30"}
    assert planted_store.is_current(find("dense-10"))


def _interrupted(*_):
    raise KeyboardInterrupt


def test_a_write_interrupted_among_its_files_loses_nothing(planted_store, mnist, monkeypatch):
    before = planted_store.manifest()
    monkeypatch.setattr(files, "write", _interrupted)
    for id in ("dense-30", "dense-10"):
        with pytest.raises(KeyboardInterrupt):
            planted_store.write_experiment(
                find(id), [planted_replicate(mnist["y_test"], 1)], PLANTED_MAP
            )
    assert planted_store.manifest() == before
    assert planted_store.is_current(find("dense-10"))


def test_a_write_interrupted_before_the_manifest_leaves_a_usable_store(
    planted_store, mnist, monkeypatch
):
    write, written = store.write, []

    def second_is_interrupted(path, content):
        written.append(path)
        if len(written) == 2:
            raise KeyboardInterrupt
        write(path, content)

    planted_store.write_experiment(
        find("dense-30"), [planted_replicate(mnist["y_test"], 1)], PLANTED_MAP
    )
    monkeypatch.setattr(store, "write", second_is_interrupted)
    with pytest.raises(KeyboardInterrupt):
        planted_store.write_experiment(
            find("dense-10"), [planted_replicate(mnist["y_test"], 1)], PLANTED_MAP
        )
    monkeypatch.undo()
    assert not planted_store.is_current(find("dense-10"))
    assert planted_store.is_current(find("dense-30"))
    planted_store.write_experiment(
        find("dense-10"), [planted_replicate(mnist["y_test"], 1)], PLANTED_MAP
    )
    assert planted_store.is_current(find("dense-10"))


def test_builds_that_write_at_the_same_time_lose_nothing(empty_store, mnist):
    ids = ["dense-1", "dense-2", "dense-10", "dense-30", "dense-80", "dense-130"]
    replicate = planted_replicate(mnist["y_test"], wrong=1)

    def build(id):
        Store(empty_store.root).write_experiment(find(id), [replicate])

    with ThreadPoolExecutor(3) as builds:
        list(builds.map(build, ids))
    assert set(empty_store.manifest().experiments) == set(ids)


def test_nothing_half_written_is_left_behind(planted_store):
    names = {path.name for path in planted_store.root.rglob("*") if path.is_file()}
    stored = {"history.json", "predictions.npz", "model.onnx", "units.npz", "map.npz"}
    datasets = {"mnist.npz", "digits8x8.npz", "xor.npz"}
    assert names - {".lock"} == {"manifest.json", *datasets, *stored}


def test_results_are_current_until_something_changes(planted_store):
    experiment = find("dense-10")
    assert planted_store.is_current(experiment)
    assert not planted_store.is_current(experiment, replicates=2)
    assert not planted_store.is_current(shorten(experiment, 4_000, 3))
    assert not planted_store.is_current(find("dense-30"))


def test_a_changed_file_is_not_current_and_not_read(planted_store):
    path = planted_store.root / "experiments" / "dense-10" / "model.onnx"
    path.write_bytes(b"another model")
    assert not planted_store.is_current(find("dense-10"))
    with pytest.raises(StoreError) as caught:
        planted_store.model("dense-10")
    assert f"{path} is not the file that the manifest lists: run `{BUILD} --only dense-10" in str(
        caught.value
    )


def test_a_missing_file_is_named_with_the_command(planted_store):
    path = planted_store.root / "experiments" / "dense-10" / "history.json"
    path.unlink()
    with pytest.raises(MissingError) as caught:
        planted_store.curves("dense-10")
    assert caught.value.problem == f"{path} is missing"
    assert caught.value.command == f"{BUILD} --only dense-10 --store {planted_store.root}"


def test_the_command_for_the_repositorys_store_names_no_folder():
    assert Store().build_command() == BUILD
    assert Store().build_command("dense-10") == f"{BUILD} --only dense-10"


def test_an_experiment_that_was_not_built_is_missing(planted_store):
    with pytest.raises(MissingError, match="dense-30 has no results in"):
        planted_store.experiment("dense-30")


def test_a_store_without_manifest_is_missing(tmp_path):
    with pytest.raises(MissingError, match=r"manifest.json is missing: run"):
        Store(tmp_path / "nowhere").manifest()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is damaged"),
        (b"{", "is damaged"),
        (b"\xff\xfe", "is damaged"),
        (b"[]", "is damaged"),
        (b"{}", "has format none, this version of Digitscope reads format 1"),
        (b'{"format": 2}', "has format 2, this version of Digitscope reads format 1"),
        (b'{"format": 1}', "is damaged .*missing required field"),
        (EMPTY.replace(b'"experiments": {}', b'"experiments": []'), "is damaged"),
        (EMPTY.replace(b'"experiments": {}', b'"experiments": {"dense-10": {}}'), "is damaged"),
        (EMPTY.replace(b'"train"', b'"trained"'), "is damaged .*`train`"),
    ],
)
def test_a_manifest_that_cannot_be_read_is_one_error(tmp_path, content, problem):
    broken = Store(tmp_path)
    broken.manifest_path.write_bytes(content)
    with pytest.raises(StoreError, match=problem) as caught:
        broken.manifest()
    assert caught.value.command.startswith(BUILD)


def test_a_build_replaces_a_manifest_that_cannot_be_read(planted_store, mnist):
    planted_store.manifest_path.write_text("{")
    planted_store.write_experiment(
        find("dense-30"), [planted_replicate(mnist["y_test"], 1)], PLANTED_MAP
    )
    assert set(planted_store.manifest().experiments) == {"dense-30"}


def test_the_test_images_are_those_of_the_results(planted_store, mnist):
    images, labels = planted_store.test_examples()
    np.testing.assert_array_equal(images, mnist["x_test"])
    np.testing.assert_array_equal(labels, mnist["y_test"])


def test_the_same_images_in_other_bytes_are_listed_anew(planted_store, mnist):
    path = planted_store.root / "datasets" / "mnist.npz"
    before = path.read_bytes()
    planted_store.write_dataset("mnist", dict(reversed(mnist.items())))
    assert path.read_bytes() != before
    np.testing.assert_array_equal(planted_store.test_examples()[0], mnist["x_test"])
    assert planted_store.is_current(find("dense-10"))


def test_other_test_images_are_refused(planted_store, mnist):
    path = planted_store.root / "datasets" / "mnist.npz"
    np.savez(path, **{**mnist, "x_test": mnist["x_test"][::-1]})
    with pytest.raises(StoreError, match=r"mnist.npz is not the file .* delete it"):
        planted_store.test_examples()


def test_an_experiment_without_runs_is_a_damaged_manifest(planted_store):
    manifest = _manifest(planted_store)
    manifest["experiments"]["dense-10"]["replicates"] = []
    planted_store.manifest_path.write_text(json.dumps(manifest))
    with pytest.raises(StoreError, match=r"manifest.json is damaged"):
        planted_store.manifest()


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [
        ("history.json", b"[]", Store.curves),
        ("history.json", b'[{"seed": 0}]', Store.curves),
        ("predictions.npz", b"PK", Store.test_probabilities),
    ],
)
def test_a_listed_file_that_makes_no_sense_is_one_error(planted_store, name, content, read):
    (planted_store.root / "experiments" / "dense-10" / name).write_bytes(content)
    manifest = _manifest(planted_store)
    listed = manifest["experiments"]["dense-10"]["files"][name]
    listed["sha256"] = hashlib.sha256(content).hexdigest()
    planted_store.manifest_path.write_text(json.dumps(manifest))
    with pytest.raises(StoreError, match=f"{name} is damaged .* run `{BUILD} --only dense-10"):
        read(planted_store, "dense-10")


def test_a_command_for_a_folder_with_a_space_can_be_pasted(tmp_path):
    command = Store(tmp_path / "two words").build_command()
    assert command.endswith(f"--store '{tmp_path / 'two words'}'")


@pytest.mark.parametrize("content", [b"", b"PK no zip file", b"\x93NUMPY"])
def test_a_damaged_data_set_is_one_error(empty_store, content):
    (empty_store.root / "datasets" / "mnist.npz").write_bytes(content)
    with pytest.raises(StoreError, match=r"mnist.npz is damaged .* delete it"):
        empty_store.dataset()


def test_a_data_set_damaged_anywhere_is_one_error(empty_store):
    path = empty_store.root / "datasets" / "mnist.npz"
    content = path.read_bytes()
    for start in range(200_000, len(content), 1_500_000):
        path.write_bytes(content[:start] + bytes(64) + content[start + 64 :])
        with pytest.raises(StoreError, match=r"mnist.npz is damaged"):
            empty_store.dataset()


def test_nothing_pickled_is_ever_loaded(empty_store):
    buffer = io.BytesIO()
    np.savez(buffer, x_train=np.array([{"code": "runs when unpickled"}], dtype=object))
    (empty_store.root / "datasets" / "mnist.npz").write_bytes(buffer.getvalue())
    with pytest.raises(StoreError, match=r"damaged .*allow_pickle=False"):
        empty_store.dataset()
