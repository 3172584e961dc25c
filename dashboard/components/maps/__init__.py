"""Parts of the Map page.

picker      which maps, laid out and coloured how
answer      how well they keep neighbours, in a sentence and a table
colouring   what colours mean
pinned      one image and its nearest neighbours
selection   the images inside a lasso or box

The maps themselves are `components/point_map`.
"""
