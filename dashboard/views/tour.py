"""What do the results tell, one question after another?"""

from dashboard import loading
from dashboard.components.head import head
from dashboard.components.tour import step_picker, tour

step = head(lambda step: step.question, step_picker)
loading.results()
tour(step)
