"""The experiments of this project itself, which no source publishes."""

from pipeline.spec import Experiment

OWN_EXPERIMENTS: tuple[Experiment, ...] = ()
