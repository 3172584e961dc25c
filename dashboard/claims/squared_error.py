"""What `004_b1d4adc162439334.txt` says of squared error, of Adam and of its CNN."""

import numpy as np

from dashboard.claims.claim import Finding, Rule, Verdict, grade, of_document, weigh
from dashboard.claims.evidence import Evidence, exact
from dashboard.claims.rules import (
    extreme_class,
    in_range,
    leads,
    near_published,
    no_overfitting,
)
from dashboard.theme import per_cent, points
from pipeline import experiments

_SGD, _ADAM, _CNN = "mse-sgd-32", "mse-adam-32", "cnn-32-64"

_claim = of_document("004_b1d4adc162439334.txt")


def _flat_after_300(evidence: Evidence) -> Finding:
    losses = [history.validation_loss for history in evidence.whole_histories(_SGD)]
    falls = exact(np.mean([loss[299] / loss[-1] for loss in losses]) - 1)
    measured = f"At epoch 300, the validation loss is {per_cent(falls, 0)} above that of the end."
    return Finding(grade(abs(falls) <= 0.05, abs(falls) <= 0.2), measured, (_SGD,))


def _adam_brings_97(evidence: Evidence) -> Finding:
    near = near_published(_ADAM).judge(evidence)
    lead = evidence.lead(_ADAM, _SGD)
    gain = evidence.mean(_ADAM) - evidence.mean(_SGD)
    measured = f"{near.measured} That is {points(gain)} against SGD."
    return Finding(weigh(near.verdict is Verdict.HOLDS, lead.low > 0), measured, (_ADAM, _SGD))


def _more_epochs(evidence: Evidence) -> Finding:
    histories = evidence.whole_histories(_ADAM)
    accuracies = [np.array(history.validation_accuracy) for history in histories]
    gains = [float(shares[-20:].mean() - shares[190:210].mean()) for shares in accuracies]
    mean = float(np.mean(gains))
    measured = f"From epoch 200 to the end, validation accuracy changes by {points(mean)}, mean."
    return Finding(grade(min(gains) > 0.001, mean > 0.001), measured, (_ADAM,))


def _in_less_time(evidence: Evidence) -> Finding:
    seconds = {id: float(np.mean([r.seconds for r in evidence.runs(id)])) for id in (_CNN, _SGD)}
    ratio = seconds[_CNN] / seconds[_SGD]
    epochs = {id: experiments.find(id).training.epochs for id in (_CNN, _SGD)}
    measured = (
        f"{seconds[_CNN]:.0f} s for {epochs[_CNN]} epochs, against {seconds[_SGD]:.0f} s for "
    )
    measured += f"{epochs[_SGD]:,} of the dense network: **{ratio:.1f} times as long**, on the "
    measured += "machine that built the results."
    return Finding(grade(ratio <= 0.6, ratio < 1), measured, (_CNN, _SGD))


def _fewer_parameters(evidence: Evidence) -> Finding:
    dense = "dropout-128"
    ratio = evidence.stored(_CNN).parameters / evidence.stored(dense).parameters
    ahead = evidence.lead(_CNN, dense).low > 0
    measured = f"{per_cent(evidence.mean(_CNN), 2)} with {per_cent(ratio, 0)} of the parameters of "
    measured += f"{dense}, which reads {per_cent(evidence.mean(dense), 2)}."
    return Finding(weigh(ahead, ratio < 0.5), measured, (_CNN, dense))


SQUARED_ERROR_CLAIMS = (
    _claim(
        "mse-sgd-90",
        "With squared error and SGD, accuracy stays near 90 %.",
        "Evaluate the model",
        near_published(_SGD),
    ),
    _claim(
        "mse-sgd-5-weakest",
        "5 is the weakest class of squared error with SGD.",
        "Question 3",
        extreme_class(_SGD, "recall", 5, lowest=True),
    ),
    _claim(
        "mse-sgd-flat",
        "The loss of squared error with SGD is flat after 300 epochs.",
        "Answer on overfitting",
        Rule(
            "Holds if the validation loss at epoch 300 is within 5 % of that at the end, mean over "
            "runs; in part within 20 %.",
            _flat_after_300,
        ),
    ),
    _claim(
        "mse-sgd-no-overfitting",
        "Training with squared error and SGD shows no overfitting.",
        "Answer on overfitting",
        no_overfitting(_SGD, gap=0.01),
    ),
    _claim(
        "adam-97",
        "Adam instead of SGD brings the accuracy to 97 %.",
        "Different optimizer",
        Rule(
            f"Holds if {in_range(experiments.find(_ADAM).published.test_accuracy)} and the "
            "95 % interval over runs of the lead over SGD is above 0; in part if one of the two.",
            _adam_brings_97,
        ),
    ),
    _claim(
        "adam-no-overfitting",
        "Training with squared error and Adam shows no overfitting.",
        "Different optimizer",
        no_overfitting(_ADAM, gap=0.01),
    ),
    _claim(
        "adam-more-epochs",
        "With Adam, more epochs go on improving the results.",
        "Different optimizer",
        Rule(
            "Holds if validation accuracy of the last 20 epochs is more than 0.1 points above that "
            "around epoch 200 in every run; in part if on average.",
            _more_epochs,
        ),
    ),
    _claim(
        "cnn-99",
        "The convolutional network reaches 99 %.",
        "Question 4, convolutional network",
        near_published(_CNN),
    ),
    _claim(
        "cnn-best",
        "The convolutional network reads more than the dense ones of its document.",
        "Question 4, convolutional network",
        leads(_CNN, (_SGD, _ADAM)),
    ),
    _claim(
        "cnn-less-time",
        "The convolutional network takes half the time, for it needs fewer epochs.",
        "Question 4, convolutional network",
        Rule(
            "Holds if its mean training time is at most 60 % of that of the dense network with "
            "SGD; in part if it is less at all.",
            _in_less_time,
        ),
    ),
    _claim(
        "cnn-fewer-parameters",
        "The convolutional network reads more than a dense one, with far fewer parameters.",
        "Summary of the layers",
        Rule(
            "Holds if it reads more than 128 nodes with dropout, with the 95 % interval over runs "
            "above 0, with less than half the parameters; in part if one of the two.",
            _fewer_parameters,
        ),
    ),
)
