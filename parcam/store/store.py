"""The store as the rest of the house sees it: one object, opened once, safe for many threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.store.database import Database
from parcam.store.ledger import Ledger
from parcam.store.places import Places
from parcam.store.preview import Preview
from parcam.store.questions import Questions

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


class Store(Ledger, Preview, Questions):
    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the store at `path`, made when it is not there, brought to the newest schema, hardened and locked.

        StoreError when another process holds it, a newer version made it, it is damaged, or its folder cannot be written.
        """
        places = Places(path.resolve())
        return cls(places, Database(places))

    def close(self) -> None:
        self.database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
