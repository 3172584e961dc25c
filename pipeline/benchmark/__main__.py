"""Measure how much faster the pipeline is than the plain way, in one run on this machine.

    python -m pipeline.benchmark            some of it, in less than ten minutes
    python -m pipeline.benchmark --full     every published experiment and map: an hour and a half
    python -m pipeline.benchmark --quick    only to see that it runs: 4,000 images, 3 epochs

It prints seconds, quality and memory of both ways. The plain way is what the documents do: Keras's
`fit` with their callbacks, scikit-learn's forest, PCA and t-SNE. The machine should do nothing else
meanwhile.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from rich.console import Console

from pipeline import experiments
from pipeline.benchmark import epochs, report
from pipeline.benchmark.compare import compare
from pipeline.benchmark.processes import OurWay, PlainWay, Ways
from pipeline.build_artifacts import DEFAULT_JOBS, QUICK_EPOCHS, QUICK_SAMPLES, positive
from pipeline.spec import DATASETS, Experiment, shorten
from pipeline.store import REPOSITORY_STORE, Store, StoreError

SOME = ("dense-10", "dense-130", "pca-154-dense-130")
SOME_MAPS = ("dense-10",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; exit status 0, or 1 for an error, 2 for wrong use."""
    options = _parse(arguments)
    console = Console(highlight=False, width=110)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # of the processes to come
    try:
        arrays = {d.id: Store(REPOSITORY_STORE).dataset(d.id) for d in DATASETS}
    except StoreError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    console.print(report.machine(options.jobs))
    with PlainWay() as plain_way:
        ways = Ways(plain_way, OurWay(options.jobs, REPOSITORY_STORE.resolve()), arrays)
        report.show(compare(options.experiments, options.maps, ways, console.print), console)
        images = QUICK_SAMPLES if options.quick else epochs.ALL_IMAGES
        report.show_epochs(epochs.measure(images, ways), console)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m pipeline.benchmark", description=(__doc__ or "").split("\n")[0]
    )
    add = parser.add_argument
    add("--full", action="store_true", help="every published experiment and every map")
    add("--quick", action="store_true", help="on 4,000 images, 3 epochs: only to see that it runs")
    add("--only", nargs="+", metavar="ID", help="these experiments, with their maps")
    add("--maps", nargs="*", metavar="ID", help="of the maps only those of these experiments")
    processes = f"processes of ours (default {DEFAULT_JOBS})"
    add("--jobs", type=positive, default=DEFAULT_JOBS, metavar="N", help=processes)
    options = parser.parse_args(arguments)
    try:
        options.experiments, options.maps = _select(options)
    except experiments.UnknownExperimentError as error:
        parser.error(str(error))
    return options


def _select(options: argparse.Namespace) -> tuple[list[Experiment], list[Experiment]]:
    """What to train, and of what to compare the maps."""
    everything = [experiment.id for experiment in experiments.PUBLISHED]
    ids = everything if options.full else options.only or SOME
    maps = options.maps
    if maps is None:
        maps = ids if options.full or options.only else SOME_MAPS
    chosen = [experiments.find(id) for id in ids]
    if options.quick:
        chosen = [shorten(experiment, QUICK_SAMPLES, QUICK_EPOCHS) for experiment in chosen]
    return chosen, [
        experiment for experiment in chosen if experiment.mapped and experiment.id in maps
    ]


if __name__ == "__main__":
    sys.exit(main())
