"""Ratios that a file states: percents or fractions by the evidence of their series, alone or beside the parts they must agree with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.numbers.settle import Evidence, Ratios, Series, ratios
from parcam.intake.tables.close import close
from parcam.intake.tables.record import Outcome, Record, Undecided, series

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parcam.catalog.vocabulary import Recipe
    from parcam.intake.tables.gathered import Figure

_ROUNDING = 0.06
_WHOLE = 100
_COUNTS = ("numerator", "denominator")


class StatedRatio:
    """Reads the ratios of all records of a file; a series' habit (percent or fraction) is known from all its cells."""

    def __init__(
        self, recipes: tuple[Recipe, ...], evidence: Evidence, made: list[Record], beside: Mapping[tuple[int, str], frozenset[str]]
    ) -> None:
        self._recipes, self._evidence, self._beside = recipes, evidence, beside
        self._bare: dict[Series, list[float]] = {}
        self._open: set[Series] = set()
        self._counted = {(one.table, one.indicator, two.column) for one in made for part, two in one.figures.items() if part in _COUNTS}
        self._ratios = self._by_series(made)

    def outcome(self, record: Record, *, missing: bool) -> Outcome:
        """A figure without both parts: a stated ratio, or nothing."""
        pieces = self._pieces(record)
        if pieces is not None:
            return pieces
        if self._two_ratios(record):
            return Outcome(fault="inconsistent_rate", at=record.figures.get("result") or record.figures["rate"])
        for part in ("rate", "result", "numerator", "content"):
            figure = record.figures.get(part)
            if figure is not None and (is_rate(part) or (_lone(record, part) and self._ratio_like(record, figure))):
                return Outcome(note="incomplete") if self._of_nothing(record, figure) else self._one(record, figure)
        return Outcome(note="incomplete") if missing else Outcome()

    def _of_nothing(self, record: Record, figure: Figure) -> bool:
        """0 % alone, where the other rows of the table have counts: what a formula makes of a row without any."""
        counts = {"numerator", "denominator"} <= self._beside.get((record.table, record.indicator), frozenset())
        zero = any(one.settled == 0 for one in figure.scan.numerals)
        return counts and zero and figure.part == "rate" and len(record.figures) == 1

    def _one(self, record: Record, figure: Figure) -> Outcome:
        if figure.scan.fault:
            return Outcome(fault=figure.scan.fault, at=figure)
        beside = self._beside.get((record.table, record.indicator), frozenset())
        counted = "numerator" in beside | record.figures.keys() or (record.table, record.indicator, figure.column) in self._counted
        contested = figure.contested or figure.doubted or (figure.part == "result" and not figure.ratio and counted)
        value = None if contested and self._may_count(record, figure) else self._percent(record, figure)
        if value is None:
            return Outcome(fault="bad_number", at=figure)
        if value < 0:
            return Outcome(fault="negative", at=figure)
        return Outcome(fault="numerator_gt_denominator", at=figure) if value > 100 + 1e-9 else Outcome(stated=value)

    def _pieces(self, record: Record) -> Outcome | None:
        """A ratio stated in pieces ("rất hài lòng (%)" and "hài lòng (%)"): their sum, by the recipes for `rate`. A piece is not the
        whole where another row of the table has the piece that is blank here."""
        beside = self._beside.get((record.table, record.indicator), frozenset())
        for recipe in self._recipes:
            if (
                (recipe.indicator, recipe.part) == (record.indicator, "rate")
                and {*recipe.add, *recipe.when} <= record.figures.keys()
                and not any(piece in record.figures for piece in recipe.unless)
            ):
                figures = [record.figures[piece] for piece in recipe.add]
                if any(piece in beside for piece in recipe.unless):
                    return Outcome(fault="bad_number", at=figures[0])
                return self._summed(figures, record)
        return None

    def _summed(self, figures: list[Figure], record: Record) -> Outcome:
        for figure in figures:
            if figure.scan.fault:
                return Outcome(fault=figure.scan.fault, at=figure)
        values = [self._percent(record, figure) for figure in figures]
        known = [value for value in values if value is not None]
        if len(known) < len(values):
            return Outcome(fault="bad_number", at=figures[values.index(None)])
        if min(known) < 0:
            return Outcome(fault="negative", at=figures[0])
        total = sum(known)
        return Outcome(fault="numerator_gt_denominator", at=figures[0]) if total > 100 + _ROUNDING else Outcome(stated=min(total, 100.0))

    def _ratio_like(self, record: Record, figure: Figure) -> bool:
        """A lone "đúng hạn" is a ratio when something says percent, or when its series holds what no count can be."""
        key = series(record.table, figure)
        number = figure.scan.number
        value = self._evidence.value(number, key, "rate") if number and not number.open else None
        if figure.kind == "money" and (figure.scale or not figure.ratio):
            return figure.scan.rate is not None or figure.percent or self._named_alone(record, figure, value)
        return figure.ratio or figure.scan.rate is not None or (value is not None and not self._whole(record, figure))

    def _named_alone(self, record: Record, figure: Figure, value: float | None) -> bool:
        """"Giải ngân" in a row, no plan and no unit of money anywhere in its table: the label names the indicator, a broken number up to
        100 is its rate."""
        planned = "denominator" in self._beside.get((record.table, record.indicator), ())
        broken = value is not None and value != int(value) and 0 <= value <= _WHOLE
        return figure.across and not figure.scale and not planned and broken

    def _two_ratios(self, record: Record) -> bool:
        """ "Kết quả 95,5" beside "Tỷ lệ 103", or beside "Mức độ hài lòng chung 91,6": which of them is the rate cannot be told, unless the
        result is a whole count; nor is a rate of nobody knows what ("Hài hlòng (%)") beside "Rất hài lòng (%)"."""
        rate, result = record.figures.get("rate"), record.figures.get("result")
        content = record.figures.get("content")
        if rate is not None and rate.contested and "very_rate" in record.figures:
            return True
        if rate is None and content is not None and content.scan.number and self._broken(record, content):
            rate = content
        if rate is None or result is None or rate.scan.fault or result.scan.fault or self._whole(record, result):
            return False
        one, other = self._percent(record, rate), self._percent(record, result)
        return one is not None and other is not None and abs(one - other) > _ROUNDING

    def _broken(self, record: Record, figure: Figure) -> bool:
        number = figure.scan.number
        value = self._evidence.value(number, series(record.table, figure), "rate") if number else None
        return value is not None and value != int(value)

    def _may_count(self, record: Record, figure: Figure) -> bool:
        """Nothing shows a ratio: money stands beside it, which has decimals too, or a column nobody can name beside what counts
        money; or the whole series is whole numbers, or would be if its marks group thousands."""
        beside = record.figures.get("denominator")
        money = (beside is not None and beside.kind == "money") or (figure.money and (figure.doubted or figure.contested))
        return money or series(record.table, figure) in self._open or self._whole(record, figure)

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

    def holds(self, record: Record, rate: Figure, computed: float) -> bool:
        """Whether the stated ratio, or the sum of the ratios of its pieces ("trước hạn 40 %", "đúng hạn 55 %"), is the computed one."""
        if self.agrees(record, rate, computed):
            return True
        pieces = self._pieces(record)
        return pieces is not None and pieces.stated is not None and abs(pieces.stated - computed) <= 2 * _ROUNDING

    def agrees(self, record: Record, rate: Figure, computed: float) -> bool:
        """Whether the stated ratio is the computed percent within its rounding; one whose scale is in doubt may be either."""
        stated = self._percent(record, rate)
        if stated is None and rate.scan.number and rate.scan.number.settled is not None:
            return any(close(rate.scan.number.settled * factor, computed, rate) for factor in (1, 100))
        return stated is None or close(stated, computed, rate)

    def _by_series(self, made: list[Record]) -> dict[Series, Ratios]:
        bare: dict[Series, list[float]] = {}
        marked, said, told = set(), set(), set()
        for record in made:
            for part, figure in (*record.figures.items(), *(("rate", one) for one in record.more_rates)):
                key = series(record.table, figure)
                if figure.scan.rate:
                    marked.add(key)
                if figure.percent:
                    said.add(key)
                if figure.ratio:
                    told.add(key)
                if figure.scan.number and figure.scan.number.open:
                    self._open.add(key)
                if figure.scan.number and (is_rate(part) or _lone(record, part)):
                    value = self._evidence.value(figure.scan.number, key, "rate")
                    bare.setdefault(key, []).extend([] if value is None else [value])
        self._bare = bare
        known = bare | dict.fromkeys(marked)
        return {key: ratios(bare.get(key, []), marked=key in marked, said=key in said, told=key in told) for key in known}

    def is_ratio(self, record: Record, part: str, figure: Figure) -> bool:
        """Whether a lone numerator is a ratio and no count."""
        return _lone(record, part) and (figure.ratio or figure.scan.rate is not None)


def is_rate(part: str) -> bool:
    return part == "result" or part.endswith("rate")


def _lone(record: Record, part: str) -> bool:
    return len(record.figures) == 1 and part in ("numerator", "content")
