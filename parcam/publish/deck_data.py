"""Slides -> what the deck's own program draws from: words final, colours by name, heights as fractions; nothing is computed later."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from parcam.catalog.english import phrase
from parcam.figures.look import DARK, LIGHT, SIGNS, TONES
from parcam.publish.scale import gap_words, percent_range, tick_digits
from parcam.publish.template_files import load_office
from parcam.words import dates, numbers
from parcam.words.text import say, sharing

if TYPE_CHECKING:
    from parcam.model.snapshot import Snapshot
    from parcam.model.verdict import Verdict
    from parcam.publish.slide import Gaps, Slide, Trend


def deck_data(slides: tuple[Slide, ...], snapshot: Snapshot, language: str = "vi") -> dict[str, Any]:
    """Slides, labels, both palettes, and the line that says which knowledge this is. Plain values only."""
    foot = say("deck.frozen", language, day=dates.day(snapshot.as_of, language))
    notice = phrase(load_office().sample_notice, language) if snapshot.sample else ""
    return {"title": slides[0].title, "language": language, "foot": foot, "notice": notice, "stamp": snapshot.stamp,
            "shown": [snapshot.as_of.isoformat(), say("deck.past", language, day=dates.day(snapshot.as_of, language))],
            "labels": dict(sharing("deck", language)), "light": _inks("light"), "dark": _inks("dark"),
            "slides": [_slide(one, language) for one in slides]}


@lru_cache(maxsize=2)
def _inks(name: str) -> dict[str, str]:
    return asdict(DARK if name == "dark" else LIGHT)


def _slide(one: Slide, language: str) -> dict[str, Any]:
    return {"id": one.id, "kind": one.kind, "title": one.title, "subtitle": one.subtitle, "commitment": one.commitment, "unit": one.unit,
            "tiles": [asdict(tile) for tile in one.tiles], "lines": [list(line) for line in one.lines],
            "marks": [_mark(verdict) for verdict in one.verdicts], "table": _table(one), "trend": _trend(one.trend, language),
            "gaps": _gaps(one.gaps, language), "notes": one.notes}


def _mark(verdict: Verdict) -> list[str]:
    """Tone and sign."""
    return [TONES[verdict], SIGNS[verdict]]


def _table(one: Slide) -> dict[str, Any] | None:
    if one.table is None:
        return None
    columns = [[column.title, column.share, column.align] for column in one.table.columns]
    return {"columns": columns, "rows": [list(row) for row in one.table.rows], "alt": one.table.alt, "sign": one.sign_column}


def _trend(trend: Trend | None, language: str) -> dict[str, Any] | None:
    if trend is None:
        return None
    ends = trend.forecast or ()
    low, high, step = percent_range([v for v in (*trend.monthly, *trend.running, *ends, trend.target) if v is not None])
    ticks = [[low + k * step, numbers.percent(low + k * step, tick_digits(step), language)] for k in range(round((high - low) / step) + 1)]
    at = max((i for i, v in enumerate(trend.running) if v is not None), default=-1)
    last = numbers.percent(trend.running[at], language=language, against=trend.target) if at >= 0 else ""
    told = say("deck.forecast", language, low=numbers.percent(ends[0], language=language),
               high=numbers.percent(ends[1], language=language)) if ends else ""
    target = say("publish.deck.target_line", language, target=trend.target_text)
    return {"low": low, "high": high, "ticks": ticks, "months": list(trend.months), "monthly": list(trend.monthly),
            "running": list(trend.running), "target": trend.target, "target_text": target, "last": [at, last],
            "forecast": list(ends), "forecast_text": told, "alt": trend.alt,
            "names": [say("publish.deck.monthly", language), say("publish.deck.running", language)]}


def _gaps(gaps: Gaps | None, language: str) -> dict[str, Any] | None:
    if gaps is None:
        return None
    words = [gap_words(value, language) for value in gaps.points]
    return {"title": say("publish.deck.gap_chart", language), "units": list(gaps.units), "points": list(gaps.points), "words": words,
            "alt": gaps.alt}
