"""How much faster the pipeline is than the plain way, measured in one run: see `__main__`.

plain      the same experiments and maps with Keras's `fit` and scikit-learn's t-SNE
compare    both ways in turn, and ours all at once
epochs     what an epoch costs, against nodes, images and the speed of a matrix product
"""
