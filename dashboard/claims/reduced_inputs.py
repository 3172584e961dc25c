"""What `001_4be1fa6e59a25526.txt` says of its networks on components and on few pixels."""

import numpy as np

from dashboard.claims.claim import Finding, Rule, grade, of_document, weigh
from dashboard.claims.evidence import Evidence
from dashboard.claims.rules import apart, leads, near_published, overfitting
from dashboard.theme import per_cent, points
from dashboard.words import document
from pipeline import experiments

_PCA, _FOREST = "pca-154-dense-130", "forest-70-dense-130"
_SOURCE = "001_4be1fa6e59a25526.txt"
_claim = of_document(_SOURCE)
_TEN = tuple(e.id for e in experiments.EXPERIMENTS if document(e) == _SOURCE)


def _spread_of_all(evidence: Evidence) -> Finding:
    means = {id: evidence.mean(id) for id in _TEN}
    worst, best = (pick(means, key=lambda id: means[id]) for pick in (min, max))
    measured = f"From {per_cent(means[worst], 2)} ({worst}) to {per_cent(means[best], 2)} ({best})."
    near = [apart(means[worst], 0.38) <= 0.03, apart(means[best], 0.98) <= 0.01]
    return Finding(weigh(*near), measured, _TEN)


def _components(evidence: Evidence) -> Finding:
    kept = np.cumsum(evidence.inputs(_PCA, "variance"))
    measured = f"{len(kept)} components keep {per_cent(float(kept[-1]), 2)} of the variance, one "
    measured += f"fewer {per_cent(float(kept[-2]), 2)}."
    return Finding(weigh(len(kept) == 154 and kept[-1] >= 0.95 > kept[-2]), measured, (_PCA,))


def _loses_nothing(evidence: Evidence) -> Finding:
    lead = evidence.lead(_PCA, "dense-130")
    ahead = evidence.mean(_PCA) - evidence.mean("dense-130")
    measured = f"154 components read **{points(ahead)}** against all pixels, 95 % interval "
    measured += f"{points(lead.low)} to {points(lead.high)}. The two also differ in penalty, epochs"
    verdict = grade(lead.low > -0.002, ahead > -0.005)
    return Finding(verdict, f"{measured} and validation images.", (_PCA, "dense-130"))


def _near_the_centre(evidence: Evidence) -> Finding:
    rows, columns = np.divmod(evidence.inputs(_FOREST, "pixels"), 28)
    inner = np.mean((abs(rows - 13.5) < 7) & (abs(columns - 13.5) < 7))
    distance = float(np.mean(np.hypot(rows - 13.5, columns - 13.5)))
    measured = f"**{per_cent(float(inner))}** of the {len(rows)} pixels lie in the inner quarter; "
    measured += f"on average {distance:.1f} pixels from the centre (all 784: 10.7)."
    return Finding(grade(inner >= 0.7, inner >= 0.5), measured, (_FOREST,))


REDUCED_INPUTS_CLAIMS = (
    _claim(
        "components-154",
        "154 principal components keep 95 % of the variance.",
        "Methods, Experiment 9",
        Rule("Holds if 154 components keep 95 % and 153 do not.", _components),
    ),
    _claim(
        "pca-loses-nothing",
        "Reading 154 components instead of 784 pixels costs no accuracy at all.",
        "Results, Experiment 9",
        Rule(
            "Holds if the 95 % interval over runs of the difference to 130 nodes on all pixels "
            "stays above -0.2 points; in part if the mean stays above -0.5.",
            _loses_nothing,
        ),
    ),
    _claim(
        "pca-best",
        "The network on principal components is the best of the ten.",
        "Results and conclusion",
        leads(_PCA, _TEN),
    ),
    _claim(
        "pca-overfits",
        "The network on principal components overfits slightly.",
        "Results, Experiment 9",
        overfitting(_PCA, gap=0.015, rise=0.25),
    ),
    _claim(
        "seventy-pixels-94",
        "70 pixels are enough for 94 %.",
        "Results, Experiment 10",
        near_published(_FOREST),
    ),
    _claim(
        "forest-overfits",
        "The network on 70 pixels overfits a little.",
        "Results, Experiment 10",
        overfitting(_FOREST, gap=0.01, rise=0.05),
    ),
    _claim(
        "pixels-near-centre",
        "The most important pixels lie near the centre of the picture.",
        "Results and Appendix F",
        Rule(
            "Holds if 70 % of the 70 pixels lie in the inner quarter, the 14 x 14 pixels in the "
            "middle; in part if half do.",
            _near_the_centre,
        ),
    ),
    _claim(
        "from-38-to-98",
        "Depending on their architecture, the ten networks read from 38 % to 98 %.",
        "Conclusion",
        Rule(
            "Holds if the lowest mean test accuracy lies within 3 points of 38 % and the highest "
            "within 1 point of 98 %; in part if one of them.",
            _spread_of_all,
        ),
    ),
)
