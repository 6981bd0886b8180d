"""PARCAM follows a public office's signed commitments, from the plan to the report.

The map, from the screen down; a module imports only what stands below it, siblings never each other:

    ui | cli                                two faces: the browser and the command line
    desk                                    the verbs both faces share: read and load a file, status, what was said and done
    publish                                 documents on paper
    figures                                 plain data -> Plotly figure
    intake | store | judge | samples
    catalog | words                         data/*.toml -> model objects; values -> Vietnamese
    model                                   the nouns
    errors

`access` (who may see what) starts with the first rule it has to hold. `desk` is one room more than the agreed house had:
without it "read the file, keep its bytes, accept the batch" would be written once in `ui` and once in `cli`. The contracts
are checked by import-linter (pyproject.toml).
"""

__version__ = "0.5.0"
