"""The styles of an XML Spreadsheet: by name, each with what it takes from its parent, or else from the book's default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.workbooks.styles import PLAIN, Style, style_of

if TYPE_CHECKING:
    from collections.abc import Callable

_DEFAULT = "Default"
_NO_ID = -1
_DEEPEST = 16
"""Parents followed: a style that is its own ancestor has no end of them."""
_DAY, _TIME, _PLAIN = "d/m/yyyy", "h:mm", "General"
_NAMED = {
    "general date": _DAY, "long date": _DAY, "medium date": _DAY, "short date": _DAY, "long time": _TIME, "medium time": _TIME,
    "short time": _TIME, "percent": "0%", "general number": _PLAIN, "fixed": "0.00", "standard": "0.00", "scientific": "0.00",
    "currency": "0.00", "euro currency": "0.00", "yes/no": _PLAIN, "true/false": _PLAIN, "on/off": _PLAIN}
"""Formats that go by a name."""


class BookStyles:
    """`made` are the styles in use, in the order they were met; `starts` the handlers of the elements that declare styles."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._fonts: dict[str, str] = {}
        self._open = ""
        self.made: list[Style] = []
        self._places: dict[str, int] = {}
        self.starts: dict[str, Callable[[dict[str, str]], None]] = {"Style": self._style, "NumberFormat": self._format}

    def place(self, name: str) -> int:
        """The place in `made` of the style of that name; the default's for none and for one never declared."""
        if name not in self._places:
            code, font = (self._inherited(name, own) for own in (self._codes, self._fonts))
            found = style_of(_NO_ID, _NAMED.get(code.casefold(), code), font)
            self._places[name] = len(self.made)
            self.made.append(found if found._replace(font_name="") != PLAIN else PLAIN)
        return self._places[name]

    def font(self, found: dict[str, str]) -> None:
        """The font of the style that is being declared."""
        if "FontName" in found:
            self._fonts[self._open] = found["FontName"]

    def _style(self, found: dict[str, str]) -> None:
        self._open = found.get("ID", "")
        self._parents[self._open] = found.get("Parent", "")

    def _format(self, found: dict[str, str]) -> None:
        self._codes[self._open] = found.get("Format", "")

    def _inherited(self, name: str, own: dict[str, str]) -> str:
        for _ in range(_DEEPEST):
            if name in own:
                return own[name]
            if name == _DEFAULT:
                return ""
            name = self._parents.get(name, "") or _DEFAULT
        return ""
