"""Files damaged at random: read, or refused with a kind; nothing else ever comes out of the door, and nothing takes long."""

from __future__ import annotations

import io
import random
import time
import zipfile
from pathlib import Path

import pytest

from parcam.intake.child import sandbox
from parcam.intake.document import open_document
from parcam.intake.grid import grid_rows
from parcam.intake.layout.locate import locate
from parcam.intake.sheet import Refused
from tests.unit.intake_front.hostile import sheet_xml, workbook
from tests.unit.intake_front.writers import WRITERS

_TEXT = "BÁO CÁO THÁNG 3\n\nTT;Đơn vị;Ngày;Số;Tỷ lệ\n" + "".join(
    f'{n};"Phòng {n}; mẫu ""A""";0{n}/03/2024;{n * 37}.000;9{n},5\n' for n in range(1, 9)) + ";Tổng cộng;;999;\nNgười lập biểu\n"
_PAGE = "<html><table><tr><th>Đơn vị</th><th>Số</th></tr>" + '<tr><td rowspan="2">A</td><td>1</td></tr><tr><td>2</td></tr>' * 5 + "</table>"
_ROW = '<row r="{n}"><c r="A{n}" s="0"><v>{n}</v></c><c r="B{n}" t="inlineStr"><is><t>Phòng</t></is></c><c r="C{n}"><f>A1</f></c></row>'
_XML = ('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
        '</Styles><Worksheet ss:Name="A"><Table>' + '<Row ss:Hidden="0"><Cell ss:MergeDown="1"><Data ss:Type="String">Phòng</Data></Cell>'
        '<Cell ss:Index="3" ss:StyleID="p"><Data ss:Type="Number">0.955</Data></Cell></Row>' * 9 + "</Table></Worksheet></Workbook>")
_PRODUCED = Path(__file__).parent / "produced"
_NASTY = (b'"', b"'", b",", b";", b"\n", b"\r", b"\x00", b"\t", b"\xff", b"<", b"&#0;", b"99999999999999999999", b"-1", b"</c>", b"<row")


KINDS = {"empty_file", "no_data_rows", "not_a_table", "unsupported_format", "encrypted_file", "corrupt_file", "too_large"}


def seeds() -> list[bytes]:
    texts = [write(_TEXT) for write in WRITERS.values()]
    book = workbook(sheet_xml("".join(_ROW.format(n=n) for n in range(1, 30))))
    return [*texts, _PAGE.encode(), _XML.encode(), book, (_PRODUCED / "book.xls").read_bytes(), (_PRODUCED / "book.ods").read_bytes()]


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Some bytes changed, cut, doubled or turned round; inside the parts when the file is an archive."""
    if not data.startswith(b"PK") or rng.random() < 0.3:
        return _hit(bytearray(data), rng)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _hit(bytearray(part), rng) if rng.random() < 0.4 else part)
    return out.getvalue()


def _hit(data: bytearray, rng: random.Random) -> bytes:
    for _ in range(rng.randint(1, 6)):
        if not data:
            break
        start = rng.randrange(len(data))
        end = min(len(data), start + rng.randint(1, 200))
        change = rng.randrange(6)
        if change == 0:
            data[start] = rng.randrange(256)
        elif change == 1:
            del data[start:end]
        elif change == 2:
            data[start:start] = data[rng.randrange(len(data)):][:rng.randint(1, 300)]
        elif change == 3:
            data[start:start] = rng.choice(_NASTY) * rng.randint(1, 5)
        elif change == 4:
            data = data[:start]
        else:
            data[start:end] = data[start:end][::-1]
    return bytes(data)


def everything(path: Path) -> int:
    """All that the front half does with a file; how many tables it found."""
    tables = sum(len(locate(sheet)) for sheet in open_document(path).sheets)
    list(grid_rows(path))
    return tables


def assert_each_ends_well(count: int, seed: int, folder: Path) -> None:
    rng = random.Random(seed)
    sources = seeds()
    for place in range(count):
        path = folder / "damaged.bin"
        path.write_bytes(damaged(rng.choice(sources), rng))
        started = time.monotonic()
        try:
            sandbox.run_within(10.0, 480_000_000, None, None, everything, path)
        except Refused as refused:
            assert refused.error.kind in KINDS, place
        assert time.monotonic() - started < 12, place


def test_damaged_files(tmp_path: Path) -> None:
    assert_each_ends_well(200, 1, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_fifty_thousand_damaged_files(tmp_path: Path) -> None:
    assert_each_ends_well(50_000, 2, tmp_path)
