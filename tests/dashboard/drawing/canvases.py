"""MNIST's images on canvases: placed, enlarged, in other colours, as photos."""

import numpy as np
from PIL import Image
from scipy import ndimage

SIDE = 280


def enlarged(image, size: int, top: int = 0, left: int = 0) -> np.ndarray:
    """An image of MNIST on a canvas, white on black: uint8 (280, 280, 4)."""
    grey = np.zeros((SIDE, SIDE), np.uint8)
    bigger = Image.fromarray(image).resize((size, size), Image.Resampling.BICUBIC)
    grey[top : top + size, left : left + size] = np.asarray(bigger)
    return in_colours(grey, (255, 255, 255), (0, 0, 0))


def somewhere(image, random: np.random.Generator) -> np.ndarray:
    """An image of MNIST on 10 to 90 % of a canvas."""
    size = int(random.uniform(0.1, 0.9) * SIDE)
    return enlarged(image, size, *random.integers(0, SIDE - size + 1, 2))


def in_colours(grey, ink, ground) -> np.ndarray:
    """White on black, uint8 (h, w), with another ink and ground: uint8 (h, w, 4)."""
    share = grey[..., None] / 255
    colours = (np.array(ink) * share + np.array(ground) * (1 - share)).round().astype(np.uint8)
    return np.dstack([colours, np.full_like(grey, 255)])


def transparent(grey, ink) -> np.ndarray:
    """White on black as ink on nothing: uint8 (h, w, 4)."""
    colours = np.broadcast_to(np.array(ink, np.uint8), (*grey.shape, 3))
    return np.dstack([colours, grey])


def photo(grey, random: np.random.Generator, ink, paper, grain: float = 8) -> np.ndarray:
    """White on black as a photo: light from one side, half of it in shadow, grain."""
    share = ndimage.zoom(grey / 255, 2, order=1)[..., None].clip(0, 1)
    rows, columns = np.mgrid[: len(share), : len(share)] / len(share)
    light = 0.6 + 0.4 * columns
    light *= 1 - 0.35 / (1 + np.exp((columns + rows - random.uniform(0.7, 1.3)) * 60))
    seen = (np.array(ink) * share + np.array(paper) * (1 - share)) * light[..., None]
    grained = seen + random.normal(0, grain, (*light.shape, 1))
    alpha = np.full((*light.shape, 1), 255)
    return np.concatenate([grained.clip(0, 255), alpha], axis=-1).astype(np.uint8)
