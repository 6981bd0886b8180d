"""Files on their way to the tray: what the browser sent, or the archive's own copy; laid on disk once, and out of memory then."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from parcam.store.refusal import disk_in_words
from parcam.ui import arriving

if TYPE_CHECKING:
    from pathlib import Path


class Sent(Protocol):
    """What Streamlit hands over for an uploaded file."""

    file_id: str
    name: str

    def getvalue(self) -> bytes: ...
    def truncate(self, size: int) -> int: ...


@dataclass(frozen=True, slots=True)
class Original:
    """The archived file of a batch, taken up again."""

    file_id: str
    name: str
    archived: Path


Brought = Sent | Original


def place(file_id: str) -> str:
    """The name of the file's own folder. (The id comes from the browser, so it may be "..".)"""
    return hashlib.sha256(file_id.encode()).hexdigest()[:32]


def lay(file: Brought, path: Path) -> None:
    """The whole file at `path`, or nothing there: StoreError for a full disk."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name("arriving")
    with disk_in_words():
        if isinstance(file, Original):
            shutil.copyfile(file.archived, half)
        else:
            arriving.lay(file.getvalue(), half)
    half.rename(path)
    if not isinstance(file, Original):
        _free(file)


def _free(file: Sent) -> None:
    """Streamlit would keep the bytes in memory until the session ends: a gigabyte for a large register."""
    file.truncate(0)
    context = get_script_run_ctx()
    if context and isinstance(held := context.uploaded_file_mgr, MemoryUploadedFileManager):
        for record in held.get_files(context.session_id, [file.file_id]):
            held.add_file(context.session_id, record._replace(data=b""))
