"""An XLS that is torn, or promises more than it can hold, is refused: it never brings the process down with it."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from parcam.intake.sheet import Refused
from parcam.intake.workbooks.oldbook import read_oldbook
from parcam.intake.workbooks.ole import stream

_BOOK = (Path(__file__).parent / "produced" / "book.xls").read_bytes()


def _patched(record: int, at: int, value: int) -> bytes:
    """The book with four bytes changed at `at` in the body of its first record of a kind; its stream lies in one piece."""
    data, book = bytearray(_BOOK), stream(_BOOK, "Workbook")
    start, place = _BOOK.index(book[:200]), 0
    while struct.unpack_from("<H", book, place)[0] != record:
        place += 4 + struct.unpack_from("<H", book, place + 2)[0]
    struct.pack_into("<I", data, start + place + 4 + at, value)
    return bytes(data)


@pytest.mark.parametrize("data", [_patched(0x200, 0, 38_400), _patched(0x200, 4, 900_000), _patched(0xFC, 4, 2_500_000_000)],
                         ids=["ends before it begins", "more rows than an XLS has", "more strings than bytes"])
def test_a_boast_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_oldbook(path, "a.xls")
    assert refused.value.error.kind == "corrupt_file"


def test_cut_anywhere_it_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    kinds = set()
    for end in range(520, len(_BOOK), 37):
        path.write_bytes(_BOOK[:end])
        try:
            read_oldbook(path, "a.xls")
        except Refused as refused:
            kinds.add(refused.error.kind)
    assert kinds == {"corrupt_file"}


def test_sectors_of_a_few_bytes(tmp_path: Path) -> None:
    data = bytearray(_BOOK)
    struct.pack_into("<H", data, 30, 1)
    struct.pack_into("<I", data, 68, 0)
    (tmp_path / "a.xls").write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_oldbook(tmp_path / "a.xls", "a.xls")
    assert refused.value.error.kind == "corrupt_file"
