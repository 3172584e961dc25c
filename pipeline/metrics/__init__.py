"""What predictions are judged by, each score with its plain words, best value and source.

    meaning       what stands beside every score
    scores        how often a model is right, per class too, and what it takes for what
    intervals     how far a measured figure may be from the true one
    calibration   whether a model is right as often as it is confident
    comparison    whether one model reads better than another
    agreement     where runs and models read alike, and where all are wrong

The dashboard takes the words from here, so a number is explained where it is computed. It also
computes some of them live: SciPy's special functions are enough, `scipy.stats` loads too slowly.
"""

from pipeline.metrics.agreement import (
    CHURN,
    DISAGREEMENT,
    LABEL_CANDIDATES,
    LabelCandidates,
    churn,
    churn_share,
    disagreement,
    label_candidates,
    pairwise_churn,
    wrong_in_all,
)
from pipeline.metrics.calibration import (
    CALIBRATION_ERROR,
    Reliability,
    expected_calibration_error,
    reliability_curve,
)
from pipeline.metrics.comparison import (
    DIFFERENCE,
    HOLM,
    MCNEMAR,
    AllPairs,
    Contingency,
    Difference,
    accuracy_difference,
    all_pairs,
    contingency,
    holm,
    mcnemar,
    wins,
)
from pipeline.metrics.intervals import (
    STUDENT_INTERVAL,
    WELCH_INTERVAL,
    WILSON_INTERVAL,
    Interval,
    student_interval,
    welch_interval,
    wilson_interval,
)
from pipeline.metrics.meaning import (
    Meaning,
)
from pipeline.metrics.scores import (
    ACCURACY,
    F1,
    FALSE_NEGATIVES,
    FALSE_POSITIVES,
    LABEL_RMSE,
    MISCLASSIFICATION,
    PRECISION,
    RECALL,
    SPECIFICITY,
    SUPPORT,
    TRUE_NEGATIVES,
    TRUE_POSITIVES,
    ClassScores,
    Confusion,
    accuracy,
    class_scores,
    confusion_matrix,
    frequent_confusions,
    label_rmse,
)

__all__ = [
    "ACCURACY",
    "CALIBRATION_ERROR",
    "CHURN",
    "DIFFERENCE",
    "DISAGREEMENT",
    "F1",
    "FALSE_NEGATIVES",
    "FALSE_POSITIVES",
    "HOLM",
    "LABEL_CANDIDATES",
    "LABEL_RMSE",
    "MCNEMAR",
    "MISCLASSIFICATION",
    "PRECISION",
    "RECALL",
    "SPECIFICITY",
    "STUDENT_INTERVAL",
    "SUPPORT",
    "TRUE_NEGATIVES",
    "TRUE_POSITIVES",
    "WELCH_INTERVAL",
    "WILSON_INTERVAL",
    "AllPairs",
    "ClassScores",
    "Confusion",
    "Contingency",
    "Difference",
    "Interval",
    "LabelCandidates",
    "Meaning",
    "Reliability",
    "accuracy",
    "accuracy_difference",
    "all_pairs",
    "churn",
    "churn_share",
    "class_scores",
    "confusion_matrix",
    "contingency",
    "disagreement",
    "expected_calibration_error",
    "frequent_confusions",
    "holm",
    "label_candidates",
    "label_rmse",
    "mcnemar",
    "pairwise_churn",
    "reliability_curve",
    "student_interval",
    "welch_interval",
    "wilson_interval",
    "wins",
    "wrong_in_all",
]
