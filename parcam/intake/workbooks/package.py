"""The parts of an Office package: read within limits, without entities, by the relations that name them."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from parcam.intake import limits
from parcam.intake.refuse import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_UNZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_ROOT = "_rels/.rels"


class Relation(NamedTuple):
    """`kind` is the last word of its type (worksheet, styles, sharedStrings …), `part` the name of the part it leads to."""

    kind: str
    part: str


class Package:
    """An opened zip of parts; names are matched without regard to case or the way of their slashes. Use as a context manager."""

    def __init__(self, path: Path) -> None:
        """Refused: corrupt_file when it is no zip, or has two parts of one name that differ."""
        try:
            self._zip = zipfile.ZipFile(path)
        except _UNZIP_ERRORS as error:
            raise refuse("corrupt_file", "truncated") from error
        self._names: dict[str, zipfile.ZipInfo] = {}
        for member in self._zip.infolist():
            known = self._names.setdefault(_tidy(member.filename), member)
            if (known.CRC, known.file_size) != (member.CRC, member.file_size):
                self._zip.close()
                raise refuse("corrupt_file", "workbook", reason=member.filename[:40])

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return _tidy(name) in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part. Refused: corrupt_file when it is missing, torn or declares entities; too_large."""
        return b"".join(self.blocks(name, -1))

    def blocks(self, name: str, size: int) -> Iterator[bytes]:
        """The same piece after piece, of `size` bytes (-1: all at once); what is torn may be found only at its end."""
        member = self._names.get(_tidy(name))
        if member is None:
            raise refuse("corrupt_file", "missing_part", part=name)
        _weigh(name, member.file_size, limits.PART_BYTES if size < 0 else limits.ZIP_UNPACKED)
        try:
            with self._zip.open(member) as file:
                block = file.read(size)
                if _DOCTYPE.search(block[:4096]):
                    raise refuse("corrupt_file", "entities")
                while block:
                    yield block
                    block = file.read(size)
        except _UNZIP_ERRORS as error:
            raise refuse("corrupt_file", "truncated") from error

    def tree(self, name: str) -> Element:
        """A small part as an element tree; element names without namespace. Refused: as `read`, too_large also for a large one."""
        _weigh(name, self._names[_tidy(name)].file_size if name in self else 0, limits.TREE_BYTES)
        try:
            root = fromstring(self.read(name), forbid_dtd=True)
        except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
            raise refuse("corrupt_file", "missing_part", part=name) from error
        for element in root.iter():
            if isinstance(element.tag, str):
                element.tag = element.tag.rpartition("}")[2]
        return root

    def main_part(self, usual: str) -> str:
        """The part that the package itself names as its document; the `usual` one where it names none that is there."""
        found = (one.part for one in self.relations("").values() if one.kind == "officeDocument")
        return next((part for part in found if part in self), usual)

    def relations(self, part: str) -> dict[str, Relation]:
        """Where a part leads inside the package, by id; none when nothing is told. Targets are beside the part or from the root."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels") if part else _ROOT
        if listed not in self:
            return {}
        out = {}
        for item in self.tree(listed).iter("Relationship"):
            target = item.get("Target", "").replace("\\", "/")
            if item.get("TargetMode", "").lower() != "external":
                out[item.get("Id", "")] = Relation(item.get("Type", "").rpartition("/")[2], self._led(folder, target))
        return out

    def _led(self, folder: str, target: str) -> str:
        """The name a target means; a percent sign may be the name's own."""
        names = [posixpath.normpath(posixpath.join("/", folder, one)).lstrip("/") for one in (target, unquote(target))]
        return next((one for one in names if one in self), names[0])


def _weigh(name: str, size: int, most: int) -> None:
    if size > most:
        raise refuse("too_large", "part", part=name[-40:], size=size // limits.MB, limit=most // limits.MB)


def _tidy(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def attribute(element: Element, name: str) -> str:
    """An attribute whatever its namespace; '' when absent."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""
