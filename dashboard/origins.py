"""Where figures come from, as Markdown: runs, splits, files and commands. Knows no Streamlit."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.results import Result
from dashboard.theme import listed
from dashboard.words import labelled, named, tested_on
from pipeline.spec import MNIST, Dataset, Study
from pipeline.store import REPOSITORY_STORE, Manifest, Store, StoredExperiment, StoredStudy

_FEW = 2
"""Experiments that have a list each; of more there is a table."""

_DIGEST = 12
"""Characters of a SHA-256: enough to tell files apart by eye."""

_COLUMNS = (
    "experiment", "seeds", "learned from", "held out", "tested on", "epochs", "parameters",
    "built on", "declaration",
)  # fmt: skip


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
        """Words for a page's prose: `tests` and, where there are experiments, `runs` and `seed`."""
        tests = {"tests": listed([f"the {tested_on(dataset)}" for dataset in self._datasets])}
        if not self.results:
            return tests
        return tests | {"runs": _runs(self.results), "seed": str(_first_seed(self.results[0]))}

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
        experiment, stored = result.experiment, result.stored
        seeds = listed([run.seed for run in stored.replicates])
        return _list(
            named(experiment),
            f"{_runs([result])}, seeds {seeds}; pictures are of seed {_first_seed(result)}",
            _learned_from(result),
            f"{_epochs(result)} epochs trained, {stored.parameters:,} parameters",
            _built(stored),
            self._files(self.store.folder(experiment.id), stored),
        )

    def _experiments(self) -> str:
        rows = [_COLUMNS, ["---"] * len(_COLUMNS), *map(_row, self.results)]
        table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
        folder = self.store.folder("experiments").parent
        words = f"Files of each: `{_path(folder)}/` and its id; pictures are of the first seed."
        return f"{table}\n\n{words}"

    def _study(self, study: Study) -> str:
        stored = self.manifest.studies[study.id]
        files = self._files(self.store.study_folder(study.id), stored)
        return _list(f"Study: {study.title} ({study.id})", _built(stored), files)

    def _files(self, folder: Path, stored: StoredExperiment | StoredStudy) -> str:
        names = listed([f"`{name}`" for name in stored.files])
        return f"files in `{_path(folder)}`: {names}"

    def _data(self) -> str:
        return _list("Data", *map(self._dataset, self._datasets))

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
    experiment, stored, split = result.experiment, result.stored, result.experiment.split
    return [
        labelled(experiment),
        listed([run.seed for run in stored.replicates]),
        "?" if result.is_outdated else f"{experiment.training_samples:,}",
        "?" if result.is_outdated else f"{split.held_out} {split.validation_samples:,}",
        f"{experiment.dataset.test:,}",
        _epochs(result),
        f"{stored.parameters:,}",
        stored.built_at[:10],
        f"`{stored.spec_hash}`",
    ]


def _learned_from(result: Result) -> str:
    experiment, dataset = result.experiment, result.experiment.dataset
    tested = f"tested on the {tested_on(dataset)}"
    if result.is_outdated:
        return f"trained otherwise than now declared, on an unknown part of the data; {tested}"
    return (
        f"learned from {experiment.training_samples:,} training {dataset.samples}, validated on "
        f"{experiment.validated_on}, {tested}"
    )


def _built(stored: StoredExperiment | StoredStudy) -> str:
    return f"built on {stored.built_at[:10]} from the declaration `{stored.spec_hash}`"


def _epochs(result: Result) -> str:
    return _range([run.epochs for run in result.stored.replicates])


def _runs(results: Sequence[Result]) -> str:
    numbers = [result.runs for result in results]
    return f"{_range(numbers)} {'run' if max(numbers) == 1 else 'runs'}"


def _range(numbers: Sequence[int]) -> str:
    fewest, most = min(numbers), max(numbers)
    return f"{most:,}" if fewest == most else f"{fewest:,} to {most:,}"


def _first_seed(result: Result) -> int:
    return result.stored.replicates[0].seed


def _path(path: Path) -> Path:
    """As seen from the project's folder, if it lies there."""
    project = REPOSITORY_STORE.parent
    return path.relative_to(project) if path.is_relative_to(project) else path
