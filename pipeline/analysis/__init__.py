"""What trained networks are examined with: functions on arrays that know no experiment.

activations   what a model's hidden layer makes of images
neighbours    which points lie nearest to which
maps          points laid out on a plane
"""
