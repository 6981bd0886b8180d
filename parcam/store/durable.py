"""Files that survive a power cut: written aside, flushed to the disk, then named; the folder flushed as well."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 1 << 20


def pieces(content: bytes | Path) -> Iterator[bytes]:
    """The content in pieces of at most a mebibyte, so that a large file never stands whole in memory."""
    if isinstance(content, Path):
        with content.open("rb") as file:
            while piece := file.read(CHUNK):
                yield piece
    else:
        yield content


def sha256_of(content: bytes | Path) -> str:
    digest = hashlib.sha256()
    for piece in pieces(content):
        digest.update(piece)
    return digest.hexdigest()


def write_durably(target: Path, content: bytes | Path, expected: str | None = None) -> bool:
    """Put `content` at `target`, whole or not at all, and return only when it is on the disk. OSError when it cannot.

    With an `expected` SHA-256, False and nothing written when the content is another.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f"{target.name}.{os.getpid()}-{threading.get_ident()}.part")
    digest = hashlib.sha256()
    try:
        with aside.open("wb") as file:
            for piece in pieces(content):
                digest.update(piece)
                file.write(piece)
            flush(file)
        if expected not in (None, digest.hexdigest()):
            return False
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    flush_folder(target.parent)
    return True


def flush(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
