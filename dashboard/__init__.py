"""The Digitscope dashboard: shows what the store holds, without TensorFlow or scikit-learn.

What a visitor meets, with Streamlit:

    Home          the server: `streamlit run dashboard/Home.py`
    main          the app: navigation, and the one place that shows a broken store
    views         one thin page each
    components    widgets and pieces of a page
    address       what a page shows, kept in its URL
    loading       cached access to the store
    routes        what the map's program in the browser fetches by itself

From a picture to what models read in it, and from here on without Streamlit:

    drawing       a drawing or photo as an image like MNIST's
    inference     trained networks asked through onnxruntime, alone or all together
    verdicts      what several of them make of one image
    readings      these three in a row
    explanations  what ink speaks for an answer, and how little changes it
    lenses        where that ink lies, and which average digit a layer's answer is like
    placement     where a drawing lies in a map
    handwriting   digits drawn on request, and how well each model reads that hand

What was measured, and what follows from it:

    results       declarations joined with what was measured
    comparison    which model is better, and whether the difference is real
    ablations     what the ingredients of an augmentation bring
    claims        published findings, judged by the results
    tour          questions one after another, each answered by the results

What images hold, and what networks make of them:

    dataset       what images have in common: means, distances, grey values
    preprocessing what networks read of an image instead of its grey values
    features      what inputs hold: leading components, important pixels
    units         what hidden units respond to
    maps          points of a map: packed for the browser, near each other, and chosen
    small_worlds  what networks compute that are small enough to be seen whole

How it is shown:

    charts        results to plotly figures
    tables        results to pandas frames, as pages show them
    small_tables  weights of small networks, alike
    exports       frames that are only taken home
    pictures      digits to PNG
    theme         colours and number formats
    words         what one calls experiments, the samples and classes of a data set
    prose         how to read each page, as Markdown
    origins       where figures come from: runs, splits, files and commands

Commands of their own:

    benchmark     how long pages and drawings take: `python -m dashboard.benchmark`
    readme        what README.md shows of the results: `python -m dashboard.readme`
"""
