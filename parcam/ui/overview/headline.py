"""The first thing on Tổng quan: how many commitments are kept, slipping, lost, without data, and which; how complete the data is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from parcam.figures.look import SIGNS, TONES
from parcam.model.verdict import Standing, Verdict
from parcam.ui import readers
from parcam.ui.overview import charts as overview_charts
from parcam.ui.parts import part, teller
from parcam.ui.text import count, day, month, percent, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from parcam.model.commitment import Commitment
    from parcam.model.verdict import Judgement

    Judged = tuple[Commitment, Judgement]

_ORDER = (Standing.LOST, Standing.SLIPPING, Standing.NO_DATA, Standing.KEPT)
_SETTLED = (Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.DONE, Verdict.NO_DATA)
"""Verdicts of a year that is over: nothing slips any more."""
_TONES = {Standing.LOST: "bad", Standing.SLIPPING: "warn", Standing.NO_DATA: "none", Standing.KEPT: "good"}


def draw(stamp: str, as_of: date, language: str, on_choose: Callable[[str], None]) -> None:
    """Four counts, worst first, each with the codes of its commitments; a code opens its commitment."""
    judged = readers.standings(stamp, as_of, language)
    groups = [_group(standing, [one for one in judged if one[1].standing is standing], _settled(judged)) for standing in _ORDER]
    data = {"title": title(stamp, as_of, language), "under": _completeness(stamp, as_of, language), "groups": groups}
    part("headline")(key="headline", data=json.dumps(data, ensure_ascii=False).encode(), on_row_change=teller("headline", "row", on_choose))


def title(stamp: str, as_of: date, language: str) -> str:
    """How many commitments stand how; of a year that is not over, how many of the kept ones have nothing due yet."""
    judged = readers.standings(stamp, as_of, language)
    if _settled(judged):
        return say("pages_overview.headline_settled", **_counts(judged))
    waiting = sum(verdict.verdict is Verdict.NOT_DUE for _, verdict in judged)
    return say("pages_overview.headline", **_counts(judged)) + (say("pages_overview.headline_not_due", n=waiting) if waiting else "")


def _settled(judged: Sequence[Judged]) -> bool:
    return all(verdict.verdict in _SETTLED for _, verdict in judged)


def _group(standing: Standing, judged: Sequence[Judged], settled: bool) -> dict[str, Any]:
    words = "pages_overview.settled" if settled else "common.standing"
    return {"name": say(f"{words}.{standing}"), "count": len(judged), "tone": _TONES[standing],
            "tiles": [{"id": one.code, "sign": SIGNS[verdict.verdict], "tone": TONES[verdict.verdict],
                       "title": f"{one.title}: {say(f'common.verdict.{verdict.verdict}')}"} for one, verdict in judged]}


def _counts(judged: Sequence[Judged]) -> dict[str, object]:
    number = {standing: sum(verdict.standing is standing for _, verdict in judged) for standing in _ORDER}
    return {"total": len(judged)} | {str(standing): number[standing] for standing in _ORDER}


def _completeness(stamp: str, as_of: date, language: str) -> str:
    """Newest month, share of the monthly readings that are in, of those due: as the chart of coverage counts them."""
    fresh = readers.freshness(stamp, as_of)
    if fresh.month is None:
        return say("pages_overview.no_data", day=day(as_of))
    tallies = overview_charts.arrivals(stamp, as_of, language)[2].values()
    expected = sum(one.due for one in tallies)
    missing = expected - sum(one.got for one in tallies)
    known = {"month": month(fresh.month), "day": day(fresh.batch_day), "as_of": day(as_of)}
    if not expected:
        return say("pages_overview.fresh", **known)
    return say(
        "pages_overview.complete" if missing else "pages_overview.complete_all",
        got=count(expected - missing),
        expected=count(expected),
        share=percent(1 - missing / expected),
        missing=count(missing),
        **known,
    )
