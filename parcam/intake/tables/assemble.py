"""Figures of one indicator, unit and month put together: parts by recipe, the stated ratio, and what stands against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.tables.against import contradiction, negative_of, percent_for_count, torn_pair
from parcam.intake.tables.broken import broken_counts
from parcam.intake.tables.recipes import make_part
from parcam.intake.tables.record import Outcome, Record, Undecided, series
from parcam.intake.tables.stated import StatedRatio, is_rate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.numbers.settle import Evidence
    from parcam.intake.tables.gathered import Figure

_LEAST_MONEY = 1e6
_AGAINST = ("late", "late_resolved", "unfinished", "discontent", "very_discontent", "partial", "rest", "received_in_person")
"""Pieces of a whole that count against its numerator."""
_MOST_MONEY = 1e14
"""Đồng that no office's plan of a year reaches: the unit of money said is not that of the figures."""
_PENDING = frozenset({"pending", "pending_all", "pending_in_time", "pending_late"})


class Assembler:
    """Reads records into outcomes with the evidence of the whole file."""

    def __init__(
        self, vocabulary: Vocabulary, evidence: Evidence, made: list[Record], headed: Mapping[tuple[int, str], frozenset[str]],
        stated: str | None
    ) -> None:
        """`headed` are the parts that filled columns name, by table and indicator; they stand beside rows that leave them blank."""
        self._recipes, self._stated = vocabulary.recipes, stated
        self._beside: dict[tuple[int, str], frozenset[str]] = dict(headed)
        for one in made:
            key = (one.table, one.indicator)
            self._beside[key] = self._beside.get(key, frozenset()) | one.figures.keys() | self._hidden(one)
        self._evidence = evidence
        self._broken = broken_counts(made, evidence)
        self._stated_ratio = StatedRatio(vocabulary.recipes, evidence, made, self._beside)

    def _hidden(self, record: Record) -> set[str]:
        """Pieces that may stand in a column without heading."""
        if not any(figure.contested and part != "result" for part, figure in record.figures.items()):
            return set()
        return {piece for recipe in self._recipes if recipe.indicator == record.indicator for piece in recipe.unless}

    def outcome(self, record: Record) -> Outcome:
        """Undecided when an open number stays open."""
        figures = record.figures
        if plan := _unsure_plan(record):
            return Outcome(fault="bad_number", at=plan)
        if record.torn:
            return Outcome(fault="duplicate_conflict", at=record.torn)
        broken = next((figure for part, figure in figures.items() if figure.scan.fault and not part.endswith("rate")), None)
        if broken := broken or percent_for_count(figures):
            return Outcome(fault=broken.scan.fault or "bad_number", at=broken)
        parts, pair = self._parts(record)
        if pair and (torn := torn_pair(record, parts, pair)):
            return Outcome(fault="bad_number", at=torn)
        numerator, denominator, odd = self._both(record, parts, pair)
        if odd:
            return contradiction(figures, parts, denominator)
        if numerator is None and denominator and self._of_the_others(record, parts, denominator):
            return Outcome(note="incomplete")
        if numerator is None or denominator is None:
            return self._stated_ratio.outcome(record, missing=numerator is not None or self._lacks(record, denominator))
        for part, figure in figures.items():
            if figure.kind == "count" and part in parts and (parts[part] % 1 or series(record.table, figure) in self._broken):
                return Outcome(fault="bad_number", at=figure)
        return self._checked(record, numerator, denominator)

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
            elif not is_rate(part) and not self._stated_ratio.is_ratio(record, part, figure):
                value = self._number(record, figure)
                if value is not None:
                    parts[part] = value
        return parts, pair

    def _both(self, record: Record, parts: dict[str, float], pair: tuple[float, float] | None) -> tuple[float | None, float | None, bool]:
        """(numerator, denominator, whether their pieces contradict each other)."""
        if pair:
            return *pair, False
        if "late_resolved" in parts:
            parts.setdefault("late", parts["late_resolved"])
        stated = self._stated == record.indicator
        beside = self._beside.get((record.table, record.indicator), frozenset())
        bottom, odd_bottom = make_part(self._recipes, record.indicator, "denominator", parts, None, stated=stated, beside=beside)
        if bottom is None:
            bottom = None if self._with_pending(record, parts, beside) else parts.get("total")
        top, odd_top = make_part(self._recipes, record.indicator, "numerator", parts, bottom, stated=stated, beside=beside)
        if top is None and bottom and not odd_top:
            top = self._proved(record, bottom)
        return top, bottom, odd_bottom or odd_top

    def _proved(self, record: Record, denominator: float) -> float | None:
        """A whole "Đạt" beside a total is the count of what was reached when the stated rate of the row is just their ratio."""
        result, rate = record.figures.get("result"), record.figures.get("rate")
        if result is None or rate is None or result.scan.rate or result.kind == "money":
            return None
        value = self._number(record, result)
        whole = value is not None and value % 1 == 0 and 0 <= value <= denominator
        return value if whole and not rate.scan.fault and self._stated_ratio.agrees(record, rate, 100 * value / denominator) else None

    def _of_the_others(self, record: Record, parts: dict[str, float], whole: float) -> bool:
        """"Quá hạn" beside a bare "Tỷ lệ" that is its own share of the whole, and not what is left of it."""
        rate = record.figures.get("rate")
        if rate is None or rate.scan.fault:
            return False
        shares = [100 * parts[piece] / whole for piece in _AGAINST if piece in parts]
        agrees = self._stated_ratio.agrees
        return any(agrees(record, rate, one) and not agrees(record, rate, 100 - one) for one in shares)

    def _lacks(self, record: Record, denominator: float | None) -> bool:
        """A count of the whole, whose part is left blank where other rows have it."""
        counted = any(one.kind == "count" and part == "denominator" for part, one in record.figures.items())
        return bool(denominator) and counted and "numerator" in self._beside.get((record.table, record.indicator), ())

    def _with_pending(self, record: Record, parts: dict[str, float], beside: frozenset[str]) -> bool:
        """Whether a bare "Tổng số" may count what is in process too, which stands beside it or may stand under a heading that was
        lost: unless its pieces make it up without."""
        done = sum(parts.get(piece, 0) for piece in ("early", "numerator", "late"))
        lost = "total" in record.figures and record.figures["total"].contested
        return (lost or not _PENDING.isdisjoint(beside)) and parts.get("total") != done

    def _checked(self, record: Record, numerator: float, denominator: float) -> Outcome:
        where = record.figures.get("numerator") or next(iter(record.figures.values()))
        if negative := negative_of(record.figures):
            return Outcome(fault="negative", at=negative)
        if numerator < 0 or denominator < 0:
            return Outcome(fault="negative", at=where)
        if numerator > denominator + 1e-9:
            return Outcome(fault="numerator_gt_denominator", at=where)
        rate = (
            record.figures.get("rate")
            or record.figures.get("result")
            or next((one for part, one in record.figures.items() if one.scan.rate and not is_rate(part)), None)
        )
        if rate is not None and rate.scan.fault:
            return Outcome(numerator, denominator, note="rate_unread", at=rate)
        rates = [one for one in (rate, *record.more_rates) if one is not None and not one.scan.fault]
        share = 100 * numerator / denominator if denominator else None
        if rate is not None and share is not None and not any(self._stated_ratio.holds(record, one, share) for one in rates):
            return Outcome(fault="inconsistent_rate", at=rate)
        if any(figure.kind == "money" for figure in record.figures.values()) and denominator > _MOST_MONEY:
            return Outcome(stated=100 * numerator / denominator, note="money_unit_unknown")
        if half := self._half_scaled(record):
            return Outcome(fault="bad_number", at=half)
        if self._unscaled(record, numerator, denominator):
            return Outcome(stated=100 * numerator / denominator if denominator else None, note="money_unit_unknown")
        return Outcome(numerator, denominator)

    def _half_scaled(self, record: Record) -> Figure | None:
        """Money stated in đồng that is small and no whole number of them; or money too small or too broken for đồng, whose
        unit nobody states or only half ("tr iệu đồng"), beside money in millions: the two are not of one unit."""
        money = [figure for figure in record.figures.values() if figure.kind == "money"]
        stated = [(figure, self._number(record, figure) or 0) for figure in money if figure.scale == 1]
        if broken := next((figure for figure, value in stated if 0 < value < _LEAST_MONEY and value % 1), None):
            return broken
        if all((figure.scale or 1) == 1 for figure in money):
            return None
        bare = [(figure, self._number(record, figure) or 0) for figure in money if (figure.scale or 1) == 1]
        lost = (figure for figure, value in bare if value % 1 or figure.torn or (figure.scale is None and 0 < value < _LEAST_MONEY))
        return next(lost, None)

    def _unscaled(self, record: Record, numerator: float, denominator: float) -> bool:
        """Money whose unit nobody states and that can hardly be đồng: the ratio holds, the parts do not."""
        money = [figure for figure in record.figures.values() if figure.kind == "money"]
        odd = 0 < denominator < _LEAST_MONEY or numerator != int(numerator) or denominator != int(denominator)
        return bool(money) and (odd or any(figure.torn for figure in money)) and all(figure.scale is None for figure in money)


def _unsure_plan(record: Record) -> Figure | None:
    """A plan beside figures whose heading was lost: they may be the plan as adjusted, which goes before."""
    plan = record.figures.get("denominator")
    return plan if plan and plan.kind == "money" and plan.contested else None
