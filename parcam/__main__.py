"""`python -m parcam VERB`."""

import sys

from parcam.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
