"""One cell of a workbook from its raw value, type and style."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from math import isfinite
from typing import TYPE_CHECKING

from parcam.intake.letters.compose import composed
from parcam.intake.letters.relics import Relics
from parcam.intake.letters.syllable import marked_words, score
from parcam.intake.refuse import note, refuse
from parcam.intake.sheet import BLANK, Cell
from parcam.intake.workbooks.strings import by_font
from parcam.intake.workbooks.styles import PLAIN

if TYPE_CHECKING:
    from parcam.intake.workbooks.strings import Strings
    from parcam.intake.workbooks.styles import Style
    from parcam.model.reading import Note

_LITERAL_RETURN = "_x000D_"
_BLANKS = " \t\r\n\u00a0\u3000\ufeff"
_PLAIN = re.compile(r"-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9]")
_MAX_SERIAL = 2_958_465
_DIGITS = 15


class Cells:
    """Makes cells; equal ones are shared. `legacy` counts the cells of the current sheet whose old letters were turned by their font,
    `relics` hears the texts on which no font says anything."""

    def __init__(self, styles: list[Style], strings: Strings, old_epoch: bool) -> None:
        self._styles, self._strings = styles, strings.texts
        self._epoch = date(1904, 1, 1) if old_epoch else date(1899, 12, 30)
        self._texts: dict[tuple[str, int], Cell] = {}
        self.relics = Relics()
        self.forget_legacy()

    def forget_legacy(self) -> None:
        self.legacy, self.divided = 0, False
        self.legacy_fonts: set[str] = set()

    def told_styles(self, sheet: str) -> list[Note]:
        """The notes about old fonts and divided numbers on the sheet just read; forgets them."""
        fonts = ", ".join(sorted(self.legacy_fonts))
        found = [note("legacy_font", sheet, count=self.legacy, fonts=fonts)] if self.legacy else []
        found += [note("divided", sheet)] if self.divided else []
        self.forget_legacy()
        return found

    def style(self, index: int) -> Style:
        """Refused: corrupt_file when the workbook lacks that style: then nobody knows what its numbers are."""
        if 0 <= index < len(self._styles):
            return self._styles[index]
        if index:
            raise refuse("corrupt_file", "missing_part", part="xl/styles.xml")
        return PLAIN

    def shows_plainly(self, style: int) -> bool:
        """Whether a number of that style is shown as it is."""
        shown_as = self.style(style)
        return not shown_as.number and shown_as.shown_by == 1

    def shared(self, index: int, style: int) -> Cell:
        """Refused: corrupt_file when the workbook lacks that string."""
        if not 0 <= index < len(self._strings):
            raise refuse("corrupt_file", "missing_part", part="xl/sharedStrings.xml")
        return self.text(self._strings[index], style)

    def shared_several(self, indexes: list[int], style: int) -> list[Cell]:
        """The same for many of one style; texts of plain letters without anything to tidy need no thought."""
        if self.style(style) is not PLAIN and (self.style(style).font or self.style(style).capitals):
            return [self.shared(index, style) for index in indexes]
        strings, end = self._strings, len(self._strings)
        texts = [strings[index] if index < end else "" for index in indexes]
        if _are_tidy(texts):
            return list(map(Cell, texts))
        return [Cell(text) if _is_tidy(text) else self.shared(index, style) for index, text in zip(indexes, texts, strict=True)]

    def text(self, raw: str, style: int) -> Cell:
        known = self._texts.get((raw, style))
        if known is None:
            known = self._texts[raw, style] = self.styled_text(raw, self.style(style))
        return known

    def styled_text(self, raw: str, style: Style) -> Cell:
        """A cell of text in a style of its own."""
        stripped = raw.replace(_LITERAL_RETURN, "").strip(_BLANKS).replace("\r\n", "\n").replace("\r", "\n")
        if not stripped:
            return BLANK
        if stripped.isascii() and not style.capitals:
            return Cell(stripped)
        if style.font and not _is_unicode(stripped):
            self.legacy += 1
            self.legacy_fonts.add(style.font_name)
            return Cell(composed(by_font(stripped, style)))
        turned = composed(stripped)
        if any(char > "\x7f" and char != "£" for char in turned):
            self.relics.hear(turned)
        return Cell(turned)

    def number(self, raw: str, style: int) -> Cell:
        """A number, or the day or time that its style makes of it. Text that is no number stays text."""
        if "_" in raw:
            return self.text(raw, style)
        try:
            value = float(raw)
        except ValueError:
            return self.text(raw, style)
        if not isfinite(value):
            return self.text(raw, style)
        shown_as = self._styles[style] if 0 <= style < len(self._styles) else self.style(style)
        if len(raw) > _DIGITS:
            raw = f"{value:.{_DIGITS}g}"
            value = float(raw)
        if shown_as is PLAIN or (not (kind := shown_as.number) and shown_as.shown_by == 1):
            return Cell(raw if _PLAIN.fullmatch(raw) else plain_number(value, raw), value)
        if kind == "day" and 0 < value < _MAX_SERIAL:
            return self._day(value)
        if kind == "time" and 0 <= value < 1:
            return Cell(f"{timedelta(seconds=round(value * 86400))}")
        return self.shown(value, shown_as)

    def shown(self, value: float, style: Style) -> Cell:
        """A number as its style shows it: in thousands or millions, or as a percentage, where the format says so; what is no number is an
        error."""
        if not isfinite(value):
            return Cell("#NUM!", problem="error")
        if style.shown_by > 1:
            self.divided = True
            value /= style.shown_by
        value = fifteen(value / 100 if style.number == "points" else value)
        return Cell(plain_number(value), value, None, style.number in ("percent", "points"))

    def _day(self, serial: float) -> Cell:
        days = int(serial)
        day = self._epoch + timedelta(days=days + (days < 60 and self._epoch.year == 1899))
        seconds = round((serial - days) * 86400)
        if seconds:
            moment = datetime.combine(day, datetime.min.time()) + timedelta(seconds=seconds)
            return Cell(moment.isoformat(" ", "seconds"), None, moment.date())
        return Cell(day.isoformat(), None, day)


def _is_tidy(text: str) -> bool:
    return text.isascii() and text.isprintable() and text.strip(" ") == text != "" and _LITERAL_RETURN not in text


def _are_tidy(texts: list[str]) -> bool:
    """Whether all of them surely are: seen at one look."""
    whole = f"|{'|'.join(texts)}|"
    return whole.isascii() and whole.isprintable() and not any(sign in whole for sign in ("| ", " |", "||", _LITERAL_RETURN))


def fifteen(value: float) -> float:
    """A number in the fifteen digits that spreadsheets keep: 99.99999999999999 is 100."""
    return float(f"{value:.{_DIGITS}g}")


def plain_number(value: float, raw: str = "") -> str:
    """A number as digits: 1234567, 0.715; binary noise beyond 15 digits is dropped."""
    if len(raw) <= 15 and (raw.isdecimal() or _PLAIN.fullmatch(raw)):
        return raw
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    short = f"{value:.15g}"
    return short if "e" not in short else f"{value:f}".rstrip("0").rstrip(".") if abs(value) > 1e-7 else short


def _is_unicode(text: str) -> bool:
    """Whether a text in an old font was typed in Unicode all the same."""
    own = score(marked_words(composed(text)))
    return own.good > 0 and own.share >= 0.9 and any(ord(char) > 0xFF for char in text)
