"""Tables behind what pages show otherwise, for files to take home. Knows no Streamlit.

Columns have full names; shares are per cent and say so.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.claims import Judged
from dashboard.comparison import Comparison
from dashboard.inference import Answer
from dashboard.maps import RAW_PIXELS, Pane
from dashboard.results import SampleSet
from dashboard.words import sample
from pipeline.experiments import find
from pipeline.store import Map

Labels = NDArray[np.integer]


def confusions(confusion: NDArray[np.int64]) -> pd.DataFrame:
    """A row per true class, a column per class that is read: counts."""
    columns = [f"read as {predicted}" for predicted in range(len(confusion))]
    table = pd.DataFrame(confusion, columns=columns)
    table.insert(0, "is", range(len(confusion)))
    return table


def readings(
    samples: SampleSet, part: str, read: Mapping[str, Labels], images: Labels | None = None
) -> pd.DataFrame:
    """A row per sample: its number, what it is, and what is read.

    Args:
        part: of the data set, that these samples are: "test".
        read: what stands in further columns, (n,) each, by their names.
        images: numbers of those to list; None for all.
    """
    chosen = np.arange(len(samples.labels)) if images is None else images
    columns = {f"{part} {sample(samples.dataset)}": chosen, "is": samples.labels[chosen]}
    return pd.DataFrame(columns | {name: labels[chosen] for name, labels in read.items()})


def probabilities(shares: NDArray[np.floating], truth: int | None = None) -> pd.DataFrame:
    """A row per class: how probable it is found and, where that is known, whether it is true."""
    table = pd.DataFrame({"digit": range(len(shares)), "probability (%)": 100 * shares})
    return table if truth is None else table.assign(true=table["digit"] == truth)


def answers(given: Mapping[str, Answer]) -> pd.DataFrame:
    """A row per model: what it reads in one drawing, and how probable it finds each digit."""
    return pd.DataFrame(
        {"model": id, "reads": answer.digit}
        | {f"{n} (%)": 100 * float(share) for n, share in enumerate(answer.probabilities)}
        for id, answer in given.items()
    )


def pairs(comparison: Comparison) -> pd.DataFrame:
    """A row per pair of models, the more accurate one first: how they differ, and if really."""
    found, ids = comparison.all_pairs, comparison.ids
    return pd.DataFrame(
        {
            "model": ids[row],
            "against": ids[column],
            "difference (points)": 100 * found.difference[row, column],
            "p": found.p[row, column],
            "p, corrected for all pairs": found.corrected[row, column],
            "the difference is": comparison.verdicts[ids[row], ids[column]].value,
        }
        for row, column in zip(*np.triu_indices(len(ids), 1), strict=True)
    )


def claims(judged: Iterable[Judged]) -> pd.DataFrame:
    """A row per claim: what is stated where, what was measured, and what that says of it."""
    return pd.DataFrame(
        {
            "document": one.claim.source,
            "stated in": one.claim.where,
            "claim": one.claim.statement,
            "verdict": one.finding.verdict.value,
            "measured": one.finding.measured.replace("**", ""),
            "rule": one.claim.rule.words,
            "experiments": " ".join(one.finding.experiments),
            "runs of each": one.runs,
        }
        for one in judged
    )


def points(panes: Sequence[Pane], maps: Mapping[str, Map], labels: Labels) -> pd.DataFrame:
    """A row per image of some maps: what it is, its places, and what the models read in it.

    Args:
        labels: (n,), what the images are.
    """
    first = maps[panes[0].id]
    images = np.arange(len(first.coordinates))
    columns: dict[str, NDArray[np.generic]] = {"training image": images, "is": labels[images]}
    for pane in panes:
        found = maps[pane.id]
        x, y = pane.coordinates(found).T
        columns |= {f"{pane.id}, {pane.layout}, {axis}": of for axis, of in (("x", x), ("y", y))}
        if len(found.labels):
            columns[f"read by {pane.id}"] = found.labels
    return pd.DataFrame(columns)


def neighbours(maps: Mapping[str, Map]) -> pd.DataFrame:
    """A row per map: for how many images their nearest show the same digit, and KL divergence."""
    return pd.DataFrame(
        {
            "map of": id,
            "images": len(found.coordinates),
            "among the points themselves (%)": 100 * found.layer_neighbour_accuracy,
            "in the t-SNE (%)": 100 * found.neighbour_accuracy,
            "among principal components (%)": 100 * found.plane_neighbour_accuracy,
            "KL divergence of the t-SNE (nats)": found.kl_divergence,
            "published KL divergence": None
            if id == RAW_PIXELS
            else find(id).published.kl_divergence,
        }
        for id, found in maps.items()
    )


def pixels(image: NDArray[np.uint8]) -> pd.DataFrame:
    """Grey values of an image in its rows and columns, which count from 0."""
    table = pd.DataFrame(image, columns=[f"column {n}" for n in range(image.shape[1])])
    table.insert(0, "row", range(len(table)))
    return table
