"""What a network reads: the pixels, or what is made of them first."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pixels:
    """All 784 pixels, each in [0, 1]."""

    @property
    def features(self) -> int:
        """How many numbers the network reads of a sample."""
        return 28 * 28

    @property
    def words(self) -> str:
        return "784 pixels, each in [0, 1]"


@dataclass(frozen=True)
class StandardizedPixels:
    """All 784 pixels, each less its mean and divided by its deviation in the training images."""

    epsilon: float = 1e-10
    """Added to every deviation: some pixels are always black."""

    @property
    def features(self) -> int:
        return 28 * 28

    @property
    def words(self) -> str:
        return "784 pixels, each standardised by its mean and deviation in the training images"


@dataclass(frozen=True)
class PrincipalComponents:
    """Projection on the leading principal components of the training images."""

    variance: float
    """Share of the variance to keep, in (0, 1)."""
    components: int
    """How many components keep that share on the whole training part."""

    @property
    def features(self) -> int:
        return self.components

    @property
    def words(self) -> str:
        share = f"{self.variance * 100:.0f} %"
        return f"{self.components} principal components, {share} of the training images' variance"


@dataclass(frozen=True)
class ForestPixels:
    """The pixels that a random forest, fitted on the training images, finds most important."""

    pixels: int
    trees: int
    random_state: int

    @property
    def features(self) -> int:
        return self.pixels

    @property
    def words(self) -> str:
        return f"the {self.pixels} pixels that a random forest of {self.trees} trees ranks highest"


@dataclass(frozen=True)
class InkCounts:
    """8 x 8 counts of ink, as scikit-learn's digits were made.

    There, a digit fills a bitmap of 32 x 32, in which squares of 4 x 4 are counted, 0 to 16. A
    digit of MNIST fills the box in the middle of its image, which is divided into 8 x 8 squares
    likewise. (With the whole image so divided, the network read 17 % of MNIST; with the box 40 %.)
    """

    box: int = 20
    """Height and width of the box, in pixels."""

    @property
    def features(self) -> int:
        return 8 * 8

    @property
    def words(self) -> str:
        return "64 counts of ink, each 0 to 16"


@dataclass(frozen=True)
class Coordinates:
    """The two coordinates of a point."""

    @property
    def features(self) -> int:
        return 2

    @property
    def words(self) -> str:
        return "the two coordinates of a point"


Unfitted = Pixels | InkCounts | Coordinates
"""What needs no training samples to be known."""

Inputs = Unfitted | StandardizedPixels | PrincipalComponents | ForestPixels
