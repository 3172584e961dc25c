"""How training images are changed, anew in every epoch, to look as if other hands had drawn them.

An ingredient is one habit of hands or pens. How much of it an image gets is drawn evenly from its
range, for every image and epoch. Reshaping images as a hand would was shown to pay by P. Simard, D.
Steinkraus and J. Platt, Best Practices for Convolutional Neural Networks Applied to Visual Document
Analysis, ICDAR (2003).
"""

from dataclasses import asdict, dataclass, replace
from typing import ClassVar


@dataclass(frozen=True)
class Rotation:
    """Turns a digit about its middle."""

    name: ClassVar[str] = "rotation"
    why: ClassVar[str] = "Nobody holds pen and paper quite upright."

    degrees: float
    """At most so many to either side."""

    @property
    def words(self) -> str:
        return f"up to {self.degrees:g}° to either side"


@dataclass(frozen=True)
class Slant:
    """Shears a digit: its top goes to one side, its foot to the other."""

    name: ClassVar[str] = "slant"
    why: ClassVar[str] = "Some hands lean to the right, some to the left, each in its own measure."

    tangent: float
    """Of the greatest angle: pixels to the side for each pixel of height."""

    @property
    def words(self) -> str:
        return f"up to {self.tangent:g} pixels to either side for each pixel of height"


@dataclass(frozen=True)
class Stretch:
    """Makes a digit narrower and taller, or wider and lower."""

    name: ClassVar[str] = "stretch"
    why: ClassVar[str] = "Digits are written narrow in columns and wide where there is room."

    factor: float
    """Greatest change of width against height, from 1."""

    @property
    def words(self) -> str:
        return f"width against height changed by up to a factor of {self.factor:g}"


@dataclass(frozen=True)
class Proportions:
    """Moves the middle of a digit up, down or aside while its edges stay."""

    name: ClassVar[str] = "proportions"
    why: ClassVar[str] = "The loops of an 8, the bar of a 4: each hand divides a digit elsewhere."

    share: float
    """Of half the digit's size, that its middle is moved by at most."""

    @property
    def words(self) -> str:
        return f"the middle moved by up to {_per_cent(self.share / 2)} of the size, the edges kept"


@dataclass(frozen=True)
class Taper:
    """Makes a digit narrower towards one of its sides, as in perspective."""

    name: ClassVar[str] = "taper"
    why: ClassVar[str] = "Strokes widen or close towards their end, and paper is seen at an angle."

    share: float
    """Greatest change of size from the middle to an edge."""

    @property
    def words(self) -> str:
        larger = _per_cent(self.share)
        return f"one side up to {larger} larger than the middle, the other as much smaller"


@dataclass(frozen=True)
class Bend:
    """Bends a digit as a whole: straight strokes become arcs."""

    name: ClassVar[str] = "bend"
    why: ClassVar[str] = "A hand swings round its wrist: what is meant to be straight is curved."

    pixels: float
    """Between the middle of a straight stroke and its ends, at most."""

    @property
    def words(self) -> str:
        return f"straight strokes bent by up to {self.pixels:g} pixels"


@dataclass(frozen=True)
class Elastic:
    """Moves every part of a digit a little, neighbouring parts alike."""

    name: ClassVar[str] = "elastic deformation"
    why: ClassVar[str] = "No two curves are drawn alike, even by one hand."

    pixels: float
    """Each node of a grid is moved by at most so much, along and across."""
    nodes: int
    """Along each side of the grid; in between the movement is smooth."""

    @property
    def words(self) -> str:
        return (
            f"{self.nodes} x {self.nodes} nodes moved by up to {self.pixels:g} pixels, "
            "smoothly in between"
        )


@dataclass(frozen=True)
class Pen:
    """Redraws a digit with another width of stroke."""

    name: ClassVar[str] = "pen"
    why: ClassVar[str] = "Pencil, marker, mouse and finger leave lines of different width."

    thinnest: float
    """Width of strokes, in pixels."""
    thickest: float

    @property
    def words(self) -> str:
        width = f"{self.thinnest:g} to {self.thickest:g} pixels wide"
        return f"strokes {width}, as far as those of the digit allow"


@dataclass(frozen=True)
class Bars:
    """Puts a bar through the stem of sevens."""

    name: ClassVar[str] = "barred sevens"
    why: ClassVar[str] = "Much of the world bars its sevens; the writers of MNIST seldom did."
    digit: ClassVar[int] = 7

    share: float
    """Of the sevens, in (0, 1]."""

    @property
    def words(self) -> str:
        return f"a bar through {_per_cent(self.share)} of the sevens"


@dataclass(frozen=True)
class Flags:
    """Gives ones a flag: a stroke from the lower left up to their top."""

    name: ClassVar[str] = "ones with a flag"
    why: ClassVar[str] = "Most ones of MNIST are a plain stroke; elsewhere they begin with a flag."
    digit: ClassVar[int] = 1

    share: float
    """Of the ones, in (0, 1]."""

    @property
    def words(self) -> str:
        return f"a stroke up to the top of {_per_cent(self.share)} of the ones"


@dataclass(frozen=True)
class Feet:
    """Puts ones on a foot."""

    name: ClassVar[str] = "ones with a foot"
    why: ClassVar[str] = "Who writes a one as it is printed gives it a line to stand on."
    digit: ClassVar[int] = 1

    share: float
    """Of the ones, in (0, 1]."""

    @property
    def words(self) -> str:
        return f"a line under {_per_cent(self.share)} of the ones"


@dataclass(frozen=True)
class Tails:
    """Gives nines a tail that turns to the left."""

    name: ClassVar[str] = "nines with a tail"
    why: ClassVar[str] = "Nines end in a straight stem in MNIST, in a curve in many schools."
    digit: ClassVar[int] = 9

    share: float
    """Of the nines, in (0, 1]."""

    @property
    def words(self) -> str:
        return f"a curve to the left below {_per_cent(self.share)} of the nines"


@dataclass(frozen=True)
class Framing:
    """Scales a digit into a box and centres it by its ink again, after all else but the pen."""

    name: ClassVar[str] = "framing"
    why: ClassVar[str] = "Every image of MNIST is framed so, and every drawing before it is read."

    box: int
    """Height or width of a digit, whichever is larger, in pixels."""

    @property
    def words(self) -> str:
        return f"scaled into {self.box} x {self.box} pixels and centred by its ink again"


Movement = Rotation | Slant | Stretch | Proportions | Taper | Bend | Elastic
"""What moves ink that is there."""

AddedStrokes = Bars | Flags | Feet | Tails
"""What adds a stroke to a certain digit."""

Ingredient = AddedStrokes | Movement | Framing | Pen


@dataclass(frozen=True)
class Augmentation:
    """All that is done to a training image: strokes are added, moved, framed, redrawn by a pen."""

    ingredients: tuple[Ingredient, ...]
    """One of a kind at most; their order is that in which they are told, no more."""
    untouched: float = 0.0
    """Share of the images that stay as they are in an epoch, lest MNIST's own be forgotten."""

    @property
    def decisive(self) -> tuple[object, ...]:
        """What decides the results, as JSON has it."""
        named = ((type(one).__name__, asdict(one)) for one in self.ingredients)
        return self.untouched, *named

    def without(self, ingredient: Ingredient) -> "Augmentation":
        """The same with one ingredient left out."""
        return replace(
            self, ingredients=tuple(one for one in self.ingredients if one != ingredient)
        )


def _per_cent(share: float) -> str:
    return f"{100 * share:g}\N{NO-BREAK SPACE}%"
