"""Errors of the store in words: the sentence `store.<name>` and its remedy `store.<name>_remedy`."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from parcam.errors import StoreError
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Iterator

_DISK = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO, errno.EROFS)


class LockedStoreError(StoreError):
    """Another program holds the store."""


class DamagedStoreError(StoreError):
    """The database's file does not read: `Store.recover` brings it back."""


def refusal(name: str, kind: type[StoreError] = StoreError, /, **values: object) -> StoreError:
    return kind(say(f"store.{name}", **values), remedy=say(f"store.{name}_remedy"))


def on_opening(error: duckdb.Error, file: str) -> StoreError:
    """What a failed opening means."""
    if isinstance(error, duckdb.IOException) and "Could not set lock" in str(error):
        return refusal("locked", LockedStoreError)
    return refusal("damaged", DamagedStoreError, file=file)


def on_asking(error: duckdb.Error, file: str, seconds: float) -> StoreError | None:
    """What a failed statement means for a person; None when it is our own mistake and keeps its traceback."""
    if isinstance(error, duckdb.InterruptException):
        return refusal("too_slow", seconds=round(seconds))
    if isinstance(error, duckdb.OutOfMemoryException):
        return refusal("out_of_memory")
    if isinstance(error, duckdb.SerializationException):
        return refusal("damaged", DamagedStoreError, file=file)
    if isinstance(error, (duckdb.FatalException, duckdb.IOException, duckdb.TransactionException)):
        if "checksum" in str(error) or "orrupt" in str(error):
            return refusal("damaged", DamagedStoreError, file=file)
        return refusal("disk_full")
    return None


@contextmanager
def disk_in_words() -> Iterator[None]:
    """A disk that takes no more of our own files is said like one that takes no more of DuckDB's."""
    try:
        yield
    except OSError as error:
        if error.errno in _DISK:
            raise refusal("disk_full") from error
        raise
