"""What people did and said: milestones done, explanations asked and answered, decisions of meetings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from parcam.model.month import Month, span
from parcam.samples.kinds import SampleAnswer, SampleDecision, SampleDeed, SampleTalk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parcam.samples.scenario import Scenario


def deeds(scenario: Scenario) -> Iterator[SampleDeed]:
    """Milestones done, each with its evidence text; a monthly row names its first and last month and the day of the month."""
    for row in scenario.deeds:
        if "months" in row:
            first, last = (Month.parse(m) for m in row["months"])
            for month in span(first, last):
                if str(month) not in row.get("skipped", ()):
                    day = date(month.year, month.number, row["day"])
                    yield _deed(scenario, row, row["milestone"].format(m=month.number, mm=f"{month.number:02d}", y=month.year), day, month)
        else:
            yield _deed(scenario, row, row["milestone"], row["done_on"], Month.of(row["done_on"]))


def _deed(scenario: Scenario, row: dict[str, object], milestone: str, day: date, month: Month) -> SampleDeed:
    evidence = str(row["evidence"]).format(m=month.number, y=month.year, mark=scenario.mark)
    known = day + timedelta(days=int(str(row.get("lag", 2))))
    return SampleDeed(int(str(row["plan"])), str(row["commitment"]), milestone, day, evidence, known, scenario.clerk)


def talks(scenario: Scenario) -> Iterator[SampleTalk]:
    """Requests to explain, oldest first, with their answers."""
    for row in sorted(scenario.talks, key=lambda row: row["on"]):
        said = row.get("answer")
        yield SampleTalk(
            row["plan"], row["commitment"], row["unit"], row["by"], row["on"], row["text"].format(mark=scenario.mark), row["due"],
            SampleAnswer(**{**said, "cause": said["cause"].format(mark=scenario.mark)}) if said else None)


def decisions(scenario: Scenario) -> Iterator[SampleDecision]:
    """What meetings decided, oldest first, and whether it was carried out."""
    for row in sorted(scenario.decisions, key=lambda row: row["on"]):
        done = row.get("done", {})
        yield SampleDecision(row["plan"], row["commitment"], row["unit"], row["by"], row["on"], row["text"].format(mark=scenario.mark),
                             row["due"], done.get("on"), done.get("by", ""), done.get("evidence", "").format(mark=scenario.mark))
