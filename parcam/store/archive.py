"""Files kept for good under the SHA-256 of their content: the same bytes stand once, and an altered file shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.store.durable import move_durably, sha256_of, write_durably

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Archive:
    folder: Path
    suffix: str = ""

    def path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256}{self.suffix}"

    def keep(self, content: bytes | Path) -> str:
        """Keep the content durably and return its SHA-256; what is kept and sound is not written again."""
        sha256 = sha256_of(content)
        if not self.holds(sha256):
            write_durably(self.path(sha256), content)
        return sha256

    def keep_as(self, sha256: str, content: bytes | Path) -> bool:
        """Keep the content durably in one pass over it; False, and nothing kept, when its SHA-256 is another."""
        if content == self.path(sha256):
            return self.holds(sha256)
        if self.path(sha256).exists():
            return sha256_of(content) == sha256 and (self.holds(sha256) or write_durably(self.path(sha256), content))
        return write_durably(self.path(sha256), content, sha256)

    def take(self, sha256: str, file: Path) -> str:
        """Keep a file of our own whose SHA-256 was found, without copying it: it is moved here, unless it is kept and sound."""
        if not self.holds(sha256):
            move_durably(file, self.path(sha256))
        return sha256

    def holds(self, sha256: str) -> bool:
        """Whether the file is there and still is what its name says."""
        path = self.path(sha256)
        return path.is_file() and sha256_of(path) == sha256
