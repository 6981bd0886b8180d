"""The files a person brought, or took up again from a batch, and has not yet accepted: read once per file, statement and known aliases;
gone with the session."""

from __future__ import annotations

import shutil
import tempfile
import time
import weakref
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import streamlit as st

from parcam.desk.loading import accept
from parcam.desk.mending import header_key, options_of
from parcam.desk.reading import read_in
from parcam.model.act import Act
from parcam.model.reading import Options
from parcam.store.memory import ALIAS
from parcam.ui import readers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from parcam.model.reading import Batch, Extraction, Receipt

_TRAY = "tray"
_SHOW_EVERY = 0.15
"""Seconds between two movements of the progress bar."""


class Brought(Protocol):
    """What Streamlit hands over for an uploaded file."""

    file_id: str
    name: str

    def getbuffer(self) -> memoryview: ...


@dataclass(frozen=True, slots=True)
class Original:
    """The archived file of a batch, taken up again."""

    file_id: str
    name: str
    content: bytes

    def getbuffer(self) -> memoryview:
        return memoryview(self.content)


@dataclass(frozen=True, slots=True)
class Item:
    """One file as read. `receipt` is there once it was accepted; `header` is the key of its headings where a remembered mapping was
    sought, `remembered` that one was used."""

    id: str
    path: Path
    extraction: Extraction
    receipt: Receipt | None = None
    header: str = ""
    remembered: bool = False


@dataclass
class Tray:
    """Lives in the session; its folder is deleted with it."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="parcam-tray-")))
    said: dict[str, Options] = field(default_factory=dict)
    read: dict[tuple[Any, ...], Item] = field(default_factory=dict)
    stopped: set[str] = field(default_factory=set)
    headers: dict[str, str] = field(default_factory=dict)
    again: dict[str, Original] = field(default_factory=dict)

    def __post_init__(self) -> None:
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)


def tray() -> Tray:
    if _TRAY not in st.session_state:
        st.session_state[_TRAY] = Tray()
    return st.session_state[_TRAY]


def read(files: Sequence[Brought], progress: Callable[[float, str], None]) -> list[Item]:
    """Every file that was not stopped, as read under what was said about it, or was remembered for its headings.

    `progress` is told share (0-1) and file name.
    """
    held, aliases, mappings = tray(), readers.store().aliases(), readers.store().mappings()
    wanted = [file for file in files if file.file_id not in held.stopped]
    items = []
    for at, file in enumerate(wanted):
        told = _paced(progress, at, len(wanted), file.name)
        item = _known(file, held.said.get(file.file_id, Options()), aliases, told)
        if mappings and file.file_id not in held.said and (mapping := mappings.get(_header(item))):
            item = _known(file, options_of(mapping), aliases, told, header=_header(item))
        items.append(item)
    return items


def take_up(batch: Batch) -> None:
    """Puts the untouched file of a batch back on the tray, with what was said about it. StoreError when it is missing or altered."""
    store, id = readers.store(), f"batch-{batch.id}"
    tray().again[id] = Original(id, batch.file, store.original(batch.id))
    tray().said[id] = store.options(batch.id)


def taken_up() -> list[Original]:
    return list(tray().again.values())


def put_down(file_id: str) -> None:
    tray().again.pop(file_id, None)


def say_about(file_id: str, options: Options) -> None:
    """What a person states about a file: its indicator, dataset or month. The file is read anew."""
    tray().said[file_id] = options


def stop() -> None:
    """Stops reading: what is not read by now is left aside until it is brought again."""
    known = {key[0] for key in tray().read}
    tray().stopped |= {file.file_id for file in st.session_state.get("upload.files", ()) if file.file_id not in known}


def take(items: Sequence[Item], by: str, known_on: date) -> list[Item]:
    """Accepts every item that has readings and was not accepted yet. StoreError names what stood in the way."""
    held, taken = tray(), []
    for key, item in list(held.read.items()):
        if item in items and item.receipt is None and item.extraction.readings:
            receipt = accept(readers.store(), item.extraction, item.path, by=by, known_on=known_on)
            held.read[key] = replace(item, receipt=receipt)
            taken.append(held.read[key])
    return taken


def confirm_alias(spelling: str, unit: str, by: str) -> None:
    """From now on this spelling means that unit, in every file; kept in the ledger with who and when."""
    readers.store().record(Act(ALIAS[0], by, readers.now().date(), unit=unit, refers_to=spelling))


def _known(file: Brought, options: Options, aliases: dict[str, str], progress: Callable[[float], None], *, header: str = "") -> Item:
    held = tray()
    key = (file.file_id, options, tuple(sorted(aliases.items())), header)
    if key not in held.read:
        held.read[key] = replace(_read(file, options, aliases, progress), header=header, remembered=bool(header))
    return held.read[key]


def _header(item: Item) -> str:
    """Its headings' key, looked up once per file."""
    held = tray()
    if item.id not in held.headers:
        held.headers[item.id] = header_key(item.path, item.extraction.file)
    return held.headers[item.id]


def _read(file: Brought, options: Options, aliases: dict[str, str], progress: Callable[[float], None]) -> Item:
    folder = tray().folder / f"{file.file_id}-{len(tray().read)}"
    folder.mkdir(parents=True)
    path = folder / "file"
    path.write_bytes(file.getbuffer())
    work = folder / "work"
    work.mkdir()
    extraction = read_in(work, path, options, readers.catalog(), name=file.name, aliases=aliases, progress=progress)
    return Item(file.file_id, path, extraction)


def _paced(progress: Callable[[float, str], None], at: int, total: int, name: str) -> Callable[[float], None]:
    last = [0.0]
    progress(at / total, name)

    def paced(share: float) -> None:
        now = time.monotonic()
        if now - last[0] >= _SHOW_EVERY:
            last[0] = now
            progress((at + min(share, 1.0)) / total, name)

    return paced
