"""Parts of the Data page.

topics          what it can show, and links to single images
overview        how large the data set is
classes         how many images each digit has
samples         images as they come
averages        the mean of each digit, and which images are most and least like it
greys           how light images and pixels are
pixels          two pixels of every image
image           one image as numbers
preprocessing   what networks read of it
"""
