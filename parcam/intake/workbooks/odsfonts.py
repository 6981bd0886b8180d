"""The fonts of an ODS file by the styles of its cells and runs of text: only old Vietnamese fonts matter."""

from __future__ import annotations

from parcam.intake.workbooks.styles import PLAIN, Style, font_kind

_CELL, _TEXT = "table-cell", "text"


class Fonts:
    """Hears the style elements of styles.xml and content.xml; `cell` and `run` answer with the style of a cell or a run of text.
    A style without a font has its parent's."""

    def __init__(self) -> None:
        self._families: dict[str, str] = {}
        self._own: dict[tuple[str, str], str] = {}
        self._parents: dict[tuple[str, str], str] = {}
        self._open = ("", "")
        self._found: dict[tuple[str, str], Style] = {}

    def start(self, name: str, found: dict[str, str]) -> None:
        if name == "font-face":
            self._families[found.get("name", "")] = found.get("font-family", "").strip("'\"")
        elif name == "style":
            self._open = (found.get("family", ""), found.get("name", ""))
            self._parents[self._open] = found.get("parent-style-name", "")
        elif name == "text-properties":
            font = found.get("font-name", "")
            if font := self._families.get(font, font) or found.get("font-family", "").strip("'\""):
                self._own[self._open] = font

    @property
    def old(self) -> bool:
        """Whether any of them is an old Vietnamese font."""
        return any(font_kind(font)[0] for font in self._own.values())

    def cell(self, name: str) -> Style:
        return self._style((_CELL, name or "Default"))

    def run(self, name: str) -> Style:
        return self._style((_TEXT, name))

    def _style(self, key: tuple[str, str]) -> Style:
        if key not in self._found:
            font, above = "", key
            for _ in range(10):  # a style that descends from itself ends here
                font = font or self._own.get(above, "")
                above = (key[0], self._parents.get(above, ""))
            kind = font_kind(font)
            self._found[key] = Style("", *kind, font) if kind[0] else PLAIN
        return self._found[key]
