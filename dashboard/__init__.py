"""The Digitscope dashboard: shows what the store holds, without TensorFlow or scikit-learn.

    Home          the server: `streamlit run dashboard/Home.py`
    main          the app: navigation, and the one place that shows a broken store
    views         one thin page each
    components    widgets and pieces of a page
    address       what a page shows, kept in its URL
    loading       cached access to the store
    results       declarations joined with what was measured
    dataset       what images have in common: means, distances, grey values
    preprocessing what networks read of an image instead of its grey values
    drawing       a drawing or photo as an image like MNIST's
    inference     trained networks asked through onnxruntime, alone or all together
    verdicts      what several of them make of one image
    explanations  what ink speaks for an answer, and how little changes it
    placement     where a drawing lies in a map
    units         what hidden units respond to
    features      what inputs hold: leading components, important pixels
    maps          points of a map: packed for the browser, near each other, and chosen
    routes        what the map's program in the browser fetches by itself
    comparison    which model is better, and whether the difference is real
    claims        published findings, judged by the results
    tour          questions one after another, each answered by the results
    small_worlds  what networks compute that are small enough to be seen whole
    small_tables  their weights as pandas frames
    charts        results to plotly figures
    tables        results to pandas frames
    pictures      digits to PNG
    theme         colours and number formats
    words         what one calls the samples and classes of a data set
    benchmark     how long pages and drawings take: `python -m dashboard.benchmark`
    readme        what README.md shows of the results: `python -m dashboard.readme`

`results` to `features`, `maps`, `comparison`, `claims`, `tour`, `small_worlds`, `small_tables`,
`charts`, `tables`, `pictures`, `theme` and `words` know no Streamlit.
"""
