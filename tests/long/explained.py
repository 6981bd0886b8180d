"""Whether a reading of a damaged file follows from the file: every part of it that differs must stand in what the damage touched.

A unit, a month, an indicator, a numerator or a denominator that no reading of the undamaged file has in this company is a lie, unless the
touched text itself says it (or, for what a heading or a line above tells, said before what is now gone).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.long.rows import SCALES, near, numbers, says, sums, together

if TYPE_CHECKING:
    from parcam.catalog.load import Catalog
    from parcam.model.reading import Extraction, Reading
    from tests.long.touched import Touched

_MONTH_WORDS = ("thang", "quy", "month", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Judge:
    """Of one file: the readings it gives undamaged."""

    def __init__(self, catalog: Catalog, known: tuple[Reading, ...], *, sound: bool) -> None:
        self.known, self.sound = known, sound
        self.names = {unit.id: [fold(name) for name in (unit.name, unit.short, *unit.aliases)] for unit in catalog.units.values()}

    def lies(self, readings: tuple[Reading, ...], touched: Touched) -> list[Reading]:
        """The readings that nothing in the file explains. A file in which something was refused undamaged (`sound` is False) may lose by
        the damage what stood in the way, and one whose names have changed places says another thing than before: then the parts must
        stand together in the damaged file."""
        if touched.all:
            return []
        had = {_whole(one) for one in self.known}
        new = [one for one in readings if _whole(one) not in had]
        if not new:
            return []
        told = _Told(self.names, touched)
        new = [one for one in new if not any(told.explains(one, old) for old in self.known)]
        if not self.sound or touched.moved:
            return [one for one in new if touched.rows and not says(one, touched.rows)]
        return new

    def miscounted(self, found: Extraction, touched: Touched) -> list[Reading]:
        """The readings of a register that differ by more lines than were touched, or, where names changed places, are sums of no lines;
        fewer are owned up to by a reject. Where lines were refused undamaged, as two of one code, one touched may free another."""
        if touched.all or touched.loose:
            return []
        old = {(one.indicator, one.unit, one.month): one for one in self.known}
        wrong = [one for one in found.readings if not _counted(one, old.get((one.indicator, one.unit, one.month)), found, touched)]
        freed = replace(touched, lines=touched.lines if self.sound else 2 * touched.lines)
        wrong = [one for one in wrong if not _counted(one, old.get((one.indicator, one.unit, one.month)), found, freed)]
        return [one for one in wrong if not (touched.moved and says(one, touched.rows))]


def _counted(one: Reading, old: Reading | None, found: Extraction, touched: Touched) -> bool:
    was = (old.numerator or 0, old.denominator or 0) if old else (0, 0)
    now = one.numerator or 0, one.denominator or 0
    if one.indicator == "disbursement":
        return now == was or bool(numbers(touched.before + touched.after)) or bool(found.faults)
    lowered = bool(found.faults) and old is not None
    return all(abs(new - before) <= touched.lines or (lowered and new < before) for new, before in zip(now, was, strict=True))


class _Told:
    def __init__(self, names: dict[str, list[str]], touched: Touched) -> None:
        self.touched = touched
        self.before, self.after = fold(touched.before), fold(touched.after)
        self.numbers = numbers(touched.after)
        self.gone = numbers(touched.before) | {0.0}
        self.less = {total for found in sums(touched.gone) for total in found}
        self.less |= {one for row in touched.gone for cell in row for one in numbers(cell)}
        self.names = names
        self.rows = [numbers(" \x00 ".join(row)) for row in touched.rows]

    def explains(self, one: Reading, old: Reading) -> bool:
        """Whether `one` may have become of `old`."""
        return self._unit(one, old) and self._month(one, old) and self._indicator(one, old) and self._parts(one, old)

    def _unit(self, one: Reading, old: Reading) -> bool:
        if one.unit == old.unit or self.touched.loose:
            return True
        return self._named(one.unit, self.after) or self._named(old.unit, self.before)

    def _named(self, unit: str, text: str) -> bool:
        return any(name and name in text for name in self.names.get(unit, []))

    def _month(self, one: Reading, old: Reading) -> bool:
        if one.month == old.month or self.touched.loose:
            return True
        return _dated(one, self.touched.after, self.after) or _dated(old, self.touched.before, self.before)

    def _indicator(self, one: Reading, old: Reading) -> bool:
        worded = re.search(r"[a-z]{2}", self.before + self.after)
        return one.indicator == old.indicator or self.touched.loose or bool(worded)

    def _parts(self, one: Reading, old: Reading) -> bool:
        if one.numerator is None or old.numerator is None:
            return self._stated(one, old)
        pairs = ((one.numerator, old.numerator), (one.denominator, old.denominator))
        return all(self._number(new, was) for new, was in pairs)

    def _stated(self, one: Reading, old: Reading) -> bool:
        """A percent that was there before, as such or by its parts, or that stands in what was touched, or is of figures beside it."""
        if one.numerator is not None:
            return all(self._number(part, None) for part in (one.numerator, one.denominator))
        if old.rate is not None and one.stated is not None and abs(one.stated - old.rate) <= 0.0006:
            return True
        if any(self.numbers & row and together(one, row) for row in self.rows):
            return True
        return one.stated is not None and (self._number(one.stated, old.stated) or self._number(100 * one.stated, 100 * (old.stated or 0)))

    def _number(self, new: float | None, was: float | None) -> bool:
        if new is None or new == was:
            return new == was
        if any(near(new, scale * part) for part in self.numbers for scale in SCALES):
            return True
        if was is None:
            return False
        if any(near(new, was - scale * less) for less in self.less for scale in SCALES):
            return True
        return any(near(new, was + scale * (part - gone)) for part in self.numbers for gone in self.gone for scale in (1, 1e3, 1e6, 1e9))


def _whole(one: Reading) -> tuple[object, ...]:
    return one.indicator, one.unit, one.month, one.numerator, one.denominator, one.stated and round(one.stated, 9)


def _dated(one: Reading, text: str, folded: str) -> bool:
    runs = {int(run) for run in re.findall(r"\d+", text)}
    if re.search(r"\d{5}", text):
        runs |= {one.month.number for run in re.findall(r"\d{5}", text) if 40_000 < int(run) < 50_000}
    roman = re.search(r"\b(?:X|IX|IV|V?I{1,3}|V)\b", text)
    return bool(one.month.number in runs or one.month.year in runs or roman or any(word in folded for word in _MONTH_WORDS))


def fold(text: str) -> str:
    """Letters and digits only, lower case, no accents."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if letter.isalnum())
