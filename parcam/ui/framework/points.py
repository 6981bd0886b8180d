"""What the office's figures would earn under each scoring rule at hand, and which next percent is worth most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.judge.points import next_percents, side_by_side
from parcam.ui import address, readers
from parcam.ui.framework.facts import trust
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import percent, say
from parcam.words.numbers import decimal

if TYPE_CHECKING:
    from datetime import date

    from parcam.judge.points import RulePoints, Scored
    from parcam.model.scoring import RuleSet

Listed = tuple[list[Column], list[Row]]
_MOST = 8


def sets(stamp: str, as_of: date) -> Listed:
    """Each set of rules side by side: points earned of the maxima that apply, and how far it can be trusted."""
    still = ("points", "share", "left_out", "trust")
    columns = _columns("rules", "points", "share", "left_out", "trust", still=still, end=("points", "share"))
    return columns, [_set(one) for one in side_by_side(_sets(), _rates(stamp, as_of))]


def criteria(stamp: str, as_of: date, indicator: str = "") -> Listed:
    """Every criterion that has a figure, set by set; those of one indicator when it is named."""
    columns = _columns("rules", "criterion", "rate", "points", "note", still=("rate", "points"), end=("rate", "points"))
    found = side_by_side(_sets(), _rates(stamp, as_of))
    return columns, [Row(f"{one.rules.id}.{each.rule.id}", (one.rules.name, *_criterion(each))) for one in found for each in one.criteria
                     if each.rate is not None and indicator in ("", each.rule.indicator)]


def next_percent(stamp: str, as_of: date) -> Listed:
    """The most valuable next percents first."""
    known = readers.shown()
    still = ("rate", "gain", "needed")
    columns = _columns("rules", "criterion", "rate", "gain", "needed", still=still, end=("rate", "gain"))
    rows = []
    for one in next_percents(_sets(), _rates(stamp, as_of))[:_MOST]:
        rule = next(rule for rule in known.scoring[one.rules].rules if rule.id == one.rule)
        ahead = one.needed is not None and one.then is not None
        far = say("pages_frameworks.reach", rate=percent(one.rate + one.needed), gain=_points(one.then)) if ahead else ""
        gain = Cell(f"+{_points(one.gain)}" if one.gain else "", strong=True, sort=one.gain)
        cells = (known.scoring[one.rules].name, rule.name, Cell(percent(one.rate), sort=one.rate), gain, far)
        rows.append(Row(f"{one.rules}.{one.rule}", cells))
    return columns, rows


def _sets() -> tuple[RuleSet, ...]:
    """Every set is shown, whatever its day: an example of another year is marked by its name and note."""
    return tuple(readers.shown().scoring.values())


def _rates(stamp: str, as_of: date) -> dict[str, float | None]:
    return {one.indicator: judged.figure for one, judged in readers.standings(stamp, as_of, address.language())}


def _set(one: Scored) -> Row:
    share = one.score.share
    points = "" if share is None else f"{_points(one.score.points)} / {_points(one.score.maximum)}"
    mark = "" if one.rules.sourced else say("pages_frameworks.template")
    earned = Cell(points or say("pages_frameworks.no_points"), strong=True)
    left_out = say("pages_frameworks.left_out", n=len(one.score.left_out)) if one.score.left_out else ""
    return Row(one.rules.id, (Cell(one.rules.name, under=mark or one.rules.about), earned,
                              Cell("" if share is None else percent(share), sort=share), left_out, trust(one.rules.trust)))


def _criterion(each: RulePoints) -> tuple[Cell, ...]:
    earned = say("pages_frameworks.unknown_maximum") if each.points is None else f"{_points(each.points)} / {_points(each.maximum)}"
    estimate = "" if each.rule.same_definition else say("pages_frameworks.estimate")
    return (Cell(each.rule.name), Cell(percent(each.rate), sort=each.rate), Cell(earned, sort=each.points),
            Cell(each.rule.note, under=estimate))


def _points(value: float | None) -> str:
    return decimal(value, 2, address.language())


def _columns(*names: str, still: tuple[str, ...] = (), end: tuple[str, ...] = ()) -> list[Column]:
    return [Column(say(f"pages_frameworks.columns.{one}"), "end" if one in end else "start", wrap=one not in still) for one in names]
