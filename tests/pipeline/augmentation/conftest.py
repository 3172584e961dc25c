"""Images whose changes are known."""

import numpy as np
import pytest

from pipeline.augmentation import Images


@pytest.fixture
def bar() -> Images:
    """An upright bar three pixels wide and 20 high, in the middle but for half a pixel."""
    image = np.zeros((1, 28, 28), np.float32)
    image[0, 4:24, 13:16] = 1
    return image
