"""Where figures come from, as Markdown: runs, splits, files and commands. Knows no Streamlit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.results import Result
from dashboard.theme import count, listed
from dashboard.words import labelled, named, tested_on
from pipeline.spec import (
    DIGITS_8X8,
    MNIST,
    Ablation,
    Dataset,
    Experiment,
    FeatureSweep,
    PixelMap,
    Study,
)
from pipeline.store import REPOSITORY_STORE, Manifest, Store, StoredExperiment, StoredStudy

_FEW = 2
"""Experiments that have a list each; of more there is a table."""

_DIGEST = 12
"""Characters of a SHA-256: enough to tell files apart by eye."""

_COLUMNS = ("experiment", "epochs", "parameters", "declaration")


@dataclass(frozen=True)
class Origins:
    """What the figures of a page were computed from."""

    store: Store
    manifest: Manifest
    results: Sequence[Result]
    studies: Sequence[Study] = ()
    """Those that have results, all of MNIST."""
    shown: Sequence[Dataset] = ()
    """Data sets that are shown for themselves."""

    @property
    def facts(self) -> dict[str, str]:
        """Words for a page's prose; `runs` and `seed` where there are experiments."""
        datasets = {
            "tests": listed([f"the {tested_on(dataset)}" for dataset in self._datasets]),
            "samples": self._datasets[0].samples,
        }
        if not self.results:
            return datasets
        return datasets | {
            "runs": _runs(self.results),
            "seed": str(self.results[0].stored.replicates[0].seed),
        }

    @property
    def markdown(self) -> str:
        """Experiments, studies and data sets with their files, and the command that makes them."""
        experiments = (
            [self._experiment(result) for result in self.results]
            if len(self.results) <= _FEW
            else [self._experiments()]
        )
        studies = [self._study(study) for study in self.studies]
        return "\n\n".join([*experiments, *studies, self._data(), self._command()])

    @property
    def _datasets(self) -> list[Dataset]:
        of_results = [result.experiment.dataset for result in self.results]
        of_studies = [MNIST] if self.studies else []
        return list(dict.fromkeys([*self.shown, *of_results, *of_studies]))

    def _experiment(self, result: Result) -> str:
        stored = result.stored
        return _list(
            named(result.experiment),
            _seeds(result),
            _learned_from(result),
            f"{_epochs(result)} epochs trained, {stored.parameters:,} parameters",
            f"built on {_day(stored)} from the declaration `{stored.spec_hash}`",
            self._files(self.store.folder(result.experiment.id), stored),
        )

    def _experiments(self) -> str:
        folder = self.store.folder(self.results[0].experiment.id).parent
        words = _list(
            f"{len(self.results)} experiments",
            *_grouped(self.results, _seeds),
            *_grouped(self.results, _learned_from),
            *_grouped(self.results, lambda result: f"built on {_day(result.stored)}"),
            f"files of each in `{_path(folder)}`, in the folder of its name",
        )
        rows = [_COLUMNS, ["---", "--:", "--:", "---"], *map(_row, self.results)]
        table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
        return f"{words}\n\n{table}"

    def _study(self, study: Study) -> str:
        stored = self.manifest.studies[study.id]
        files = self._files(self.store.study_folder(study.id), stored)
        return _list(
            f"Study: {study.title} ({study.id})",
            *_measured(study, stored),
            f"built on {_day(stored)} from the declaration `{stored.spec_hash}`",
            files,
        )

    def _files(self, folder: Path, stored: StoredExperiment | StoredStudy) -> str:
        names = listed([f"`{name}`" for name in stored.files])
        return f"files in `{_path(folder)}`: {names}"

    def _data(self) -> str:
        of_other_hands = any(isinstance(study, Ablation) for study in self.studies)
        further = [DIGITS_8X8] if of_other_hands else []
        return _list("Data", *map(self._dataset, dict.fromkeys([*self._datasets, *further])))

    def _dataset(self, dataset: Dataset) -> str:
        stored = self.manifest.datasets[dataset.id]
        return (
            f"{dataset.name}: {stored.train:,} training and {stored.test:,} test "
            f"{dataset.samples} in `{_path(self.store.datasets.path(dataset.id))}`, SHA-256 "
            f"`{stored.sha256[:_DIGEST]}`"
        )

    def _command(self) -> str:
        results = self.results if len(self.results) <= _FEW else []
        ids = [result.experiment.id for result in results] + [study.id for study in self.studies]
        only = None if len(results) < len(self.results) else " ".join(ids) or None
        return f"To make them anew:\n```bash\n{self.store.build_command(only)} --force\n```"


def _list(title: str, *lines: str) -> str:
    return "\n".join([f"**{title}**", "", *(f"- {line}" for line in lines)])


def _row(result: Result) -> list[str]:
    id, stored = labelled(result.experiment), result.stored
    return [id, _epochs(result), f"{stored.parameters:,}", f"`{stored.spec_hash}`"]


def _grouped(results: Sequence[Result], words_of: Callable[[Result], str]) -> list[str]:
    """What is true of each, said once for all of which it is true."""
    groups: dict[str, list[str]] = {}
    for result in results:
        groups.setdefault(words_of(result), []).append(labelled(result.experiment))
    if len(groups) == 1:
        return list(groups)
    return [f"{words}: {listed(ids)}" for words, ids in groups.items()]


def _seeds(result: Result) -> str:
    seeds = [run.seed for run in result.stored.replicates]
    which = f"seeds {listed(seeds)}; pictures are of" if seeds[1:] else "of"
    return f"{_runs([result])}, {which} seed {seeds[0]}"


def _learned_from(result: Result) -> str:
    if result.is_outdated:
        dataset = result.experiment.dataset
        return f"trained otherwise than now declared; tested on the {tested_on(dataset)}"
    return _parts(result.experiment)


def _parts(experiment: Experiment) -> str:
    """Which samples a network learns from, and which judge it."""
    dataset = experiment.dataset
    return (
        f"learned from {experiment.training_samples:,} training {dataset.samples}, validated on "
        f"{experiment.validated_on}, tested on the {tested_on(dataset)}"
    )


def _measured(study: Study, stored: StoredStudy) -> list[str]:
    """What a study measured on how many networks or images."""
    if stored.spec_hash != study.spec_hash:
        return ["measured otherwise than now declared"]
    match study:
        case PixelMap(images=images):
            return [f"{images or MNIST.train:,} training images of {MNIST.name}"]
        case FeatureSweep(components=network, counts=counts, runs=runs):
            return [
                f"networks that read {listed(counts)} components, and as many pixels; "
                f"{_each_run(runs)}",
                _parts(network),
            ]
        case Ablation(experiment=network, steps=steps, runs=runs):
            return [
                f"{len(steps)} networks, {_each_run(runs)}",
                f"{_parts(network)}, and on {listed([m.name for m in study.MEASURES[1:]])}",
            ]
        case _:
            return []


def _each_run(runs: int) -> str:
    return f"{count(runs, 'run')} of each, seeds {listed(list(range(runs)))}"


def _day(stored: StoredExperiment | StoredStudy) -> str:
    return stored.built_at[:10]


def _epochs(result: Result) -> str:
    return _range([run.epochs for run in result.stored.replicates])


def _runs(results: Sequence[Result]) -> str:
    numbers = [result.runs for result in results]
    return f"{_range(numbers)} {'run' if max(numbers) == 1 else 'runs'}"


def _range(numbers: Sequence[int]) -> str:
    fewest, most = min(numbers), max(numbers)
    return f"{most:,}" if fewest == most else f"{fewest:,} to {most:,}"


def _path(path: Path) -> Path:
    """As seen from the project's folder, if it lies there."""
    project = REPOSITORY_STORE.parent
    return path.relative_to(project) if path.is_relative_to(project) else path
