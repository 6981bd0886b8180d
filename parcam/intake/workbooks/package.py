"""The parts of an Office package: read within limits, without entities, with namespace prefixes taken off."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError
from xml.parsers import expat
from xml.sax.saxutils import escape

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from parcam.intake import limits
from parcam.intake.refuse import refuse

if TYPE_CHECKING:
    from pathlib import Path

_PREFIX = re.compile(rb"<(/?)(?:x|ss|main|ns\d*|s):(?=[a-zA-Z])")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_CDATA = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_UNZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Package:
    """An opened zip of XML parts; names are matched without regard to case. Use as a context manager."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except _UNZIP_ERRORS as error:
            raise refuse("corrupt_file", "truncated") from error
        self._names = {name.replace("\\", "/").lower(): name for name in self._zip.namelist()}

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part. Refused: corrupt_file when it is missing, torn or declares entities; too_large."""
        real = self._names.get(name.lower())
        if real is None:
            raise refuse("corrupt_file", "missing_part", part=name)
        size = self._zip.getinfo(real).file_size
        if size > limits.ZIP_UNPACKED:
            raise refuse("too_large", "unpacked", size=size // limits.MB, limit=limits.ZIP_UNPACKED // limits.MB)
        try:
            data = self._zip.read(real)
        except _UNZIP_ERRORS as error:
            raise refuse("corrupt_file", "truncated") from error
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            data = data.decode("utf-16", "replace").encode("utf-8")
        if _DOCTYPE.search(data[:4096]):
            raise refuse("corrupt_file", "entities")
        return data

    def plain(self, name: str) -> bytes:
        """A part that is sound to its end, ready to be searched: prefixes of elements taken off (`<x:row>` -> `<row>`), comments left
        out, CDATA written plainly. Refused: corrupt_file when it is cut off or torn anywhere."""
        data = self.read(name)
        try:
            expat.ParserCreate("utf-8").Parse(data, True)
        except expat.ExpatError as error:
            raise refuse("corrupt_file", "truncated") from error
        if b"<!" in data:
            data = _CDATA.sub(lambda found: escape(found[1].decode("utf-8")).encode("utf-8"), _COMMENT.sub(b"", data))
        return _PREFIX.sub(rb"<\1", data) if _PREFIX.search(data[:20_000]) else data

    def tree(self, name: str) -> Element:
        """A small part as an element tree; element names without namespace."""
        try:
            root = fromstring(self.read(name), forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError) as error:
            raise refuse("corrupt_file", "missing_part", part=name) from error
        for element in root.iter():
            if isinstance(element.tag, str):
                element.tag = element.tag.rpartition("}")[2]
        return root


def attribute(element: Element, name: str) -> str:
    """An attribute whatever its namespace; '' when absent."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""
