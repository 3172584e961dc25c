"""What README.md shows of the results: `python -m dashboard.readme`.

    tables    tables of the results, as Markdown
    speed     tables of what the benchmark of the dashboard measured
    parts     the parts of README.md that a command writes, between two marks each
    pictures  the running app as a browser shows it

A test holds the tables of the results against the artifacts, as `--check` does.
"""
