"""What README.md shows of the results: `python -m dashboard.readme`.

    tables    tables of the results, as Markdown
    parts     the parts of README.md that a command writes, between two marks each
    pictures  the running app as a browser shows it

A test holds the tables against the artifacts, as `--check` does.
"""
