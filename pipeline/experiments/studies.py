"""What is measured beside the experiments.

To add a study, declare it here; one of a new kind also needs its tasks in `pipeline.studies`.
"""

from pipeline.experiments.own import AUGMENTED_CNN
from pipeline.experiments.ten_models import TEN_MODELS
from pipeline.spec import Ablation, FeatureSweep, PixelMap, Study, shorten

_PCA, _FOREST = TEN_MODELS[-2:]

STUDIES: tuple[Study, ...] = (
    PixelMap(
        id="pixels",
        title="map of the raw pixels",
        question="How do digits cluster before any network has seen them?",
    ),
    FeatureSweep(
        id="features",
        title="5 to 784 components or pixels",
        question="Which pixels and directions matter, and how many of them does a network need?",
        components=_PCA,
        pixels=_FOREST,
        counts=(5, 10, 20, 40, 70, 154, 300, 784),
        runs=3,
    ),
    Ablation(
        id="ingredients",
        title="the augmentation without each of its ingredients",
        question="What does each ingredient of the augmentation bring?",
        experiment=shorten(AUGMENTED_CNN, training_samples=10_000, epochs=8),
        runs=3,
    ),
)
