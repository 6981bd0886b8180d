"""Doing without large libraries for a while.

DuckDB imports pandas, and with it NumPy and PyArrow, at the first value it is given, only to ask whether it is one of their empty
values: 90 MB and half a second, for nothing where no frame is ever made. Likewise at the first Arrow table it imports PyArrow's
datasets, with their clients of S3, Azure and the like, to ask whether the table is one. Where they cannot be found, it asks no more.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WITHOUT = ("pandas", "pyarrow.dataset")


class _Absent:
    """A finder that says of them that they are not there, before any other finder is asked."""

    @staticmethod
    def find_spec(name: str, _path: Sequence[str] | None = None, _target: object = None) -> None:
        if name in _WITHOUT:
            raise ModuleNotFoundError(name, name=name)


@contextmanager
def lean() -> Iterator[None]:
    """Within the block the whole process can import neither pandas nor Arrow's datasets; one that has done so already keeps them."""
    sys.meta_path.insert(0, _Absent)
    try:
        yield
    finally:
        sys.meta_path.remove(_Absent)
