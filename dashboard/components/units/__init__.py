"""The parts of the page about hidden units.

gallery    all units, to choose one from
portrait   one unit: its weights, a picture that gradient ascent finds, what it tells the output
answers    what it answers to each digit, and to which images most and least
absence    what the network misses without it
layer      the whole layer for one image, and for the first training images
plane      all images in the plane of two units
filters    kernels and feature maps of a convolutional network
"""
