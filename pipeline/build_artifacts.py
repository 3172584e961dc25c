"""Train the experiments and store their results.

    python -m pipeline.build_artifacts                  whatever is missing or out of date
    python -m pipeline.build_artifacts --only dense-10  one experiment or study
    python -m pipeline.build_artifacts --quick          all on 4,000 images, in a minute or two
    python -m pipeline.build_artifacts --list           what there is

It ends with a table of the results. Interrupted, it keeps finished runs; run it again to go on.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

try:
    from loky import cpu_count
    from rich.console import Console
except ModuleNotFoundError as error:
    sys.exit(f"training needs more than looking ({error}): run `pip install -r requirements.txt`")

from pipeline import experiments
from pipeline.data import Arrays, small
from pipeline.data.mnist import DatasetError, check, fetch
from pipeline.errors import BuildError
from pipeline.progress import registry_table, results_table, studies_table
from pipeline.spec import DIGITS_8X8, MNIST, XOR, Experiment, Study, shorten, shorten_study
from pipeline.store import REPOSITORY_STORE, MissingError, Store, StoreError
from pipeline.tasks import Results, StudyResults, build, stored

QUICK_STORE = REPOSITORY_STORE.with_name("artifacts-quick")
QUICK_SAMPLES, QUICK_EPOCHS = 4_000, 3

REPLICATES, QUICK_REPLICATES = 5, 2

# A process takes up to 2 GB while it trains.
DEFAULT_JOBS = min(cpu_count(), 4)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; exit status 0, or 1 for an error, 2 for wrong use, 130 for Ctrl-C."""
    options = _parse(arguments)
    console = Console(highlight=False)
    store = Store(options.store)
    try:
        if options.list:
            console.print(registry_table(store, options.experiments, options.studies))
        else:
            _build(store, options, console)
    except (StoreError, BuildError, OSError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("interrupted: finished runs are stored; run it again to go on\n")
        return 130
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m pipeline.build_artifacts", description=(__doc__ or "").split("\n")[0]
    )
    add = parser.add_argument
    add("--only", nargs="+", metavar="ID", help="these experiments and studies only")
    runs = f"runs of each experiment (default {REPLICATES}, with --quick {QUICK_REPLICATES})"
    add("--replicates", type=positive, metavar="N", help=runs)
    add("--quick", action="store_true", help="on 4,000 images, 3 epochs, into artifacts-quick/")
    processes = f"processes (default {DEFAULT_JOBS})"
    add("--jobs", type=positive, default=DEFAULT_JOBS, metavar="N", help=processes)
    add("--store", type=Path, metavar="DIR", help="folder to write to (default artifacts/)")
    add("--force", action="store_true", help="train even what is up to date")
    add("--list", action="store_true", help="show all experiments and studies and end")
    options = parser.parse_args(arguments)
    if options.replicates is None:
        options.replicates = QUICK_REPLICATES if options.quick else REPLICATES
    if options.store is None:
        options.store = QUICK_STORE if options.quick else REPOSITORY_STORE
    if options.quick and options.store.resolve() == REPOSITORY_STORE:
        parser.error("--quick would replace the real results in artifacts/: choose another --store")
    try:
        options.experiments, options.studies = _select(options.only, options.quick)
    except experiments.UnknownExperimentError as error:
        parser.error(str(error))
    return options


def positive(text: str) -> int:
    """A whole number from 1 on; for argparse, which turns the error into a message."""
    if (number := int(text)) < 1:
        raise ValueError
    return number


def _select(ids: Sequence[str] | None, quick: bool) -> tuple[list[Experiment], list[Study]]:
    once_each = dict.fromkeys(ids or [])
    everything = (*experiments.everything(), *experiments.STUDIES)
    chosen = [experiments.find_any(id) for id in once_each] or everything
    to_train = [one for one in chosen if isinstance(one, Experiment)]
    to_study = [one for one in chosen if isinstance(one, Study)]
    if quick:
        to_train = [shorten(e, QUICK_SAMPLES, QUICK_EPOCHS) for e in to_train]
        to_study = [shorten_study(s, QUICK_SAMPLES, QUICK_EPOCHS) for s in to_study]
    return to_train, to_study


def _build(store: Store, options: argparse.Namespace, console: Console) -> None:
    ensure_datasets(store)
    pending = [
        experiment
        for experiment in options.experiments
        if options.force or not store.is_current(experiment, options.replicates)
    ]
    pending_studies = [
        study
        for study in options.studies
        if options.force or not store.is_current_study(study.id, study.spec_hash)
    ]
    _say_skipped(len(options.experiments), len(pending), "experiments", console)
    _say_skipped(len(options.studies), len(pending_studies), "studies", console)
    begun: list[Results | StudyResults] = [
        *(Results(e) if options.force else stored(e, store) for e in pending),
        *(StudyResults(study) for study in pending_studies),
    ]
    if begun:
        for results in build(begun, options.replicates, options.jobs, store, console):
            results.write(store)
    manifest = store.manifest()
    if options.experiments:
        console.print(results_table(manifest, options.experiments))
    if options.studies:
        console.print(studies_table(manifest, options.studies))


def _say_skipped(chosen: int, pending: int, what: str, console: Console) -> None:
    if pending < chosen:
        console.print(f"{chosen - pending} of {chosen} {what} are up to date")


def ensure_datasets(store: Store) -> None:
    """See that the store has all data sets: put them there where they are missing, check MNIST.

    Raises:
        BuildError: MNIST cannot be had.
        StoreError: a file is damaged, or another data set.
    """
    for id, make in _DATASETS.items():
        try:
            arrays: Arrays = store.dataset(id)
        except MissingError:
            arrays = make()
            store.write_dataset(id, arrays)
        if id == MNIST.id:
            try:
                check(arrays)
            except DatasetError as error:
                raise store.datasets.error(id, f"is {error}") from error


def _mnist_from_elsewhere() -> Arrays:
    try:
        return Store(REPOSITORY_STORE).dataset()
    except MissingError:
        return fetch()


_DATASETS = {MNIST.id: _mnist_from_elsewhere, DIGITS_8X8.id: small.digits8x8, XOR.id: small.xor}


if __name__ == "__main__":
    sys.exit(main())
