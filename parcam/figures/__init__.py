"""Plain data -> Plotly figure, as plain dicts and lists: nothing here imports plotly, a chart costs a few milliseconds to build.

`figure` says what a figure is, `house` how all of them look, `series` and `message` what they are told; then one module per chart.
Only traces of the plotly.js "cartesian" bundle are used. Goldens in tests/golden are validated by plotly itself.
"""
