"""A drawing, or a photo of a digit, as an image like MNIST's. Knows no Streamlit."""

from dashboard.drawing.errors import DrawingError, NoInkError
from dashboard.drawing.steps import DEFAULT_OFF, STEPS, Prepared, Step, StepKind, prepare, to_mnist
from dashboard.drawing.uploads import LARGEST_FILE, open_picture

__all__ = [
    "DEFAULT_OFF",
    "LARGEST_FILE",
    "STEPS",
    "DrawingError",
    "NoInkError",
    "Prepared",
    "Step",
    "StepKind",
    "open_picture",
    "prepare",
    "to_mnist",
]
