"""What `001_4be1fa6e59a25526.txt` says of its data and of 1 to 500 hidden nodes."""

import numpy as np

from dashboard.claims.claim import Finding, Rule, Verdict, grade, of_document, weigh
from dashboard.claims.evidence import Evidence, exact
from dashboard.claims.rules import confused_pair, in_range, near_published
from dashboard.theme import per_cent, points
from dashboard.words import document
from pipeline import experiments
from pipeline.spec import CLASSES, MNIST

_SOURCE = "001_4be1fa6e59a25526.txt"
_claim = of_document(_SOURCE)
_WIDE = tuple(
    e.id
    for e in experiments.EXPERIMENTS
    if document(e) == _SOURCE and e.family == "width" and e.hidden_units >= 10
)


def _never_predicted(evidence: Evidence) -> Finding:
    answers = [np.bincount(read, minlength=CLASSES) for read in evidence.predicted("dense-1")]
    without = sum(int(counts[5] == 0) for counts in answers)
    never = sorted({int(digit) for counts in answers for digit in np.flatnonzero(counts == 0)})
    measured = f"**{without} of {len(answers)} runs** never answer 5. "
    measured += f"Never answered in some run: {', '.join(map(str, never)) or 'no digit'}."
    return Finding(grade(without == len(answers), without > 0), measured, ("dense-1",))


def _zeros_as_sixes(evidence: Evidence) -> Finding:
    cells = [(int(c[0, 6]), int(c[6, 0]), int(c[0].sum())) for c in evidence.confusions("dense-1")]
    runs = sum(there > zeros / 2 and there >= 5 * back for there, back, zeros in cells)
    numbers = ", ".join(f"{there:,} against {back:,}" for there, back, _ in cells)
    measured = f"Zeros read as six against sixes read as zero, by run: {numbers}."
    return Finding(grade(runs == len(cells), runs > 0), measured, ("dense-1",))


def _second_node(evidence: Evidence) -> Finding:
    rule = near_published("dense-2").judge(evidence)
    gain = exact(evidence.mean("dense-2") - evidence.mean("dense-1"))
    verdict = weigh(rule.verdict is Verdict.HOLDS, gain >= 0.2)
    measured = f"{rule.measured} That is {points(gain)} against one node."
    return Finding(verdict, measured, ("dense-1", "dense-2"))


def _peak_at_130(evidence: Evidence) -> Finding:
    means = [evidence.mean(id) for id in _WIDE]
    best = _WIDE[int(np.argmax(means))]
    until = means[: _WIDE.index("dense-130") + 1]
    rises = all(np.diff(until) > 0)
    first = best == "dense-130"
    tie = not first and evidence.lead(best, "dense-130").low <= 0
    measured = "Mean test accuracy: " + _by_width(evidence) + f". The highest is **{best}**"
    measured += ", not to be told apart from dense-130." if tie else "."
    return Finding(grade(rises and first, rises or first or tie), measured, _WIDE)


def _by_width(evidence: Evidence) -> str:
    nodes = {id: experiments.find(id).hidden_units for id in _WIDE}
    return ", ".join(f"{nodes[id]}: {per_cent(evidence.mean(id), 2)}" for id in _WIDE)


def _falls_beyond(evidence: Evidence) -> Finding:
    wider = ("dense-200", "dense-500")
    leads = [evidence.lead("dense-130", id) for id in wider]
    falls = [evidence.mean("dense-130") - evidence.mean(id) for id in wider]
    measured = "; ".join(
        f"{id} reads {points(-fall)} against 130 nodes (95 % interval {points(-lead.high)} to "
        f"{points(-lead.low)})"
        for id, fall, lead in zip(wider, falls, leads, strict=True)
    )
    clear = all(lead.low > 0 for lead in leads)
    verdict = grade(clear, all(fall > 0 for fall in falls))
    return Finding(verdict, f"{measured}.", ("dense-130", *wider))


def _overfits_when_wider(evidence: Evidence) -> Finding:
    ids = ("dense-130", "dense-200", "dense-500")
    gaps = [evidence.gap(id) for id in ids]
    training = [float(np.mean([run.train_accuracy for run in evidence.runs(id)])) for id in ids]
    grows = gaps[0] < gaps[1] < gaps[2]
    learned = training[2] > training[0]
    numbers = ", ".join(
        f"{id} {points(gap)} ({per_cent(share, 2)} of the training images right)"
        for id, gap, share in zip(ids, gaps, training, strict=True)
    )
    return Finding(weigh(grows, learned), f"Training less validation accuracy: {numbers}.", ids)


def _thirty_and_eighty(evidence: Evidence) -> Finding:
    lead = evidence.lead("dense-80", "dense-30")
    ahead = exact(evidence.mean("dense-80") - evidence.mean("dense-30"))
    measured = f"80 nodes read {points(ahead)} against 30, 95 % interval {points(lead.low)} to "
    verdict = grade(lead.low <= 0, ahead < 0.005)
    return Finding(verdict, f"{measured}{points(lead.high)}.", ("dense-30", "dense-80"))


def _wider_stops_sooner(evidence: Evidence) -> Finding:
    epochs = [float(np.mean([run.epochs for run in evidence.runs(id)])) for id in _WIDE]
    steps = np.diff(epochs)
    numbers = ", ".join(f"{id} {mean:.1f}" for id, mean in zip(_WIDE, epochs, strict=True))
    verdict = grade(all(steps < 0), epochs[-1] < epochs[0])
    return Finding(verdict, f"Mean epochs until training stops: {numbers}.", _WIDE)


def _every_digit_well(evidence: Evidence) -> Finding:
    lowest = {id: float(evidence.class_score(id, "recall").min()) for id in _WIDE}
    well = sum(share >= 0.9 for share in lowest.values())
    numbers = ", ".join(f"{id} {per_cent(share)}" for id, share in lowest.items())
    verdict = grade(well == len(_WIDE), well >= len(_WIDE) / 2)
    return Finding(verdict, f"Recall of the worst digit, mean over runs: {numbers}.", _WIDE)


def _pairs_shown(evidence: Evidence) -> Finding:
    shown = {id: experiments.find(id).published.confused_pair for id in _WIDE}
    places = {id: evidence.pair_ranks(id)[pair] for id, pair in shown.items() if pair}
    among = sum(place <= 5 for place in places.values())
    numbers = ", ".join(
        f"{pair[0]} and {pair[1]} in {id}: place {places[id]}" for id, pair in shown.items() if pair
    )
    verdict = grade(among >= len(places) - 1, among >= len(places) / 2)
    return Finding(verdict, f"{numbers}; {among} of {len(places)} among five.", _WIDE)


def _clean_clusters(evidence: Evidence) -> Finding:
    map = evidence.map("dense-10")
    share = map.neighbour_accuracy
    measured = f"Of {len(map.coordinates):,} points, {per_cent(share)} show the digit of most of "
    printed = experiments.find("dense-10").published.kl_divergence
    measured += f"their ten nearest. Divergence {map.kl_divergence:.2f} (printed: {printed:.2f})."
    return Finding(grade(share >= 0.95, share >= 0.9), measured, ("dense-10",))


def _a_tenth_each(evidence: Evidence) -> Finding:
    arrays = evidence.dataset(MNIST)
    shares = [
        np.bincount(arrays[name], minlength=CLASSES) / len(arrays[name])
        for name in ("y_train", "y_test")
    ]
    low, high = float(np.min(shares)), float(np.max(shares))
    measured = f"From {per_cent(low)} to {per_cent(high)} of the training or test images."
    return Finding(grade(low >= 0.085 and high <= 0.115, low >= 0.08 and high <= 0.12), measured)


def _no_telling(_: Evidence) -> Finding:
    return Finding(Verdict.CANNOT, "What a pattern resembles is in the eye of the beholder.")


WIDTH_CLAIMS = (
    _claim(
        "one-node-38",
        "A single hidden node reads about 38 % of the test images, far more than guessing.",
        "Results, Experiment 1",
        near_published("dense-1"),
    ),
    _claim(
        "one-node-never-5",
        "The network with one node never answers 5.",
        "Results, Experiment 1",
        Rule("Holds if no run ever answers 5; in part if some runs never do.", _never_predicted),
    ),
    _claim(
        "zeros-as-sixes",
        "The network with one node takes most zeros for sixes, but hardly any six for a zero.",
        "Experiment 1, misclassified images",
        Rule(
            "Holds if every run reads more than half of the zeros as sixes, and at least five "
            "times as many as it reads sixes as zeros; in part if some runs do.",
            _zeros_as_sixes,
        ),
    ),
    _claim(
        "one-node-pattern",
        "The pattern that excites the only node most looks like a zero.",
        "Results, Experiment 1",
        Rule("No rule: a resemblance is not measured.", _no_telling),
    ),
    _claim(
        "two-nodes-67",
        "A second node brings the accuracy to 67 %.",
        "Results, Experiment 2",
        Rule(
            f"Holds if {in_range(experiments.find('dense-2').published.test_accuracy)} and "
            "the mean gain is at least 20 points; in part if one of the two.",
            _second_node,
        ),
    ),
    _claim(
        "two-nodes-2-and-3",
        "With two nodes, 2 and 3 are what is confused most.",
        "Experiment 2, misclassified images",
        confused_pair("dense-2", (2, 3), first=2, among=6),
    ),
    _claim(
        "ten-nodes-93",
        "Ten nodes are enough for about 93 %.",
        "Appendix A, Experiment 3",
        near_published("dense-10"),
    ),
    _claim(
        "thirty-and-eighty",
        "80 nodes read no more than 30.",
        "Appendix A, Experiments 4 and 5",
        Rule(
            "Holds if the 95 % interval over runs of the lead of 80 nodes does not lie above 0; in "
            "part if the mean lead is below half a point.",
            _thirty_and_eighty,
        ),
    ),
    _claim(
        "rises-to-130",
        "From ten nodes on, accuracy rises with their number up to about 130.",
        "Results",
        Rule(
            "Holds if the means rise from 10 to 130 nodes and 130 is the highest of all widths; "
            "in part if one of the two, or another width leads by no more than chance.",
            _peak_at_130,
        ),
    ),
    _claim(
        "falls-beyond-130",
        "Beyond 130 nodes, accuracy falls slightly.",
        "Results",
        Rule(
            "Holds if 200 and 500 nodes read less and both 95 % intervals over runs exclude 0; in "
            "part if both means are lower.",
            _falls_beyond,
        ),
    ),
    _claim(
        "wider-overfits",
        "Accuracy falls beyond 130 nodes because wider networks overfit.",
        "Results",
        Rule(
            "Holds if training runs further ahead of validation from 130 to 200 to 500 nodes, and "
            "500 nodes read more training images than 130; in part if one of the two.",
            _overfits_when_wider,
        ),
    ),
    _claim(
        "wider-stops-sooner",
        "The wider the network, the sooner early stopping ends its training.",
        "Histories of Experiments 3 to 8",
        Rule(
            "Holds if the mean number of epochs falls from each width to the next, from ten nodes "
            "on; in part if it is lower with 500 than with ten.",
            _wider_stops_sooner,
        ),
    ),
    _claim(
        "every-digit-well",
        "From ten nodes on, nearly all answers are right, for every digit.",
        "Results",
        Rule(
            "Holds if every network from ten nodes on reads at least 90 % of its worst digit; in "
            "part if half of them do.",
            _every_digit_well,
        ),
    ),
    _claim(
        "pairs-shown",
        "The pair of digits that is shown for each network is among its most frequent mistakes.",
        "Appendix C, Experiments 3 to 8",
        Rule(
            "Holds if at least all but one are among the five most confused pairs of their "
            "network; in part if half are.",
            _pairs_shown,
        ),
    ),
    _claim(
        "clean-clusters",
        "On the map of ten hidden nodes, the digits form clean clusters.",
        "Results, Experiment 3",
        Rule(
            "Holds if 95 % of the points show the digit that most of their ten nearest show; in "
            "part if 90 %.",
            _clean_clusters,
        ),
    ),
    _claim(
        "a-tenth-each",
        "Each digit makes up about a tenth of the data.",
        "Data exploration",
        Rule(
            "Holds if every digit has 8.5 to 11.5 % of the training and of the test images; in "
            "part if 8 to 12 %.",
            _a_tenth_each,
        ),
    ),
)
