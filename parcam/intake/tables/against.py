"""What stands against the parts of one figure: pairs torn from their parts, figures below 0, pieces that do not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.tables.record import Outcome

if TYPE_CHECKING:
    from parcam.intake.tables.gathered import Figure
    from parcam.intake.tables.record import Record


def torn_pair(record: Record, parts: dict[str, float], pair: tuple[float, float]) -> Figure | None:
    """A cell that holds a pair ("118/120") beside parts of other values, or where only the denominator should stand."""
    figure = next(one for one in record.figures.values() if one.scan.top)
    said = dict(zip(("numerator", "denominator"), pair, strict=True))
    return figure if figure.part == "denominator" or any(parts.get(part, value) != value for part, value in said.items()) else None


def negative_of(figures: dict[str, Figure]) -> Figure | None:
    return next((one for one in figures.values() if any(number.negative for number in one.scan.numerals)), None)


def contradiction(figures: dict[str, Figure], parts: dict[str, float], denominator: float | None) -> Outcome:
    """Pieces that do not add up: because one is negative, because the numerator is above its denominator, or for no plain reason."""
    if negative := negative_of(figures):
        return Outcome(fault="negative", at=negative)
    if denominator is not None and parts.get("numerator", 0) > denominator:
        return Outcome(fault="numerator_gt_denominator", at=figures["numerator"])
    return Outcome(fault="inconsistent_rate", at=next(iter(figures.values())))


def percent_for_count(figures: dict[str, Figure]) -> Figure | None:
    """A percentage where dossiers are counted: "205%" of a denominator, or of a numerator beside a counted denominator."""
    whole, part = (figures.get(one) for one in ("denominator", "numerator"))
    if whole is None or whole.kind != "count":
        return None
    return whole if _only_percent(whole) else part if part and part.kind == "count" and _only_percent(part) else None


def _only_percent(figure: Figure) -> bool:
    return bool(figure.scan.rate) and not (figure.scan.number or figure.scan.top)
