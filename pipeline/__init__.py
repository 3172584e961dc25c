"""The offline half of Digitscope: train every experiment and store what is worth seeing.

Data and imports go one way only:

    spec, experiments   what is trained: frozen declarations, no TensorFlow
    data                MNIST, checked, and two small data sets; splits
    inputs, models      a declaration becomes what stands before the network, and the network
    augmentation        training images as other hands and pens might have drawn them
    training            one network fitted from any number of seeds, whole epochs compiled
    metrics             scores, intervals and tests, each with its plain words
    export              the trained network as ONNX, from images to probabilities
    store               the only reader and writer of artifacts/
    analysis            what trained networks are examined with: neighbours, maps, gradients
    hidden_units, examine
                        a network's hidden units, and all that is stored of them
    replicate           the chain from images to results, for one experiment and one seed
    work                what one process does: fit inputs, train a replicate, lay out a map
    errors              why a build cannot go on
    schedule, progress  tasks over processes, and what the terminal shows of it
    durations           how long tasks take, roughly
    studies             what is measured beside the experiments, and its tasks
    ablation, hands     what each ingredient of an augmentation brings, and on which digits
    tasks               what a build has to do, and what needs what
    build_artifacts     the command line; `benchmark` is another, which compares with the plain way

The dashboard imports `store`, `spec`, `experiments` and `metrics`, which are free of TensorFlow and
scikit-learn, and nothing else from here.
"""
