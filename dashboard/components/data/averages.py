"""The mean image of each digit, how much digits differ from it, and which images do most."""

import numpy as np
import streamlit as st

from dashboard import address
from dashboard.components.data.topics import AVERAGES, TOPIC, TRAINING, image_tile
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.turn_pages import turn_pages
from dashboard.dataset import Averages, Greys, Numbers, least_ink, nearest
from dashboard.pictures import heat_picture
from dashboard.results import SampleSet
from dashboard.theme import with_article
from pipeline.spec import CLASSES

DIGIT = "digit"

_BROWSABLE, _PER_PAGE = 50, 10


def average_digits(training: SampleSet, found: Averages, greys: Greys) -> None:
    """Show what digits look like on average, and which images do most and least."""
    digit = _means(training, found)
    ranked = nearest(found, training.labels, digit)
    _extremes(training, found, digit, ranked)
    _spreads(found)
    _published_rules(training, found, greys, digit, ranked)


def _means(training: SampleSet, found: Averages) -> int:
    """Show the mean of every digit, of which a click chooses one; the one that is chosen."""
    digit = address.choice(DIGIT, range(CLASSES), 0)
    away = [float(found.distance[training.labels == one].mean()) for one in range(CLASSES)]
    alike, unlike = int(np.argmin(away)), int(np.argmax(away))
    st.markdown(
        f"**The {alike}s look most alike, the {unlike}s least:** on average {with_article(alike)} "
        f"lies {away[alike]:.2f} away from the mean {alike}, and {with_article(unlike)} lies "
        f"{away[unlike]:.2f} away from the mean {unlike}."
    )
    digit_grid(
        [_tile(one, digit, found.mean[one], away[one]) for one in range(CLASSES)], key="means"
    )
    st.caption(
        "The mean of all training images of a digit, and how far these lie from it on average: the "
        "Euclidean distance of 784 pixels, each in [0, 1]. Click one to choose it."
    )
    return digit


def _spreads(found: Averages) -> None:
    st.header("Where do writers differ?", anchor=False)
    digit_grid([_spread_tile(one, found.spread[one]) for one in range(CLASSES)])
    st.caption(
        "The standard deviation of each pixel over the training images of a digit: dark blue where "
        "they agree, yellow where they differ most, by so many grey values."
    )


def _tile(digit: int, chosen: int, mean: np.ndarray, away: float) -> Tile:
    return Tile(
        picture=mean.round().astype(np.uint8),
        name=f"The mean {digit}",
        lines=[f"{digit}: {away:.2f}"],
        marked=digit == chosen,
        href=f"?{TOPIC}={AVERAGES}&{DIGIT}={digit}",
    )


def _spread_tile(digit: int, spread: np.ndarray) -> Tile:
    return Tile(
        picture=heat_picture(spread),
        name=f"The standard deviation of each pixel of the {digit}s",
        lines=[f"{digit}: up to {spread.max():.0f}"],
    )


def _extremes(training: SampleSet, found: Averages, digit: int, ranked: Numbers) -> None:
    """Show the images nearest to the mean of their digit beside those least similar to it.

    Args:
        ranked: all images of the digit, those most like its mean first.
    """
    st.header(f"Which {digit}s are most and least like the mean?", anchor=False)
    browsable = min(_BROWSABLE, len(ranked))
    shown = turn_pages(browsable, _PER_PAGE)
    sides = zip(
        st.columns(2, gap="large"),
        ("nearest", "least-similar"),
        (f"Nearest to the mean {digit}", f"Least similar to the mean {digit}"),
        (ranked, ranked[::-1]),
        strict=True,
    )
    for column, key, title, images in sides:
        with column:
            st.subheader(title, anchor=False)
            st.caption(
                f"Numbers {shown.start + 1} to {shown.stop} of {len(images):,}, of which "
                f"{browsable} can be browsed. Below each: its distance."
            )
            tiles = [_ranked_tile(training, found, int(image)) for image in images[shown]]
            digit_grid(tiles, key=key)


def _ranked_tile(training: SampleSet, found: Averages, image: int) -> Tile:
    return image_tile(training, TRAINING, image, f"{found.distance[image]:.2f}")


def _published_rules(
    training: SampleSet, found: Averages, greys: Greys, digit: int, ranked: Numbers
) -> None:
    """Say what the published loops look for, and show what they find.

    Args:
        ranked: all images of the digit, those most like its mean first.
    """
    darkest, first = least_ink(greys.mean, training.labels, digit), int(ranked.min())
    st.header("What do the published loops pick?", anchor=False)
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(
            f"**As least similar: the {digit} with the least ink.** The loop compares means of "
            "differences that keep their signs, so that pixels too light make up for pixels too "
            "dark; what is left is the amount of ink. By distance, "
            f"{_before(ranked[::-1], darkest)} of the {len(ranked):,} {digit}s are less similar."
        )
        digit_grid([_ranked_tile(training, found, darkest)], key="least-ink")
    with right:
        st.markdown(
            f"**As nearest: the first {digit} of the file.** The loop compares images with this "
            "one, never with the mean. It subtracts 8-bit numbers, which start again at 255 "
            "instead of falling below 0, and waits for a mean below `10^-5`. In Python that is "
            f"not a power but an exclusive or, `{10 ^ -5}`, and no mean is below it. By distance, "
            f"{_before(ranked, first)} of the {len(ranked):,} {digit}s are nearer."
        )
        digit_grid([_ranked_tile(training, found, first)], key="first-of-file")


def _before(ranked: Numbers, image: int) -> str:
    """How many images stand before one."""
    return f"{int(np.flatnonzero(ranked == image)[0]):,}"
