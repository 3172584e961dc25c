"""How fast the dashboard is, and how much memory it takes: `python -m dashboard.benchmark`.

pages     seconds that each page takes on the server, without a browser
browser   seconds until a browser shows each page, and the server's memory by then

Both show the store that the dashboard would show.
"""
