"""Figures of one indicator, unit and month put together: parts by recipe, the stated ratio, and what stands against them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parcam.intake.settle import Evidence, Ratios, Series, ratios

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.catalog.vocabulary import Recipe, Vocabulary
    from parcam.intake.gather import Figure
    from parcam.model.month import Month

_LEAST_MONEY = 1e6
_DECIMALS = re.compile(r"[.,](\d+)\s*%?\)?$")


@dataclass
class Record:
    """What one row (or the rows of one figure) says of an indicator, a unit and a month: figures by part."""

    table: int
    indicator: str
    unit: str
    month: Month
    figures: dict[str, Figure] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(figure.row for figure in self.figures.values()))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Parts, or a stated percent, or the kind of fault with the figure it lies in; `note` a kind of note that stops nothing.
    Nothing set: the record says too little to be a reading."""

    numerator: float | None = None
    denominator: float | None = None
    stated: float | None = None
    fault: str = ""
    at: Figure | None = None
    note: str = ""

    @property
    def reads(self) -> bool:
        return not self.fault and (self.numerator is not None or self.stated is not None)


class Undecided(Exception):
    """A number of a used series can be read two ways and nothing decides."""

    def __init__(self, figure: Figure) -> None:
        super().__init__(figure.scan.raw)
        self.figure = figure


def records(table: int, figures: Iterable[Figure]) -> list[Record]:
    """Figures grouped; where the parts of a figure stand in rows, a part met again begins a new record."""
    made: dict[tuple[object, ...], Record] = {}
    order: list[Record] = []
    for figure in figures:
        key = (None if figure.across else figure.row, figure.indicator, figure.unit, figure.month)
        record = made.get(key)
        if record is None or figure.part in record.figures:
            record = made[key] = Record(table, figure.indicator, figure.unit, figure.month)
            order.append(record)
        record.figures[figure.part] = figure
    return order


def series(table: int, figure: Figure) -> Series:
    return (table, "row", figure.row) if figure.across else (table, "column", figure.column)


class Assembler:
    """Reads records into outcomes with the evidence of the whole file."""

    def __init__(self, vocabulary: Vocabulary, evidence: Evidence, made: list[Record], stated: str | None) -> None:
        self._recipes, self._stated = vocabulary.recipes, stated
        self._evidence = evidence
        self._ratios = self._by_series(made)

    def outcome(self, record: Record) -> Outcome:
        """Undecided when an open number stays open."""
        figures = record.figures
        broken = next((figure for part, figure in figures.items() if figure.scan.fault and not part.endswith("rate")), None)
        if broken:
            return Outcome(fault=broken.scan.fault, at=broken)
        parts, pair = self._parts(record)
        numerator, denominator, missing = self._both(record, parts, pair)
        if numerator is None or denominator is None:
            if _contested([one for one in self._recipes if one.indicator == record.indicator], parts):
                return Outcome(fault="inconsistent_rate", at=next(iter(figures.values())))
            return self._alone(record, missing)
        return self._checked(record, numerator, denominator)

    def _by_series(self, made: list[Record]) -> dict[Series, Ratios]:
        bare: dict[Series, list[float]] = {}
        marked: set[Series] = set()
        said: set[Series] = set()
        for record in made:
            for part, figure in record.figures.items():
                key = series(record.table, figure)
                if figure.scan.rate:
                    marked.add(key)
                if figure.percent:
                    said.add(key)
                if figure.scan.number and (_ratio(part) or self._lone(record, part)):
                    value = self._evidence.value(figure.scan.number, key, "rate")
                    bare.setdefault(key, []).extend([] if value is None else [value])
        self._bare = bare
        return {key: ratios(bare.get(key, []), marked=key in marked, said=key in said) for key in bare | dict.fromkeys(marked)}

    def _lone(self, record: Record, part: str) -> bool:
        return len(record.figures) == 1 and part in ("numerator", "content")

    def _number(self, record: Record, figure: Figure) -> float | None:
        """The value of a part, money in đồng; None when the cell holds something else."""
        one = figure.scan.number
        if one is None:
            return None
        value = self._evidence.value(one, series(record.table, figure), figure.kind)
        if value is None:
            raise Undecided(figure)
        return value * figure.scale if figure.kind == "money" and figure.scale else value

    def _parts(self, record: Record) -> tuple[dict[str, float], tuple[float, float] | None]:
        parts: dict[str, float] = {}
        pair = None
        for part, figure in record.figures.items():
            top, bottom = figure.scan.top, figure.scan.bottom
            if top and bottom:
                key = series(record.table, figure)
                values = [self._evidence.value(one, key, "count") for one in (top, bottom)]
                if values[0] is None or values[1] is None:
                    raise Undecided(figure)
                pair = (values[0], values[1])
            elif not _ratio(part) and not self._is_ratio(record, part, figure):
                value = self._number(record, figure)
                if value is not None:
                    parts[part] = value
        return parts, pair

    def _is_ratio(self, record: Record, part: str, figure: Figure) -> bool:
        return self._lone(record, part) and (figure.ratio or figure.scan.rate is not None)

    def _both(self, record: Record, parts: dict[str, float], pair: tuple[float, float] | None) -> tuple[float | None, float | None, bool]:
        if pair:
            return *pair, False
        if "late_resolved" in parts:
            parts.setdefault("late", parts["late_resolved"])
        bottom = self._made(record.indicator, "denominator", parts, None)
        if bottom is None and "total" in parts:
            bottom = parts["total"]
        top = self._made(record.indicator, "numerator", parts, bottom)
        return top, bottom, top is not None or bottom is not None

    def _made(self, indicator: str, part: str, parts: dict[str, float], whole: float | None) -> float | None:
        """The part by the first recipe whose pieces are there and balance; as it stands when the indicator has no recipe for it."""
        own: list[Recipe] = [one for one in self._recipes if one.indicator == indicator and one.part == part]
        for recipe in own:
            needed = {*recipe.when, *(recipe.add if not recipe.when else ()), *recipe.subtract}
            if not needed <= parts.keys() or any(piece in parts for piece in recipe.unless) or (recipe.stated and self._stated != indicator):
                continue
            value = sum(parts.get(piece, 0.0) for piece in recipe.add) - sum(parts[piece] for piece in recipe.subtract)
            total = value if part == "denominator" else whole
            known = recipe.balance and all(piece in parts for piece in recipe.balance) and total is not None
            if not known or abs(sum(parts[piece] for piece in recipe.balance) - total) < 1e-6:
                return value
        return None if _contested(own, parts) else parts.get(part)

    def _alone(self, record: Record, missing: bool) -> Outcome:
        """A figure without both parts: a stated ratio, or nothing."""
        pieces = self._pieces(record)
        if pieces is not None:
            return pieces
        if self._two_ratios(record):
            return Outcome(fault="inconsistent_rate", at=record.figures["rate"])
        for part in ("rate", "result", "numerator", "content"):
            figure = record.figures.get(part)
            if figure is None or (part in ("numerator", "content") and not (self._lone(record, part) and self._ratio_like(record, figure))):
                continue
            if figure.scan.fault:
                return Outcome(fault=figure.scan.fault, at=figure)
            value = None if figure.contested and self._whole(record, figure) else self._percent(record, figure)
            if value is None:
                return Outcome(fault="bad_number", at=figure)
            if value < 0:
                return Outcome(fault="negative", at=figure)
            return Outcome(fault="numerator_gt_denominator", at=figure) if value > 100 + 1e-9 else Outcome(stated=value)
        return Outcome(note="incomplete") if missing else Outcome()

    def _pieces(self, record: Record) -> Outcome | None:
        """A ratio stated in pieces ("rất hài lòng (%)" and "hài lòng (%)"): their sum, by the recipes for `rate`."""
        for recipe in self._recipes:
            if recipe.indicator == record.indicator and recipe.part == "rate" and {*recipe.add, *recipe.when} <= record.figures.keys() \
                    and not any(piece in record.figures for piece in recipe.unless):
                figures = [record.figures[piece] for piece in recipe.add]
                broken = next((figure for figure in figures if figure.scan.fault), None)
                values = [None if figure.scan.fault else self._percent(record, figure) for figure in figures]
                if broken or None in values:
                    return Outcome(fault=broken.scan.fault if broken else "bad_number", at=broken or figures[0])
                total = sum(value for value in values if value is not None)
                if min(value for value in values if value is not None) < 0:
                    return Outcome(fault="negative", at=figures[0])
                return Outcome(fault="numerator_gt_denominator", at=figures[0]) if total > 100.05 else Outcome(stated=min(total, 100.0))
        return None

    def _ratio_like(self, record: Record, figure: Figure) -> bool:
        """A lone "đúng hạn" is a ratio when something says percent, or when its series holds what no count can be."""
        key = series(record.table, figure)
        numbers = figure.scan.number
        value = self._evidence.value(numbers, key, "rate") if numbers else None
        return figure.ratio or figure.scan.rate is not None or (value is not None and value != int(value))

    def _two_ratios(self, record: Record) -> bool:
        """"Kết quả 95,5" beside "Tỷ lệ 103": which of them is the rate cannot be told, unless the result is a whole count."""
        rate, result = record.figures.get("rate"), record.figures.get("result")
        if rate is None or result is None or rate.scan.fault or result.scan.fault or self._whole(record, result):
            return False
        one, other = self._percent(record, rate), self._percent(record, result)
        return one is not None and other is not None and abs(one - other) > 0.06

    def _whole(self, record: Record, figure: Figure) -> bool:
        return all(value == int(value) for value in self._bare.get(series(record.table, figure), []))

    def _percent(self, record: Record, figure: Figure) -> float | None:
        key = series(record.table, figure)
        marked = figure.scan.rate
        if marked:
            return self._evidence.value(marked, key, "rate")
        if figure.scan.number is None:
            return None
        value = self._evidence.value(figure.scan.number, key, "rate")
        if value is None:
            raise Undecided(figure)
        return self._ratios.get(key, Ratios(1.0)).percent(value)

    def _checked(self, record: Record, numerator: float, denominator: float) -> Outcome:
        where = record.figures.get("numerator") or next(iter(record.figures.values()))
        if negative := next((one for one in record.figures.values() if any(n.negative for n in one.scan.numerals)), None):
            return Outcome(fault="negative", at=negative)
        if numerator < 0 or denominator < 0:
            return Outcome(fault="negative", at=where)
        if numerator > denominator + 1e-9:
            return Outcome(fault="numerator_gt_denominator", at=where)
        rate = record.figures.get("rate") or record.figures.get("result")
        if rate is not None and rate.scan.fault:
            return Outcome(numerator, denominator, note="rate_unread", at=rate)
        if self._unscaled(record, numerator, denominator):
            return Outcome(stated=100 * numerator / denominator, note="money_unit_unknown") if denominator else Outcome(note="money_unit_unknown")
        if rate is not None and denominator and not self._consistent(record, rate, 100 * numerator / denominator):
            return Outcome(fault="inconsistent_rate", at=rate)
        return Outcome(numerator, denominator)

    def _unscaled(self, record: Record, numerator: float, denominator: float) -> bool:
        """Money whose unit nobody states and that can hardly be đồng: the ratio holds, the parts do not."""
        money = [figure for figure in record.figures.values() if figure.kind == "money"]
        return bool(money) and all(figure.scale is None for figure in money) and (0 < denominator < _LEAST_MONEY or any(v != int(v) for v in (numerator, denominator)))

    def _consistent(self, record: Record, rate: Figure, computed: float) -> bool:
        stated = self._percent(record, rate)
        if stated is None and rate.scan.number and rate.scan.number.settled is not None:
            return any(_close(rate.scan.number.settled * factor, computed, rate) for factor in (1, 100))
        return stated is None or _close(stated, computed, rate)


def _contested(own: list[Recipe], parts: dict[str, float]) -> bool:
    """Pieces for a recipe were there and none balanced: the part as it stands is not to be trusted either."""
    return any(recipe.balance and {*recipe.when, *recipe.balance} <= parts.keys() for recipe in own)


def _close(stated: float, computed: float, rate: Figure) -> bool:
    """Equal within the rounding of the stated ratio, cut-off decimals allowed."""
    written = _DECIMALS.search(rate.scan.raw)
    exact = next((digits for digits in (0, 1, 2) if abs(round(stated, digits) - stated) < 1e-9), 2)
    step = 10.0 ** -min(2, max(exact, len(written[1]) if written and rate.scan.rate is None else exact))
    return abs(stated - computed) <= step / 2 + 1e-6 or 0 <= computed - stated < step or (step < 1 and abs(stated - computed) < step)


def _ratio(part: str) -> bool:
    return part == "result" or part.endswith("rate")
