"""What an epoch costs, against hidden nodes and images; and the least that it could cost."""

from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import numpy as np
from threadpoolctl import threadpool_limits

from pipeline.benchmark.processes import Ways
from pipeline.data import Examples
from pipeline.experiments import find
from pipeline.schedule import Task
from pipeline.spec import MNIST, Experiment
from pipeline.work import dataset, import_tensorflow

NODES = (1, 2, 10, 30, 80, 130, 200, 500)
ALL_IMAGES = 60_000
REFERENCE = 130
"""The nodes with which images vary, and whose epoch is compared with the least possible."""


@dataclass(frozen=True)
class Epoch:
    """Seconds of an epoch, the plain way's and ours, and the least that it could take."""

    nodes: int
    images: int
    plain: float
    ours: float
    least: float


def measure(images: int, ways: Ways) -> list[Epoch]:
    """With all numbers of nodes on the images given; then with 130 on fewer images."""
    speed = operations_per_second()
    cases = [(nodes, images) for nodes in NODES]
    cases += [(REFERENCE, images * part // 12) for part in (1, 2, 4, 8)]
    found = []
    for nodes, count in cases:
        task = Task("epoch", partial(our_seconds, nodes, count, ways.ours.root))
        found.append(
            Epoch(
                nodes,
                count,
                ways.plain("epoch_seconds", experiment_of(nodes), examples(count, ways.ours.root)),
                ways.ours.do([task])["epoch"],
                operations(nodes, count) / speed,
            )
        )
    return found


def experiment_of(nodes: int) -> Experiment:
    """The declared one, for a few epochs whatever happens."""
    experiment = find(f"dense-{nodes}")
    return replace(experiment, training=replace(experiment.training, epochs=4, patience=None))


def examples(images: int, root: Path) -> Examples:
    """The first of the 60,000 training images, none held out."""
    arrays = dataset(root, MNIST.id)
    return Examples(arrays["x_train"], arrays["y_train"].astype(np.int32))[:images]


def our_seconds(nodes: int, images: int, root: Path) -> float:
    """Of our trainer: the fastest epoch but the first, which compiles."""
    import_tensorflow()
    from pipeline.models import build_network  # noqa: PLC0415 - only where it trains
    from pipeline.training import Features, Trainer  # noqa: PLC0415

    experiment, train = experiment_of(nodes), examples(images, root)
    few = train[:1_000]
    trainer = Trainer(
        partial(build_network, experiment, experiment.inputs.features),
        experiment.training,
        Features.of(train.pixels, train.labels),
        Features.of(few.pixels, few.labels),
    )
    ends: list[float] = []
    trainer.fit(0, lambda *_: ends.append(perf_counter()))
    return min(after - before for before, after in pairwise(ends))


def operations(nodes: int, images: int) -> int:
    """Floating-point operations of the matrix products of an epoch.

    A weight takes part in three of them with each image: forward, in its own gradient, and in that
    of its inputs, which the first layer does without. A product and its sum are two operations.
    """
    first, *others = find(f"dense-{nodes}").layer_parameters
    return images * 2 * (2 * first + 3 * sum(others))


def operations_per_second(size: int = 2_000) -> float:
    """Of NumPy's product of two square matrices of float32, on one core, at its best."""
    matrix = np.random.default_rng(0).normal(size=(size, size)).astype(np.float32)
    best = np.inf
    with threadpool_limits(limits=1):
        for _ in range(5):
            started = perf_counter()
            matrix @ matrix
            best = min(best, perf_counter() - started)
    return float(2 * size**3 / best)
