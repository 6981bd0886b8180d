"""A file on its way into the ledger, copied once to the store's own disk: what is read is the copy, and the copy is what is kept.

So the file is not copied again when its reading is accepted, and nobody can change it between the two; its SHA-256 is found while it is
read. What a killed process leaves in the folder is swept out when the store is opened again.
"""

from __future__ import annotations

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from parcam.store.durable import sha256_of
from parcam.store.refusal import disk_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future


@dataclass(frozen=True, slots=True)
class Staged:
    """The copy, and a `folder` for what its reading leaves beside it. Accepting takes the copy away."""

    folder: Path
    path: Path
    found: Future[str]

    @property
    def sha256(self) -> str:
        """Of the copy; waits until it is found."""
        return self.found.result()


@contextmanager
def staged(original: Path, within: Path) -> Iterator[Staged]:
    """A copy of `original` in a folder of its own, gone after the block. StoreError for a full disk."""
    with tempfile.TemporaryDirectory(dir=within, prefix="file-") as folder, ThreadPoolExecutor(1) as beside:
        copy = Path(folder) / "original"
        with disk_in_words():
            shutil.copyfile(original, copy)
        yield Staged(Path(folder), copy, beside.submit(sha256_of, copy))
