"""`python -m parcam VERB`. The one place that knows both faces: `serve` is asked for in words and answered by the screen."""

import sys

from parcam.cli.main import main


def _serve(host: str, port: int) -> None:
    from parcam.ui.serve.server import serve  # Streamlit takes a second to import, and only this verb needs it

    serve(host, port)


if __name__ == "__main__":
    sys.exit(main(face=_serve))
