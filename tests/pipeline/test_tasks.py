"""A build fits what is shared once, trains every seed, maps the first, and does studies."""

from dataclasses import replace
from pathlib import Path
from queue import Queue

import numpy as np

from pipeline.experiments import EXPERIMENTS, STUDIES, find
from pipeline.spec import shorten
from pipeline.tasks import Results, StudyResults, plan, stored
from pipeline.work import Workplace
from tests.planted import PLANTED_MAP, replicate_that_reads

LABELS = np.array([3, 1, 4], np.uint8)

PLACE = Workplace(Path("artifacts"), 1, Queue())


def _needs(experiments, replicates=1):
    begun = [Results(experiment) for experiment in experiments]
    return {task.name: task.needs for task in plan(begun, replicates, PLACE)}


def test_every_seed_is_a_task_and_the_map_waits_for_the_first():
    assert _needs([find("dense-10")], replicates=2) == {
        "dense-10, seed 0": (),
        "dense-10, seed 1": (),
        "map of dense-10": ("dense-10, seed 0",),
    }


def test_inputs_are_fitted_once_for_all_seeds_and_experiments_that_read_them():
    pca = find("pca-154-dense-130")
    needs = _needs([pca, replace(pca, id="other", mapped=False)], replicates=2)
    assert {name for name in needs if name.startswith("inputs")} == {"inputs of pca-154-dense-130"}
    for name in ("pca-154-dense-130, seed 1", "other, seed 0", "other, seed 1"):
        assert needs[name] == ("inputs of pca-154-dense-130",)


def test_inputs_of_another_split_are_other_inputs():
    pca = find("pca-154-dense-130")
    fewer = replace(shorten(pca, 600, 2), id="fewer")
    assert _needs([pca, fewer])["fewer, seed 0"] == ("inputs of fewer",)


def test_what_is_stored_is_not_made_again():
    run = replicate_that_reads(LABELS, LABELS)
    begun = Results(find("dense-10"), [run])
    names = [task.name for task in plan([begun], 3, PLACE)]
    assert names == ["dense-10, seed 1", "dense-10, seed 2", "map of dense-10"]
    whole = Results(find("pca-154-dense-130"), [run], PLANTED_MAP)
    assert plan([whole], 1, PLACE) == []


def test_runs_are_kept_in_the_order_of_their_seeds():
    first, second, third = (replicate_that_reads(LABELS, LABELS, seed) for seed in range(3))
    results = Results(find("dense-2"))
    assert not results.take(second), "a first run has to come first"
    assert results.take(first)
    assert results.replicates == [first, second]
    assert results.take(third)
    assert [run.scores.seed for run in results.replicates] == [0, 1, 2]


def test_longer_work_is_expected_to_take_longer():
    begun = [Results(experiment) for experiment in EXPERIMENTS]
    seconds = {task.name: task.seconds for task in plan(begun, 1, PLACE)}
    assert seconds["dense-1, seed 0"] < seconds["dense-130, seed 0"] < seconds["dense-500, seed 0"]
    assert seconds["inputs of pca-154-dense-130"] < seconds["inputs of forest-70-dense-130"]


def test_a_first_run_without_its_units_is_trained_again_and_the_others_are_kept(empty_store):
    experiment = find("dense-10")
    complete, *others = (replicate_that_reads(LABELS, LABELS, seed) for seed in range(3))
    runs = [replace(complete, units=None), *others]
    empty_store.write_experiment(experiment, runs, PLANTED_MAP)
    begun = stored(experiment, empty_store)
    assert begun.replicates == []
    assert [task.name for task in plan([begun], 4, PLACE)] == [
        "dense-10, seed 0",
        "dense-10, seed 3",
    ]
    assert begun.take(complete)
    assert [run.scores.seed for run in begun.replicates] == [0, 1, 2]
    begun.write(empty_store)
    again = stored(experiment, empty_store)
    assert [run.scores.seed for run in again.replicates] == [0, 1, 2]
    assert again.replicates[0].units is not None
    assert plan([again], 3, PLACE) == []


def test_a_first_run_without_its_weights_is_trained_again(empty_store):
    experiment = find("xor-2")
    labels = np.zeros(160, np.uint8)
    run = replace(replicate_that_reads(labels, labels, classes=2), weights={})
    empty_store.write_experiment(experiment, [run])
    assert stored(experiment, empty_store).missing(2) == [0, 1]
    empty_store.write_experiment(experiment, [replace(run, weights={"layer_0_kernel": np.eye(2)})])
    assert stored(experiment, empty_store).missing(2) == [1]


def test_the_map_of_a_run_that_is_trained_again_is_kept(empty_store):
    experiment = find("dense-10")
    run = replace(replicate_that_reads(LABELS, LABELS), units=None)
    empty_store.write_experiment(experiment, [run], PLANTED_MAP)
    assert [task.name for task in plan([stored(experiment, empty_store)], 1, PLACE)] == [
        "dense-10, seed 0"
    ]


def test_networks_of_a_sweep_wait_for_what_they_read_and_the_study_for_all():
    sweep = replace(STUDIES[1], counts=(5, 784))
    needs = {task.name: task.needs for task in plan([StudyResults(sweep)], 5, PLACE)}
    components, forest = "components of features", "forest of features"
    assert needs[components] == needs[forest] == ()
    assert needs["features, 784 components"] == (components,)
    assert needs["features, 5 pixels"] == (forest,)
    *others, last = needs
    assert last == "features"
    assert needs[last] == tuple(others)


def test_a_study_is_stored_when_its_last_task_is_done(empty_store):
    results = StudyResults(STUDIES[0])
    assert results.take(PLANTED_MAP)
    results.write(empty_store)
    assert empty_store.is_current_study("pixels", STUDIES[0].spec_hash)
    np.testing.assert_array_equal(empty_store.map("pixels").plane, PLANTED_MAP.plane)
