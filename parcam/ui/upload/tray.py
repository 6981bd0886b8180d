"""The files a person brought, or took up again from a batch, and has not yet accepted: read once per file, statement and known aliases;
gone with the session."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from parcam.desk.mending import header_key, options_of
from parcam.desk.reading import read_in
from parcam.model.reading import Options
from parcam.ui import readers, workroom
from parcam.ui.upload import kept
from parcam.ui.upload.brought import Original, lay, place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parcam.model.reading import Batch, Extraction, Receipt
    from parcam.ui.upload.brought import Brought

_TRAY = "tray"
UPLOADER = "upload.files"


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
    memo: dict[tuple[Any, ...], Any] = field(default_factory=dict, compare=False)

    def once(self, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        """What `make` answers, asked once per key for this reading of the file."""
        if key not in self.memo:
            self.memo[key] = make()
        return self.memo[key]


@dataclass
class Tray:
    """Lives in the session; its folder is deleted with it. `before` holds what a file said until something was stated about it anew;
    `chosen` is the file a person looks at ("": none in particular), `cleared` how often the uploader was emptied,
    `rivals` what upload.rivals found last, `shown` how often a person is to be led up to the tray."""

    folder: Path = field(default_factory=lambda: workroom.new("tray"))
    said: dict[str, Options] = field(default_factory=dict)
    before: dict[str, Extraction] = field(default_factory=dict)
    read: dict[tuple[Any, ...], Item] = field(default_factory=dict)
    stopped: set[str] = field(default_factory=set)
    headers: dict[str, str] = field(default_factory=dict)
    again: dict[str, Original] = field(default_factory=dict)
    chosen: str = ""
    cleared: int = 0
    shown: int = 0
    rivals: tuple[tuple[Extraction, ...], Any] | None = None

    def __post_init__(self) -> None:
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)


def tray() -> Tray:
    if _TRAY not in st.session_state:
        st.session_state[_TRAY] = Tray()
    return st.session_state[_TRAY]


def uploader() -> str:
    """The key of the uploader; another one once it was emptied."""
    cleared = tray().cleared
    return f"{UPLOADER}.{cleared}" if cleared else UPLOADER


def receive() -> None:
    """Lays what the browser sent on disk, before Streamlit makes copies of it for the script."""
    for file in st.session_state.get(uploader(), ()):
        lay(file, _path(file))


def read(files: Sequence[Brought], progress: Callable[[float, int, int, str], None]) -> list[Item]:
    """Every file that was not stopped, as read under what was said about it, or was remembered for its headings.

    `progress` is told share (0-1) and file name.
    """
    held = tray()
    aliases = {act.refers_to: act.unit for act in kept.aliases()}
    mappings = {act.refers_to: act.payload for act in kept.mappings()}
    _let_go({file.file_id for file in files})
    wanted = [file for file in files if file.file_id not in held.stopped]
    items = []
    for at, file in enumerate(wanted):
        told = _placed(progress, at, len(wanted), file.name)
        item = _known(file, held.said.get(file.file_id, Options()), aliases, told)
        if mappings and file.file_id not in held.said and (mapping := mappings.get(_header(item))):
            held.before.setdefault(item.id, item.extraction)
            item = _known(file, options_of(mapping), aliases, told, header=_header(item))
        items.append(item)
    return items


def take_up(batch: Batch) -> None:
    """Puts the untouched file of a batch back on the tray, with what was said about it. StoreError when it is missing or altered."""
    store, id = readers.store(), f"batch-{batch.id}"
    tray().again[id] = Original(id, batch.file, store.archived(batch.id))
    tray().said[id], tray().chosen = store.options(batch.id), id
    tray().shown += 1


def taken_up() -> list[Original]:
    return list(tray().again.values())


def put_down(file_id: str) -> None:
    tray().again.pop(file_id, None)


def keep_only(items: Sequence[Item]) -> None:
    """Empties the uploader; these files stay on the tray."""
    held = tray()
    held.again = {item.id: Original(item.id, item.extraction.file, item.path) for item in items}
    held.cleared, held.chosen = held.cleared + 1, ""


def brought() -> list[Brought]:
    """Everything that lies on the tray, read or not."""
    return [*st.session_state.get(uploader(), ()), *taken_up()]


def _let_go(wanted: set[str]) -> None:
    """What was taken off the list is forgotten, and its copy deleted."""
    held = tray()
    for key in [key for key in held.read if key[0] not in wanted]:
        held.read.pop(key)
    for name in {one.name for one in held.folder.iterdir()} - set(map(place, wanted)):
        shutil.rmtree(held.folder / name, ignore_errors=True)
    for about in (held.said, held.before, held.headers):
        for id in about.keys() - wanted:
            about.pop(id)


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
    path = _path(file)
    lay(file, path)
    with ExitStack() as undone:
        work = Path(tempfile.mkdtemp(prefix="work-", dir=path.parent))
        undone.callback(shutil.rmtree, work, ignore_errors=True)
        extraction = read_in(work, path, options, readers.catalog(), name=file.name, aliases=aliases, progress=progress)
        undone.pop_all()
    return Item(file.file_id, path, extraction)


def _path(file: Brought) -> Path:
    return tray().folder / place(file.file_id) / "file"


def _placed(progress: Callable[[float, int, int, str], None], at: int, total: int, name: str) -> Callable[[float], None]:
    return lambda share: progress(share, at + 1, total, name)
