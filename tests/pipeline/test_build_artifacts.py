"""The command line, from arguments to a store."""

import re
import shutil
from dataclasses import replace

import numpy as np
import onnxruntime
import pytest

from pipeline import build_artifacts, experiments, work
from pipeline.build_artifacts import QUICK_STORE, ensure_datasets, main
from pipeline.experiments import find
from pipeline.spec import DATASETS, shorten
from pipeline.store import REPOSITORY_STORE, Store
from tests.planted import PLANTED_MAP


def test_an_unknown_id_ends_with_a_suggestion(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--only", "dens-130"])
    assert ended.value.code == 2
    assert "there is no experiment 'dens-130': did you mean 'dense-130'?" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--replicates", "--jobs"])
@pytest.mark.parametrize("value", ["0", "-1", "two"])
def test_counts_are_positive_numbers(option, value, capsys):
    with pytest.raises(SystemExit) as ended:
        main([option, value])
    assert ended.value.code == 2
    assert f"argument {option}" in capsys.readouterr().err


def test_quick_results_never_replace_the_real_ones(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--quick", "--store", str(REPOSITORY_STORE)])
    assert ended.value.code == 2
    assert "would replace the real results" in capsys.readouterr().err


def test_quick_results_have_a_folder_of_their_own():
    options = build_artifacts._parse(["--quick"])
    assert options.store == QUICK_STORE
    assert all(e.split.training_samples == 4_000 for e in options.experiments)
    assert all(e.training.epochs == 3 for e in options.experiments)


def test_list_shows_every_experiment_and_its_state(planted_store, capsys):
    assert main(["--list", "--store", str(planted_store.root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    states = {line.split()[0]: line for line in lines[1:]}
    declared = (*experiments.everything(), *experiments.STUDIES)
    assert list(states) == [each.id for each in declared]
    assert "up to date" in states["dense-10"]
    assert "to build" in states["dense-130"]
    assert "to build" in states["pixels"]


def test_a_study_is_chosen_by_its_id_like_an_experiment():
    options = build_artifacts._parse(["--only", "pixels", "dense-10"])
    assert [study.id for study in options.studies] == ["pixels"]
    assert [experiment.id for experiment in options.experiments] == ["dense-10"]


def test_without_a_choice_experiments_and_studies_are_built():
    options = build_artifacts._parse([])
    assert tuple(options.experiments) == experiments.everything()
    assert tuple(options.studies) == experiments.STUDIES


def test_a_mistyped_study_is_suggested(capsys):
    with pytest.raises(SystemExit):
        main(["--only", "feature"])
    assert "did you mean 'features'?" in capsys.readouterr().err


def test_quick_studies_are_small():
    pixels, features, ingredients = build_artifacts._parse(["--quick"]).studies
    assert pixels.images == 4_000
    assert features.components.split.training_samples == 4_000
    assert features.pixels.training.epochs == 3
    assert (features.counts, features.runs) == ((5, 70, 154, 784), 1)
    assert (ingredients.runs, ingredients.redrawn) == (1, 200)
    assert ingredients.experiment.training.epochs == 3
    assert {one.experiment.split.training_samples for one in ingredients.steps} == {1_000}


def test_a_study_that_is_up_to_date_is_not_done_again(planted_store, capsys):
    pixels, *_ = experiments.STUDIES
    planted_store.write_study("pixels", pixels.spec_hash, PLANTED_MAP)
    assert main(["--only", "pixels", "--store", str(planted_store.root)]) == 0
    printed = capsys.readouterr().out
    assert "1 of 1 studies are up to date" in printed
    assert "map of the raw pixels" in printed
    assert "done" not in printed


def test_what_is_up_to_date_is_not_trained_again(planted_store, capsys):
    before = planted_store.manifest_path.read_bytes()
    arguments = ["--only", "dense-10", "--replicates", "1", "--store", str(planted_store.root)]
    assert main(arguments) == 0
    assert "1 of 1 experiments are up to date" in capsys.readouterr().out
    assert planted_store.manifest_path.read_bytes() == before


def test_missing_data_sets_are_taken_from_the_repository_or_made(tmp_path, mnist):
    ensure_datasets(Store(tmp_path))
    np.testing.assert_array_equal(Store(tmp_path).dataset()["x_test"], mnist["x_test"])
    for dataset in DATASETS:
        assert len(Store(tmp_path).dataset(dataset.id)["y_test"]) == dataset.test


def test_a_data_set_that_is_nowhere_is_fetched(tmp_path, monkeypatch, mnist):
    monkeypatch.setattr(build_artifacts, "REPOSITORY_STORE", tmp_path / "clone")
    monkeypatch.setattr(build_artifacts, "fetch", lambda: mnist)
    ensure_datasets(Store(tmp_path / "store"))
    np.testing.assert_array_equal(Store(tmp_path / "store").dataset()["y_test"], mnist["y_test"])


def test_another_data_set_is_refused_with_what_to_do(empty_store, mnist, capsys):
    empty_store.write_dataset("mnist", {**mnist, "y_test": mnist["y_test"][::-1]})
    assert main(["--only", "dense-10", "--store", str(empty_store.root)]) == 1
    error = capsys.readouterr().err
    assert "mnist.npz is not MNIST: the SHA-256 of the values is" in error
    assert "delete it to have it made or fetched again: run `python -m pipeline." in error


def test_a_folder_that_cannot_be_written_is_an_error_in_a_line(tmp_path, capsys):
    (tmp_path / "file").write_text("no folder")
    assert main(["--only", "dense-10", "--store", str(tmp_path / "file" / "store")]) == 1
    assert capsys.readouterr().err.startswith("error: ")


def test_an_id_given_twice_counts_once():
    options = build_artifacts._parse(["--only", "dense-10", "dense-2", "dense-10"])
    assert [experiment.id for experiment in options.experiments] == ["dense-10", "dense-2"]


def test_an_interrupted_build_says_how_to_go_on(empty_store, monkeypatch, capsys):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(build_artifacts, "build", interrupted)
    assert main(["--only", "dense-10", "--store", str(empty_store.root)]) == 130
    assert "run it again to go on" in capsys.readouterr().err


def test_an_experiment_that_cannot_be_trained_is_an_error_in_a_line(
    empty_store, monkeypatch, capsys
):
    misdeclared = replace(find("dense-10"), parameters=1)
    monkeypatch.setattr(experiments, "EXPERIMENTS", (misdeclared,))
    arguments = ["--quick", "--only", "dense-10", "--jobs", "1"]
    assert main([*arguments, "--store", str(empty_store.root)]) == 1
    assert "dense-10 is declared with 1 parameters" in capsys.readouterr().err


def _tiny(id: str):
    """An experiment that trains in a second: 600 images, 2 epochs."""
    return shorten(find(id), training_samples=600, epochs=2)


def _build(store: Store, monkeypatch, *arguments: str) -> None:
    monkeypatch.setattr(build_artifacts, "QUICK_SAMPLES", 600)
    monkeypatch.setattr(build_artifacts, "QUICK_EPOCHS", 2)
    assert main(["--quick", "--store", str(store.root), *arguments]) == 0


@pytest.mark.slow
def test_a_quick_build_of_two_experiments_end_to_end(empty_store, monkeypatch, capsys, mnist):
    ids = ["dense-10", "pca-154-dense-130"]
    _build(empty_store, monkeypatch, "--jobs", "1", "--replicates", "1", "--only", *ids)
    table = capsys.readouterr().out
    for id in ids:
        assert id in table
        assert empty_store.is_current(_tiny(id), replicates=1)
        assert not empty_store.is_current(find(id))
        (scores,) = empty_store.experiment(id).replicates
        (curves,) = empty_store.curves(id)
        assert scores.epochs == curves.history.epochs == 2
        assert scores.test_accuracy > 0.3
        probabilities = empty_store.test_probabilities(id)[0]
        labels = empty_store.test_labels(id)[0]
        assert scores.test_accuracy == pytest.approx(np.mean(labels == mnist["y_test"]), abs=1e-6)
        session = onnxruntime.InferenceSession(empty_store.model(id))
        images = mnist["x_test"][:50].astype(np.float32) / 255
        (answer,) = session.run(["probabilities"], {"images": images})
        np.testing.assert_allclose(answer, probabilities[:50], atol=5e-4)
        assert empty_store.map(id).coordinates.shape == (600, 2)


@pytest.mark.slow
def test_a_wide_layer_and_the_pixels_are_mapped_end_to_end(empty_store, monkeypatch, capsys):
    only = ("--jobs", "1", "--replicates", "1", "--only", "cnn-32-64", "pixels")
    _build(empty_store, monkeypatch, *only)
    map = empty_store.map("cnn-32-64")
    assert map.projection.shape == (1_600, 50)
    assert map.labels.shape == map.confidence.shape == (600,)
    assert map.confidence.max() <= 255 < map.confidence.astype(int).sum()
    assert empty_store.map("pixels").coordinates.shape == (600, 2)
    capsys.readouterr()
    _build(empty_store, monkeypatch, *only)
    assert "done" not in capsys.readouterr().out
    _build(empty_store, monkeypatch, "--jobs", "1", "--force", "--only", "pixels")
    assert "pixels: done" in capsys.readouterr().out


@pytest.mark.slow
def test_an_augmented_network_end_to_end(empty_store, monkeypatch):
    _build(empty_store, monkeypatch, "--jobs", "1", "--only", "augmented-cnn")
    first, second = empty_store.curves("augmented-cnn")
    assert first.history.loss != second.history.loss
    assert len(empty_store.units("augmented-cnn").separation) == 128


def test_networks_for_other_data_sets_end_to_end(empty_store, monkeypatch):
    _build(empty_store, monkeypatch, "--jobs", "1", "--only", "xor-2", "digits8x8-softmax")
    for id, input, shape in (("xor-2", "points", (2,)), ("digits8x8-softmax", "images", (28, 28))):
        experiment = find(id)
        assert empty_store.test_labels(id).shape == (2, experiment.dataset.test)
        session = onnxruntime.InferenceSession(empty_store.model(id))
        samples = np.zeros((3, *shape), np.float32)
        (answer,) = session.run(["probabilities"], {input: samples})
        assert answer.shape == (3, experiment.dataset.classes)


@pytest.mark.slow
def test_a_build_goes_on_from_the_runs_that_are_stored(empty_store, monkeypatch, capsys):
    only = ("--only", "dense-10", "--jobs", "1")
    _build(empty_store, monkeypatch, "--replicates", "2", *only)
    before = empty_store.test_labels("dense-10"), empty_store.model("dense-10")
    map = empty_store.map("dense-10")
    capsys.readouterr()
    _build(empty_store, monkeypatch, "--replicates", "3", *only)
    done = re.findall(r"^(.*): done$", capsys.readouterr().out, re.MULTILINE)
    assert done == ["dense-10, seed 2"]
    assert len(empty_store.curves("dense-10")) == 3
    np.testing.assert_array_equal(empty_store.test_labels("dense-10")[:2], before[0])
    assert empty_store.model("dense-10") == before[1]
    np.testing.assert_array_equal(empty_store.map("dense-10").coordinates, map.coordinates)


@pytest.mark.slow
def test_an_interrupted_build_keeps_the_runs_that_are_finished(empty_store, monkeypatch):
    train, seeds = work.train, []

    def interrupted(experiment, seed, *others):
        seeds.append(seed)
        if seed == 2:
            raise KeyboardInterrupt
        return train(experiment, seed, *others)

    monkeypatch.setattr(work, "train", interrupted)
    monkeypatch.setattr(build_artifacts, "QUICK_SAMPLES", 600)
    arguments = ["--quick", "--only", "dense-2", "--jobs", "1", "--replicates", "4"]
    assert main([*arguments, "--store", str(empty_store.root)]) == 130
    assert len(empty_store.curves("dense-2")) == 2
    monkeypatch.setattr(work, "train", train)
    assert main([*arguments, "--store", str(empty_store.root)]) == 0
    assert [curves.seed for curves in empty_store.curves("dense-2")] == [0, 1, 2, 3]


@pytest.mark.slow
def test_the_number_of_processes_does_not_change_the_numbers(empty_store, tmp_path, monkeypatch):
    ids = ["dense-2", "dense-10", "pca-154-dense-130", "forest-70-dense-130"]
    other = Store(tmp_path / "other")
    shutil.copytree(empty_store.root, other.root)
    _build(empty_store, monkeypatch, "--jobs", "1", "--replicates", "2", "--only", *ids)
    _build(other, monkeypatch, "--jobs", "2", "--replicates", "2", "--only", *ids)
    for id in ids:
        first, second = (store.test_probabilities(id) for store in (empty_store, other))
        assert empty_store.inputs(id).keys() == other.inputs(id).keys()
        assert first.shape == (2, 10_000, 10)
        np.testing.assert_array_equal(first, second)
        assert not np.array_equal(first[0], first[1]), "two seeds gave the same network"
        assert empty_store.curves(id) == other.curves(id)
        assert empty_store.model(id) == other.model(id)
        if find(id).mapped:
            one, two = (store.map(id) for store in (empty_store, other))
            np.testing.assert_array_equal(one.coordinates, two.coordinates)
            assert one.kl_divergence == two.kl_divergence
