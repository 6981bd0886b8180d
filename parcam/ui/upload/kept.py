"""What the ledger holds on record, asked once after each write: the batches, what is remembered, what waits in quarantine."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from parcam.store.memory import ALIAS, MAPPING
from parcam.ui import readers

if TYPE_CHECKING:
    from parcam.model.act import Act
    from parcam.model.reading import Batch, Fault


def batches() -> tuple[Batch, ...]:
    """Newest first, the withdrawn ones among them."""
    return _asked("batches", *_now())


def brought(batch: int) -> tuple[dict[str, Any], ...]:
    """The figures of a batch beside what would stand there without it."""
    return _brought(batch, *_now())


def withdrawn() -> frozenset[int]:
    """Ids of the batches taken back."""
    return _withdrawn(batches())


def quarantine() -> tuple[tuple[int, Fault], ...]:
    """(batch, fault) of every refused line still standing."""
    return _asked("quarantine", *_now())


def aliases() -> tuple[Act, ...]:
    """Spellings of units that people confirmed and nobody took back."""
    return _remembered(ALIAS, *_now())


def mappings() -> tuple[Act, ...]:
    """Ways of reading remembered for headings."""
    return _remembered(MAPPING, *_now())


def _now() -> tuple[int, int]:
    store = readers.store()
    return id(store), store.database.writes


@lru_cache(maxsize=4)
def _withdrawn(known: tuple[Batch, ...]) -> frozenset[int]:
    return frozenset(one.id for one in known if one.withdrawn_on)


@lru_cache(maxsize=8)
def _brought(batch: int, _store: int, _writes: int) -> tuple[dict[str, Any], ...]:
    return readers.store().brought(batch)


@lru_cache(maxsize=8)
def _asked(name: str, _store: int, _writes: int) -> Any:
    return getattr(readers.store(), name)()


@lru_cache(maxsize=8)
def _remembered(kinds: tuple[str, str], _store: int, _writes: int) -> tuple[Act, ...]:
    return readers.store().remembered(*kinds)
