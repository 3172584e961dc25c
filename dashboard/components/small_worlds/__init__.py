"""The page about the smallest networks, part by part.

choice          which world, and which network for XOR
answer          what the smallest networks can do, in a sentence
weights         the stored weights, or how to get them
plane           XOR: the border, and the network that draws it
widths          XOR: all runs of all widths
digits          8 x 8: the data, by digit
patterns        8 x 8: what the network looks for
contributions   8 x 8: why one image is read as it is

The choices of a page are in its address: `world`, `width` and `unit` of XOR, `digit` and `image` of
the digits.
"""
