"""The scenario beside the forecast as one chart: where the figure may end, against the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.figures.figure import Figure, Setting
from parcam.figures.outcome import Course, Outcome, draw_outcome
from parcam.judge.reason import chance_words
from parcam.ui import readers
from parcam.words.numbers import percent
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date

    from parcam.judge.whatif import WhatIf
    from parcam.model.commitment import Commitment


def figure(stamp: str, one: Commitment, as_of: date, told: WhatIf, plain: WhatIf, moved: bool, language: str) -> Figure | None:
    """One row for the forecast, one for the scenario once somebody moved a lever; None when nothing may arise."""
    shown = [("course_plain", plain, not moved)] + ([("course_scenario", told, True)] if moved else [])
    courses = tuple(Course(say(f"pages_analysis.{name}", language), found.figure, *found.interval, found.chance, strong)
                    for name, found, strong in shown if found.figure is not None and found.interval is not None)
    if not courses:
        return None
    known, last = readers.shown(), courses[-1]
    indicator = known.indicators[one.indicator]
    what = readers.named(indicator, language)
    title = say("pages_analysis.what_if_title" if moved else "pages_analysis.what_if_title_plain", language, what=what,
                figure=percent(last.middle, 1, language), chance=chance_words(last.chance, language))
    measured = say("pages_analysis.what_if_measured", language, office=say("common.office", language))
    setting = Setting(as_of, "", readers.freshness(stamp, as_of).sample, language)
    return draw_outcome(Outcome(title, measured, courses, one.target, known.thresholds.interval), setting)
