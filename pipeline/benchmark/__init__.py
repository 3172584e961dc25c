"""How much faster the pipeline is than the plain way, measured in one run.

__main__   the command line
compare    both ways in turn, and ours all at once
epochs     what an epoch costs, against nodes, images and the speed of a matrix product
memory     the most that a process has held
plain      the plain way: Keras's `fit`, scikit-learn's forest, PCA and t-SNE
processes  where the two ways work
report     what is printed
"""
