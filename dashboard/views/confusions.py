"""What is mistaken for what?"""

from dashboard import loading
from dashboard.components.about import about, not_as_declared
from dashboard.components.confusions import COUNTS, SHARES, confusions
from dashboard.components.digit_pair import published_pair
from dashboard.components.experiment_picker import experiment_picker
from dashboard.components.head import head
from dashboard.components.mistakes import pair_panel, worst_mistake

FREQUENT = 10

experiment = head("What is mistaken for what?", experiment_picker)
result = loading.result(experiment)
predictions = loading.predictions(experiment)
worst_mistake(experiment, predictions)
about("confusions", [result])
not_as_declared([result])
left, pair = confusions(experiment, predictions, FREQUENT, (COUNTS, SHARES))
with left:
    pair_panel(predictions, *pair)
    published_pair(experiment)
