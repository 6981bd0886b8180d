"""The named fields that a template may use, filled from the snapshot. A line that uses an empty field is left out."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from parcam.model.commitment import DeadlineKind
from parcam.model.month import Month, span
from parcam.model.verdict import Standing, Verdict
from parcam.publish import facts, prose
from parcam.words import dates
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from parcam.model.snapshot import Snapshot, Standpoint
    from parcam.publish.templates import Office

Fields = dict[str, str]

SHARED = ("year", "as_of", "as_of_long", "office_name", "plan_title", "n_all", "n_kept", "n_slipping", "n_lost", "n_no_data", "n_met",
          "n_partly", "n_failed", "n_risk", "n_on_track", "last_month", "reported", "tally")
OF_WINDOW = ("window", "window_first", "window_last", "window_months")
OF_COMMITMENT = ("code", "title", "target_text", "target", "result", "verdict", "reason", "account", "deadline", "leads", "forecast",
                 "required", "causes", "asks", "units_below", "next")
OF_UNIT = ("unit", "indicators")
NUMBERING = ("kind", "number", "symbol", "place", "day", "month", "year", "office_name", "roman")
"""What a template may name: everywhere, in a periodic report, for each commitment, for each late unit, in the letterhead."""

_COUNTED = {
    "n_met": (Verdict.MET, Verdict.DONE, Verdict.SECURED), "n_partly": (Verdict.PARTLY_MET,),
    "n_failed": (Verdict.LOST, Verdict.NOT_MET, Verdict.OVERDUE), "n_risk": (Verdict.UNLIKELY, Verdict.AT_RISK),
    "n_on_track": (Verdict.ON_TRACK, Verdict.DUE, Verdict.NOT_DUE)}
"""How many commitments stand where: the sections of the accountability report."""


def fill(template: str, fields: Fields) -> str | None:
    """The template with its fields; None when one of them is empty."""
    names = [name for _, name, _, _ in string.Formatter().parse(template) if name]
    return None if any(not fields[name] for name in names) else template.format_map(fields)


def filled(templates: Iterable[str], fields: Fields) -> list[str]:
    """Those of the templates whose fields are all there."""
    return [text for text in (fill(template, fields) for template in templates) if text is not None]


def shared(snapshot: Snapshot, office: Office, window: tuple[str, date, date] | None = None, tally: str = "") -> Fields:
    """Fields that stand for the whole paper; `window` is how a sentence names it, its first and its last day; `tally` how many
    commitments stand in each of its groups."""
    buckets = facts.counted(snapshot)
    months = [p.judgement.last_month for p in snapshot.standpoints if p.judgement.last_month]
    return {
        "year": str(snapshot.plan.year), "as_of": dates.day(snapshot.as_of), "as_of_long": dates.day_long(snapshot.as_of), "tally": tally,
        "office_name": office.office_name,
        "plan_title": snapshot.plan.title, "n_all": str(len(snapshot.standpoints)),
        "n_kept": str(buckets[Standing.KEPT]), "n_slipping": str(buckets[Standing.SLIPPING]),
        "n_lost": str(buckets[Standing.LOST]), "n_no_data": str(buckets[Standing.NO_DATA]),
        "last_month": dates.month_long(max(months)) if months else say("publish.nothing_known"),
        **{name: str(sum(p.judgement.verdict in those for p in snapshot.standpoints)) for name, those in _COUNTED.items()},
        "reported": _reported(snapshot), **(_window_fields(*window) if window else {})}


def _reported(snapshot: Snapshot) -> str:
    """Counted once per indicator, however many commitments share it."""
    by_indicator = {p.indicator.id: p.judgement for p in snapshot.standpoints}
    expected = sum(j.expected_readings for j in by_indicator.values())
    missing = sum(j.missing_readings for j in by_indicator.values())
    return say("publish.reported_short", missing=missing, expected=expected) if missing else say("publish.reported_all")


def _window_fields(name: str, first: date, last: date) -> Fields:
    months = window_months(first, last)
    said = say("publish.months_span", first=dates.month_long(months[0]), last=dates.month_long(months[-1])) if months else ""
    return {"window": name, "window_first": dates.day(first), "window_last": dates.day(last), "window_months": said}


def window_months(first: date, last: date) -> tuple[Month, ...]:
    """The months that end within the window."""
    return tuple(m for m in span(Month.of(first), Month.of(last)) if first <= m.last_day <= last)


def of(snapshot: Snapshot, one: Standpoint, common: Fields) -> Fields:
    """Fields of one commitment beside the common ones."""
    commitment = one.commitment
    return {
        **common, "code": commitment.code, "title": commitment.title.rstrip(". "), "target_text": commitment.target_text.rstrip(". "),
        "target": facts.target(commitment.target), "result": facts.result(one), "verdict": facts.verdict(one),
        "reason": one.judgement.reason, "account": prose.account(one), "deadline": deadline(one), "leads": facts.leads(snapshot, one),
        "forecast": facts.forecast(one), "required": facts.required(one), "causes": prose.causes(snapshot, one),
        "asks": facts.asks(snapshot, one), "units_below": facts.units_below(snapshot, one), "next": facts.next_step(one)}


def deadline(one: Standpoint) -> str:
    """`trước 25/11/2024` or the day itself."""
    day = dates.day(one.commitment.deadline.day)
    return say("publish.before_deadline", day=day) if one.commitment.deadline.kind is DeadlineKind.BEFORE else day
