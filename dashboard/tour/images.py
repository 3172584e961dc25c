"""Steps about the images: how many pixels it takes, and how digits lie among each other."""

from dashboard import features, maps
from dashboard.maps import Pane
from dashboard.theme import count, per_cent
from dashboard.tour.step import (
    Answer,
    Bands,
    Guesses,
    Link,
    Maps,
    Picture,
    Pictures,
    Step,
    Stored,
    four_with,
)
from pipeline.experiments import find
from pipeline.spec import MNIST
from pipeline.store import VOTERS

_STUDY, _FOREST, _CNN = "features", find("forest-70-dense-130"), find("cnn-32-64")
_NEAR = 0.005
"""So close to all pixels that one may do without the others."""

_AGREEMENT = Bands((0.5, 0.75, 0.95))


def _enough(pixels: features.Sweep) -> int:
    """The fewest pixels that come near to all of them, which do so themselves."""
    fewest = pixels.fewest(pixels.at(features.PIXELS) - _NEAR)
    return features.PIXELS if fewest is None else fewest


def _ask_for_pixels(stored: Stored) -> Guesses:
    _, pixels = features.sweeps(stored.features())
    numbers = pixels.counts.tolist()
    return Guesses(
        "A random forest ranks the pixels by how much they tell. Networks are then trained on the "
        "first of them only. How few come within half a point of all?",
        {f"{n}": f"{n} pixels" for n in four_with(numbers, _enough(pixels), before=3)},
    )


def _pixels_needed(stored: Stored) -> Answer:
    found = stored.features()
    components, pixels = features.sweeps(found)
    enough, everything = _enough(pixels), pixels.at(features.PIXELS)
    return Answer(
        f"{enough}",
        f"With {enough} of {features.PIXELS} pixels, {per_cent(pixels.at(enough), 2)} of the test "
        f"images are read correctly, with all of them {per_cent(everything, 2)} (means over "
        f"{count(pixels.seeds, 'seed')}). {_with_mixtures(components, everything)}",
        _first_image(stored, pixels),
        Link("features", "Move the number of pixels yourself", {"n": f"{enough}"}),
    )


def _with_mixtures(components: features.Sweep, everything: float) -> str:
    fewest = components.fewest(everything - _NEAR)
    if fewest is None:
        return ""
    return (
        "Mixtures of all pixels say more each: "
        f"{fewest} principal components come as near, {per_cent(components.at(fewest), 2)}."
    )


def _first_image(stored: Stored, pixels: features.Sweep) -> Pictures:
    """What networks see of an image with ever more pixels."""
    image, ranking = stored.test_set(MNIST).images[0], features.ranked(stored.features().importance)
    pictures = [
        Picture(
            features.enlarged(features.only(image, ranking[:number])),
            f"Test image 0, only {number} pixels",
            [f"{number} pixels", per_cent(pixels.at(number), 2)],
        )
        for number in pixels.counts.tolist()
    ]
    return Pictures(
        pictures,
        "What is left of test image 0, and how much of all test images is read correctly with so "
        f"many pixels. Dark blue: not read. The document chose {_FOREST.inputs.features}.",
    )


PIXELS = Step(
    "Few pixels",
    f"How many of the {features.PIXELS} pixels does a network need?",
    (_STUDY, _FOREST.id),
    _ask_for_pixels,
    _pixels_needed,
)


def _ask_for_neighbours(_: Stored) -> Guesses:
    return Guesses(
        f"Take a training image and the {VOTERS} others whose pixels are nearest to its own. "
        "For how many images do most of these neighbours show the same digit?",
        dict(reversed(_AGREEMENT.options.items())),
    )


def _neighbours(stored: Stored) -> Answer:
    raw, inside = stored.map(maps.RAW_PIXELS), stored.map(_CNN.id)
    share = raw.layer_neighbour_accuracy
    return Answer(
        _AGREEMENT.holding(share),
        f"For {per_cent(share)} of {len(raw.coordinates):,} images: writing alike looks alike. "
        f"In the last hidden layer of {_CNN.id}, a network of two convolutions, it is "
        f"{per_cent(inside.layer_neighbour_accuracy)}. What networks add is in the rest: the "
        "images that lie among strangers.",
        Maps(
            {"raw pixels": Pane(maps.RAW_PIXELS, maps.TSNE), _CNN.id: Pane(_CNN.id, maps.TSNE)},
            f"Each dot is one of {len(raw.coordinates):,} training images, coloured by its digit. "
            "The maps (t-SNE) keep neighbours together, not distances.",
        ),
        Link(
            "map",
            "Open both maps and point at the images",
            {"id": _CNN.id, "beside": maps.RAW_PIXELS},
        ),
    )


CLUSTERS = Step(
    "Clusters",
    "Do digits cluster before any network has seen them?",
    (maps.RAW_PIXELS, _CNN.id),
    _ask_for_neighbours,
    _neighbours,
)
