"""A text file too large to hold: its head is decoded for its structure, the whole is put within DuckDB's reach in UTF-8."""

from __future__ import annotations

import codecs
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, BinaryIO, Generic, NamedTuple, TypeVar

import numpy as np

from parcam.intake import limits
from parcam.intake.letters.as_stated import decode_as, decoder_as, wide_as
from parcam.intake.letters.encoding import Decoded, decode, wide_codec
from parcam.intake.refuse import refuse
from parcam.intake.sheet import Refused
from parcam.intake.text.survey import is_utf8, survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

T = TypeVar("T")

_BLOCK = 8 * limits.MB
_VOTES = 24


class Whole(NamedTuple, Generic[T]):
    """`head`: what the first lines, decoded, were understood to be; `path`: all of it as UTF-8; `lines`: physical lines of the whole
    file; `feeds`: line feeds before some places in it."""

    head: T
    head_lines: int
    path: Path
    lines: int
    feeds: Mapping[int, int]


def whole_file(path: Path, scratch: Path, understand: Callable[[Decoded], T], encoding: str = "") -> Whole[T]:
    """Read the head, vote on pieces from the whole file and on every line that is no UTF-8 unless the `encoding` is stated, transcode to
    `scratch` when the file is not UTF-8 with line feeds already. The head is understood while the rest is looked at.

    Refused when a line is longer than the limit or the bytes are not text, or as `understand`.
    """
    head, pieces = _looked_at(path, encoding)
    with ThreadPoolExecutor(1) as beside, ExitStack() as undo:
        undo.callback((stop := Event()).set)
        looking = beside.submit(survey, path, stop) if is_utf8(np.frombuffer(head, np.uint8)) else None
        voted = decode_as(b"".join((head, *pieces)), encoding)
        turn = decoder_as(voted, encoding)
        decoded, found, early = _first_lines(head, voted, turn), None, None
        if voted.codec in ("utf-8", "ascii"):
            looking = looking or beside.submit(survey, path, stop)
            try:
                early = understand(decoded)
            except Refused:
                if looking.result().plain:
                    raise
            found = looking.result()
    if found and found.plain and early is not None:
        return Whole(early, _lines_of(decoded.text), path, found.lines, found.feeds)
    if found and found.broken and not encoding:
        again = decode(b"".join((head, *pieces, *found.broken)))
        voted = voted._replace(codec="utf-8") if again.encoding == "UTF-8" else again
        turn = decoder_as(voted, encoding)
        decoded = _first_lines(head, voted, turn)
    target, lines, damaged = _transcode(path, scratch, voted, turn)
    return Whole(understand(decoded._replace(damaged=damaged)), _lines_of(decoded.text), target, lines, {})


def _looked_at(path: Path, encoding: str) -> tuple[bytes, list[bytes]]:
    """The whole lines at the file's head, and pieces from all of it for the vote."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(limits.SAMPLE_BYTES)
        cut = max(head.rfind(b"\n"), head.rfind(b"\r"))
        if cut < 0:
            raise refuse("too_large", "line", size=size // limits.MB, limit=limits.LINE_BYTES // limits.MB)
        wide = wide_as(encoding) if encoding else wide_codec(head)
        if wide:
            cut -= (cut + 1) % (4 if "32" in wide else 2)
        return head[: cut + 1], [] if wide else list(_pieces(file, size))


def _first_lines(head: bytes, voted: Decoded, turn: Callable[[bytes], str]) -> Decoded:
    first = turn(head)
    first = first[: max(first.rfind("\n"), first.rfind("\r")) + 1]
    return voted._replace(text=first, damaged=first.count("\ufffd"))


def _lines_of(text: str) -> int:
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def _pieces(file: BinaryIO, size: int) -> Iterator[bytes]:
    """Whole lines from `_VOTES` places spread over the file."""
    for step in range(1, _VOTES):
        file.seek(size * step // _VOTES)
        block = file.read(32_768)
        start, end = block.find(b"\n") + 1, block.rfind(b"\n") + 1
        if 0 < start < end:
            yield block[start:end]


def _transcode(path: Path, scratch: Path, voted: Decoded, turn: Callable[[bytes], str]) -> tuple[Path, int, int]:
    """(file, its lines, characters that could not be decoded)."""
    lines, damaged, last = 0, 0, b"\n"
    with path.open("rb") as source, tempfile.NamedTemporaryFile(dir=scratch, suffix=".csv", delete=False) as target:
        for block in _whole_lines(source, voted):
            text = turn(block).replace("\r\n", "\n").replace("\r", "\n")
            out = text.encode("utf-8", "replace")
            damaged += text.count("\ufffd")
            lines += out.count(b"\n")
            last = out[-1:] or last
            target.write(out)
    return Path(target.name), lines + (last != b"\n"), damaged


def _whole_lines(source: BinaryIO, voted: Decoded) -> Iterator[bytes]:
    """Blocks that end at a line's end, so that no character and no pair of letters is torn."""
    wide = voted.codec.startswith(("utf-16", "utf-32"))
    feed = codecs.encode("\n", voted.codec) if wide else b"\n"
    rest = b""
    while block := source.read(_BLOCK):
        block = rest + block
        cut = block.rfind(feed)
        while wide and cut > 0 and cut % len(feed):
            cut = block.rfind(feed, 0, cut + len(feed) - 1)
        if cut < 0 and not wide:
            cut = block.rfind(b"\r")
        if cut < 0:
            if len(block) > 2 * limits.LINE_BYTES:
                raise refuse("too_large", "line", size=len(block) // limits.MB, limit=limits.LINE_BYTES // limits.MB)
            rest = block
            continue
        yield block[:cut + len(feed)]
        rest = block[cut + len(feed):]
    if rest:
        yield rest


