"""Training images as other hands and pens might have drawn them.

    images      what images are, and how wide the strokes in them
    strokes     bars, flags, feet and tails that some hands add
    movements   all that moves ink: one field of displacements, so that it is resampled once
    redrawing   a digit scaled and centred again, and drawn by another pen

What is done, and in which measure, `pipeline.spec.augmentation` declares.
"""

from pipeline.augmentation.augment import augment, augment_epoch
from pipeline.augmentation.images import Images, stroke_width
from pipeline.augmentation.redrawing import frame, redraw

__all__ = ["Images", "augment", "augment_epoch", "frame", "redraw", "stroke_width"]
