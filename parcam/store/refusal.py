"""Errors of the store in words: the sentence `store.<name>` and its remedy `store.<name>_remedy`."""

from __future__ import annotations

import duckdb

from parcam.errors import StoreError
from parcam.words.text import say


class LockedStoreError(StoreError):
    """Another program holds the store."""


class DamagedStoreError(StoreError):
    """The database's file does not read: `Store.recover` brings it back."""


def refusal(name: str, kind: type[StoreError] = StoreError, **values: object) -> StoreError:
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
    if isinstance(error, (duckdb.FatalException, duckdb.IOException, duckdb.SerializationException)):
        if "checksum" in str(error) or "orrupt" in str(error) or isinstance(error, duckdb.SerializationException):
            return refusal("damaged", DamagedStoreError, file=file)
        return refusal("disk_full")
    return None
