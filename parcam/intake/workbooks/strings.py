"""The texts of a workbook: shared strings, runs of several fonts, old fonts turned into Unicode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.letters import legacy
from parcam.intake.workbooks.styles import Style, font_kind
from parcam.intake.workbooks.xmlstream import hear
from parcam.intake.workbooks.xmltext import NotPlain, decoded, entities, unescaped

if TYPE_CHECKING:
    from collections.abc import Callable

_ITEM, _ITEM_END, _BETWEEN = b"<si><t>", b"</t></si>", "</t></si><si><t>"
_KEPT = b'<t xml:space="preserve">'
_UTF8 = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?!<\?xml[^>]*encoding)|(?:\xef\xbb\xbf)?<\?xml[^>?]*encoding=[\"']utf-?8[\"']", re.IGNORECASE)


class Strings(NamedTuple):
    """Shared strings by their number."""

    texts: list[str]


class RichText:
    """Hears the text of a string item: its runs joined, each turned by its own font, phonetic guides left out."""

    def __init__(self) -> None:
        self.starts: dict[str, Callable[[dict[str, str]], None]] = {
            "t": self._start_text, "r": self._start_run, "rFont": self._font, "rPh": self._start_guide}
        self.ends: dict[str, Callable[[], None]] = {"t": self._end_text, "rPh": self._end_guide, "r": self._end_run}
        self.begin()

    def begin(self) -> None:
        self._pieces: list[str] = []
        self._heard: list[str] | None = None
        self._face, self._guide = "", False

    def text(self) -> str:
        return "".join(self._pieces)

    def said(self, text: str) -> None:
        if self._heard is not None:
            self._heard.append(text)

    def _start_text(self, _: dict[str, str]) -> None:
        self._heard = None if self._guide else []

    def _end_text(self) -> None:
        if self._heard:
            text = unescaped("".join(self._heard))
            self._pieces.append(by_font(text, Style("", *font_kind(self._face))) if self._face else text)
        self._heard = None

    def _start_run(self, _: dict[str, str]) -> None:
        self._face = ""

    def _end_run(self) -> None:
        self._face = ""

    def _font(self, found: dict[str, str]) -> None:
        self._face = found.get("val", "")

    def _start_guide(self, _: dict[str, str]) -> None:
        self._guide = True

    def _end_guide(self) -> None:
        self._guide = False


class _Items(RichText):
    """Every item of the part of shared strings."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.starts["si"] = lambda _: self.begin()
        self.ends["si"] = lambda: self.texts.append(self.text())


def shared_strings(data: bytes) -> Strings:
    """The strings of the part's bytes. Refused: corrupt_file when they are no sound XML."""
    try:
        return Strings(_plain(data))
    except NotPlain:
        items = _Items()
        hear((data,), items)
        return Strings(items.texts)


def is_utf8(data: bytes) -> bool:
    """Whether the bytes of a part say that they are UTF-8, or nothing of it."""
    return bool(_UTF8.match(data)) and data[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\x00" not in data[:4]


def _plain(data: bytes) -> list[str]:
    """The strings where every item is one plain text, found by parting them; what stands around the items must be sound XML."""
    start, end = data.find(_ITEM), data.rfind(_ITEM_END) + len(_ITEM_END)
    if start < 0 or end < start or not is_utf8(data) or b"<!" in data[:start] or b"<si" in data[end:]:
        raise NotPlain
    hear((data[:start], data[end:]), _Items())
    body = data[start + len(_ITEM):end - len(_ITEM_END)].replace(_KEPT, b"<t>")
    text = decoded(body)
    texts = text.split(_BETWEEN)
    if text.count("<") != 4 * (len(texts) - 1):
        raise NotPlain
    if "&" in text or "\r" in text:
        texts = [entities(one) for one in texts]
    return [unescaped(one) for one in texts] if "_x" in text else texts


def by_font(text: str, style: Style) -> str:
    """A text in the letters of an old font turned into Unicode; as it is in any other font."""
    if style.font == "tcvn3":
        text = legacy.from_tcvn3(text)
    elif style.font == "vni":
        text = legacy.from_vni(text)
    return text.upper() if style.capitals else text
