"""Files that survive a power cut: written aside, flushed to the disk, then named; the folder flushed as well."""

from __future__ import annotations

import errno
import hashlib
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 1 << 18
"""Small enough to stay in the processor's cache."""


def pieces(content: bytes | Path) -> Iterator[bytes | memoryview]:
    """The content in pieces, each to be used before the next: a large file takes the memory, and the time to clear it, of one piece."""
    if isinstance(content, Path):
        room = memoryview(bytearray(CHUNK))
        with content.open("rb", buffering=0) as file:
            while size := file.readinto(room):
                yield room[:size]
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


def move_durably(source: Path, target: Path) -> None:
    """Give a file of our own its name at `target`, on the disk when it returns; where that is another disk, by a copy."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as file:
        os.fsync(file.fileno())
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        write_durably(target, source)
    flush_folder(target.parent)


def flush(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
