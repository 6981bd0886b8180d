"""Doing without pandas for a while.

DuckDB imports pandas, and with it NumPy and PyArrow, at the first value it is given, only to ask whether it is one of their empty
values: 90 MB and half a second, for nothing where no frame is ever made. Where pandas cannot be found, it asks no more.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class _Absent:
    """A finder that says of pandas that it is not there, before any other finder is asked."""

    @staticmethod
    def find_spec(name: str, _path: Sequence[str] | None = None, _target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name, name=name)


@contextmanager
def without_pandas() -> Iterator[None]:
    """Within the block the whole process cannot import pandas; one that has done so already keeps it."""
    sys.meta_path.insert(0, _Absent)
    try:
        yield
    finally:
        sys.meta_path.remove(_Absent)
