"""Writes small XLSB workbooks: [MS-XLSB] records by hand, since no library does."""

from __future__ import annotations

import struct
import zipfile
from datetime import date

_NS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
          'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" '
          'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>')
_ERRORS = {"#DIV/0!": 0x07, "#N/A": 0x2A, "#REF!": 0x17}
_BUILTIN = {"General": 0, "0%": 9, "0.00%": 10}


def record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(body)
    while True:
        size += bytes([left & 0x7F | (0x80 if left > 0x7F else 0)])
        left >>= 7
        if not left:
            return head + size + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def write_xlsb(path, sheets, *, formats=(), fonts=(), merges=(), hidden_rows=(), states=(), from_1904=False):
    """`sheets` maps titles to rows; `formats` and `fonts` map (row, column) from 1 to a code or a name, on every sheet."""
    styles = [("General", ""), *dict.fromkeys(_style(at, dict(formats), dict(fonts)) for at in (*dict(formats), *dict(fonts)))]
    strings: list[str] = []
    parts = {}
    for number, rows in enumerate(sheets.values(), 1):
        body = [record(129), record(145)]
        for top, row in enumerate(rows):
            body.append(record(0, struct.pack("<IIHBBBI", top, 0, 300, 0, 0x10 if top + 1 in hidden_rows else 0, 0, 0)))
            for left, value in enumerate(row):
                style = styles.index(_style((top + 1, left + 1), dict(formats), dict(fonts)))
                body.append(_cell(struct.pack("<II", left, style), value, strings, from_1904) if value is not None else b"")
        body += [record(146), *[record(176, struct.pack("<4I", *merge)) for merge in merges], record(130)]
        parts[f"xl/worksheets/sheet{number}.bin"] = b"".join(body)
    hidden = dict(states)
    book = [record(131), record(153, struct.pack("<III", int(from_1904), 0, 0)), record(143)]
    book += [record(156, struct.pack("<II", hidden.get(title, 0), at) + wide(f"rId{at}") + wide(title)) for at, title in enumerate(sheets, 1)]
    parts["xl/workbook.bin"] = b"".join([*book, record(144), record(132)])
    parts["xl/styles.bin"] = _styles(styles)
    parts["xl/sharedStrings.bin"] = b"".join([record(159, struct.pack("<II", len(strings), len(strings))), *[record(19, b"\0" + wide(one)) for one in strings], record(160)])
    relations = [("worksheet", f"worksheets/sheet{at}.bin") for at in range(1, len(sheets) + 1)] + [("styles", "styles.bin"), ("sharedStrings", "sharedStrings.bin")]
    listed = "".join(f'<Relationship Id="rId{at}" Type="{_KIND}{kind}" Target="{target}"/>' for at, (kind, target) in enumerate(relations, 1))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", f'<Relationships {_NS}><Relationship Id="rId1" Type="{_KIND}officeDocument" Target="xl/workbook.bin"/></Relationships>')
        archive.writestr("xl/_rels/workbook.bin.rels", f"<Relationships {_NS}>{listed}</Relationships>")
        for name, data in parts.items():
            archive.writestr(name, data)


def _style(at, formats, fonts):
    return formats.get(at, "General"), fonts.get(at, "")


def _cell(head, value, strings, from_1904):
    if isinstance(value, date):
        value = (value - (date(1904, 1, 1) if from_1904 else date(1899, 12, 30))).days
    if isinstance(value, str) and value in _ERRORS:
        return record(11, head + bytes([_ERRORS[value]]) + bytes(10))
    if isinstance(value, str):
        if value not in strings:
            strings.append(value)
        return record(7, head + struct.pack("<I", strings.index(value)))
    if isinstance(value, int):
        return record(2, head + struct.pack("<i", value << 2 | 2))
    return record(5, head + struct.pack("<d", value))


def _styles(styles):
    codes = list(dict.fromkeys(code for code, _ in styles if code not in _BUILTIN))
    names = ["Calibri", *dict.fromkeys(font for _, font in styles if font)]
    body = [record(278), record(615, struct.pack("<I", len(codes)))]
    body += [record(44, struct.pack("<H", 164 + at) + wide(code)) for at, code in enumerate(codes)]
    body += [record(616), record(611, struct.pack("<I", len(names)))]
    body += [record(43, struct.pack("<HHHHBBBB", 220, 0, 400, 0, 0, 2, 0, 0) + bytes(8) + b"\2" + wide(name)) for name in names]
    body += [record(612), record(626, struct.pack("<I", 1)), _xf(0xFFFF, 0, 0), record(627), record(617, struct.pack("<I", len(styles)))]
    body += [_xf(0, _BUILTIN.get(code, 164 + codes.index(code) if code in codes else 0), names.index(font) if font else 0) for code, font in styles]
    return b"".join([*body, record(618), record(279)])


def _xf(parent, number, font):
    return record(47, struct.pack("<HHHHHBBHBB", parent, number, font, 0, 0, 0, 0, 0, 0, 0))
