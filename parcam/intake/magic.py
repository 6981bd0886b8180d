"""What a file is, by its first bytes and, for archives, by its directory: never by its name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from parcam.intake import limits
from parcam.intake.refuse import refuse

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_END, _LOCATOR, _WIDE_END = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_TAIL = 65_536 + 22 + 76
"""The end of a zip with the longest comment, and before it the wider end of large ones."""
_ENTRY = 46
_FOREIGN = (
    (b"%PDF", "pdf"), (b"{\\rtf", "rtf"), (b"PAR1", "parquet"), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"),
    (b"II*\x00", "image"), (b"MM\x00*", "image"), (b"BM", "bitmap"), (b"Rar!", "archive"), (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"), (b"BZh", "archive"), (b"\xfd7zXZ", "archive"), (b"PK\x05\x06", "archive"), (b"SQLite format 3", "database"),
    (b"MZ", "program"), (b"\x7fELF", "program"), (b"ID3", "media"), (b"OggS", "media"), (b"RIFF", "media"), (b"ARROW1", "parquet"),
    (b"\x00\x01\x00\x00Standard", "database"))
_NAMES = {"bitmap": "image"}
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b", re.IGNORECASE | re.DOTALL)
_MHT = re.compile(rb"\s*(?:MIME-Version:|From: <Saved by)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)
_BOOK = re.compile(rb"\s*(?:<(?:!--.*?--|\?[^>]*\?)>\s*)*<(?:\w{1,20}:)?Workbook\b[^<>]{0,4000}urn:schemas-microsoft-com", re.DOTALL)
_SHEETML = b"urn:schemas-microsoft-com:office:spreadsheet"
_JSON = re.compile(rb"\s*(?:\{\s*\"|\[\s*[\[{])")


def recognise(path: Path) -> str:
    """`text`, `xlsx`, `xlsb`, `ods`, `xls`, `html` or `xml` (XML Spreadsheet 2003).

    Refused: empty_file, unsupported_format (a kind that is named), encrypted_file, corrupt_file, too_large, not_a_table.
    """
    size = path.stat().st_size
    if not size:
        raise refuse("empty_file")
    with path.open("rb") as file:
        head = file.read(65_536)
    if head.startswith(ZIP):
        return _archive(path, size)
    if head.startswith(OLE):
        return _ole(path, size)
    for start, name in _FOREIGN:
        if head.startswith(start):
            _foreign(head, name)
    if head[4:12] in (b"ftypmp42", b"ftypisom", b"ftypheic", b"ftypqt  "):
        raise refuse("unsupported_format", "format.media")
    return _markup(head)


def _foreign(head: bytes, name: str) -> None:
    """Letters such as MZ or BM may begin a text too: two-letter marks count only before bytes that no text has."""
    if name in ("bitmap", "program", "media") and b"\x00" not in head[:64]:
        return
    raise refuse("unsupported_format", f"format.{_NAMES.get(name, name)}")


def _markup(head: bytes) -> str:
    plain = head.lstrip(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        plain = head.decode("utf-16", "replace").encode("ascii", "replace")
    if _HTML.match(plain) or (_XML.match(plain) and b"<html" in plain[:4096].lower()) or _MHT.match(plain):
        return "html"
    if _XML.match(plain) or _BOOK.match(plain):
        if b"<!ENTITY" in plain:
            raise refuse("corrupt_file", "entities")
        if _SHEETML in plain:
            return "xml"
        raise refuse("unsupported_format", "format.xml")
    if _JSON.match(plain) and plain.count(b'":') > 1:
        raise refuse("not_a_table", "json")
    return "text"


def _archive(path: Path, size: int) -> str:
    """The directory of a zip is weighed before it is read, and its members before anything in it is unpacked."""
    if (directory := _directory(path, size)) > limits.ZIP_DIRECTORY:
        raise refuse("too_large", "members", count=directory // _ENTRY, limit=limits.ZIP_MEMBERS)
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            names = {member.filename.replace("\\", "/").lower() for member in members}
            mime = archive.read("mimetype")[:100] if "mimetype" in names and archive.getinfo("mimetype").file_size < 200 else b""
    except (zipfile.BadZipFile, EOFError, OSError, KeyError, NotImplementedError, RuntimeError, ValueError) as error:
        raise refuse("corrupt_file", "truncated") from error
    _weigh(members, size)
    if any(member.flag_bits & 1 for member in members):
        raise refuse("encrypted_file")
    return _package(names, mime)


def _directory(path: Path, size: int) -> int:
    """Bytes that the end of a zip says its list of members takes; 0 when it has no end."""
    with path.open("rb") as file:
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 16:
        return 0
    wide = tail[at - 76:at - 20] if tail[at - 20:at - 16] == _LOCATOR and at >= 76 else b""
    return int.from_bytes(wide[40:48] if wide.startswith(_WIDE_END) else tail[at + 12:at + 16], "little")


def _package(names: set[str], mime: bytes) -> str:
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if b"opendocument.spreadsheet" in mime:
        return "ods"
    for start, kind in (("word/", "docx"), ("ppt/", "pptx")):
        if any(name.startswith(start) for name in names):
            raise refuse("unsupported_format", f"format.{kind}")
    if b"opendocument.text" in mime:
        raise refuse("unsupported_format", "format.docx")
    raise refuse("unsupported_format", "format.archive")


def _weigh(members: list[zipfile.ZipInfo], size: int) -> None:
    if len(members) > limits.ZIP_MEMBERS:
        raise refuse("too_large", "members", count=len(members), limit=limits.ZIP_MEMBERS)
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.ZIP_UNPACKED:
        raise refuse("too_large", "unpacked", size=unpacked // limits.MB, limit=limits.ZIP_UNPACKED // limits.MB)
    ratio = unpacked // max(1, size)
    if unpacked > limits.ZIP_ALWAYS and ratio > limits.ZIP_RATIO:
        raise refuse("too_large", "ratio", ratio=ratio)


def _ole(path: Path, size: int) -> str:
    if size > limits.WORKBOOK_BYTES:
        raise refuse("too_large", "bytes", size=size // limits.MB, limit=limits.WORKBOOK_BYTES // limits.MB)
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise refuse("encrypted_file")
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return "xls"
    raise refuse("unsupported_format", "format.doc")
