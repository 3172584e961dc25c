"""Figures that sources print, and the course of training, theirs or ours."""

from dataclasses import dataclass


@dataclass(frozen=True)
class History:
    """One value per epoch of each quantity; accuracies as fractions, losses as Keras prints them.

    Training values are means over the batches of the epoch, while the weights change; validation
    values belong to the weights at its end. Losses include the L2 penalty.
    """

    loss: tuple[float, ...]
    accuracy: tuple[float, ...]
    validation_loss: tuple[float, ...]
    validation_accuracy: tuple[float, ...]
    test_loss: tuple[float, ...] = ()
    """Of the test images after each epoch; only where the source validates on them."""
    test_accuracy: tuple[float, ...] = ()
    at: tuple[int, ...] = ()
    """The epochs, counted from 1, where only some are printed; a quantity may be missing whole."""

    @property
    def epochs(self) -> int:
        return max(self.at, default=len(self.loss))


@dataclass(frozen=True)
class DigitScore:
    """Precision, recall and F1 of one digit, as fractions, and how many test images show it."""

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True)
class Published:
    """Figures that the source prints; accuracies as fractions, None where it prints none."""

    train_accuracy: float | None = None
    """Of the last epoch, while the weights change."""
    validation_accuracy: float | None = None
    """Of the last epoch."""
    test_accuracy: float | None = None
    test_loss: float | None = None
    label_rmse: float | None = None
    """Root mean squared difference of predicted and true label, in digits."""
    history: History | None = None
    scores: tuple[DigitScore, ...] | None = None
    """One for each digit, on the test images."""
    confusion: tuple[tuple[int, ...], ...] | None = None
    """Rows are true digits, columns predicted ones; of the test samples."""
    confused_pair: tuple[int, int] | None = None
    """The two digits whose mistakes the source shows."""
    kl_divergence: float | None = None
    """Of a t-SNE of the hidden activations, in nats."""
