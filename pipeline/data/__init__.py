"""The data sets, checked, and their split into training, validation and test part.

examples   samples with labels, and how a split divides them
mnist      fetched where it is missing, and checked
small      the 8 x 8 digits and XOR, made on the spot
"""

from pipeline.data.examples import Arrays, Examples, Partition, partition, parts, scale

__all__ = ["Arrays", "Examples", "Partition", "partition", "parts", "scale"]
