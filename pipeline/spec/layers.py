"""The layers that networks are declared with: their sizes are known without TensorFlow.

Every layer says, of one image, the shape of its output and how many parameters it has, given the
shape of its input.
"""

from dataclasses import dataclass
from math import prod
from typing import Literal

Shape = tuple[int, ...]
Activation = Literal["relu", "sigmoid", "softmax"]


@dataclass(frozen=True)
class Dense:
    """A fully connected layer."""

    units: int
    activation: Activation
    l2: float = 0.0
    """Factor of the sum of squared weights that is added to the loss."""

    def output_shape(self, _: Shape) -> Shape:
        return (self.units,)

    def parameters(self, inputs: Shape) -> int:
        return (inputs[-1] + 1) * self.units

    @property
    def words(self) -> str:
        return f"dense, {self.activation}" + (f", L2 {self.l2:g}" if self.l2 else "")


@dataclass(frozen=True)
class Dropout:
    """While training, sets a share of the values to zero and scales the others up."""

    rate: float
    """Share that is dropped, in (0, 1)."""

    def output_shape(self, inputs: Shape) -> Shape:
        return inputs

    def parameters(self, _: Shape) -> int:
        return 0

    @property
    def words(self) -> str:
        return f"dropout, {100 * self.rate:.0f}\N{NO-BREAK SPACE}%"


@dataclass(frozen=True)
class BatchNormalization:
    """Standardises each value over the batch; a moving mean and variance serve afterwards.

    Of the four parameters of a value, two are trained.
    """

    def output_shape(self, inputs: Shape) -> Shape:
        return inputs

    def parameters(self, inputs: Shape) -> int:
        return 4 * inputs[-1]

    @property
    def words(self) -> str:
        return "batch normalisation"


@dataclass(frozen=True)
class Reshape:
    """The same values as an array of another shape: pixels as an image, an image as pixels."""

    shape: Shape
    """Of one image; a single -1 stands for whatever is left."""

    def output_shape(self, inputs: Shape) -> Shape:
        left = prod(inputs) // prod(size for size in self.shape if size != -1)
        return tuple(left if size == -1 else size for size in self.shape)

    def parameters(self, _: Shape) -> int:
        return 0

    @property
    def words(self) -> str:
        return "flatten" if self.shape == (-1,) else "reshape"


@dataclass(frozen=True)
class Convolution:
    """Square filters moved over an image of shape (height, width, channels), without padding."""

    filters: int
    size: int
    """Height and width of a filter, in pixels."""
    activation: Activation

    def output_shape(self, inputs: Shape) -> Shape:
        height, width, _ = inputs
        return height - self.size + 1, width - self.size + 1, self.filters

    def parameters(self, inputs: Shape) -> int:
        return (self.size**2 * inputs[-1] + 1) * self.filters

    @property
    def words(self) -> str:
        return f"convolution, {self.size} x {self.size}, {self.activation}"


@dataclass(frozen=True)
class MaxPooling:
    """Keeps the largest value of each square; rows and columns that fill no square are left out."""

    size: int
    """Height and width of a square, in pixels."""

    def output_shape(self, inputs: Shape) -> Shape:
        height, width, channels = inputs
        return height // self.size, width // self.size, channels

    def parameters(self, _: Shape) -> int:
        return 0

    @property
    def words(self) -> str:
        return f"maximum of {self.size} x {self.size}"


Layer = Dense | Dropout | BatchNormalization | Reshape | Convolution | MaxPooling
