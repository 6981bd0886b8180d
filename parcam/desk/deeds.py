"""Milestones recorded as done, with their evidence, and taken back: acts of the ledger, never edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.errors import UserError
from parcam.model.act import Act
from parcam.words.dates import day as day_words
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from parcam.model.commitment import Plan
    from parcam.store.store import Store

DEED_DONE, DEED_UNDONE = "deed_done", "deed_undone"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a person gives with a deed: words or a link, and perhaps a file that the store keeps."""

    text: str = ""
    file: str = ""
    content: bytes | Path = b""


def record_deed(store: Store, plan: Plan, code: str, milestone: str, *, done_on: date, evidence: Evidence, by: str, known_on: date,
                language: str = "vi") -> int:
    """The number of the act. UserError, naming everything that is missing, when the record would not stand up to a question:
    nobody named, no evidence, a day after the one on which it is told, or a milestone that is already done."""
    stones = {one.id for one in plan.commitment(code).milestones}
    faults = {
        "unknown": milestone not in stones,
        "done": any(act.value("milestone") == milestone for act in standing(store, plan, code, known_on)),
        "nobody": not by.strip(),
        "no_evidence": not evidence.text.strip() and not evidence.content,
        "tomorrow": done_on > known_on,
    }
    told = tuple(say(f"deeds.fault.{name}", language, day=day_words(known_on, language)) for name, wrong in faults.items() if wrong)
    if told:
        raise UserError(say("deeds.refused", language), details=told)
    pairs = [("milestone", milestone)]
    if evidence.content:
        pairs += [("file", evidence.file), ("kept", store.keep(evidence.content))]
    words = " · ".join(part for part in (evidence.text.strip(), evidence.file if evidence.content else "") if part)
    return store.record(Act(DEED_DONE, by.strip(), known_on, plan=plan.id, commitment=code, day=done_on, text=words, payload=tuple(pairs)))


def undo_deed(store: Store, plan: Plan, act: Act, *, why: str, by: str, known_on: date, language: str = "vi") -> int:
    """The milestone is open again from that day on; both acts stay on record. UserError without a name or a reason."""
    faults = {"nobody": not by.strip(), "no_reason": not why.strip()}
    told = tuple(say(f"deeds.fault.{name}", language) for name, wrong in faults.items() if wrong)
    if told:
        raise UserError(say("deeds.refused", language), details=told)
    return store.record(Act(DEED_UNDONE, by.strip(), known_on, plan=plan.id, commitment=act.commitment, text=why.strip(),
                            refers_to=str(act.id)))


def standing(store: Store, plan: Plan, code: str, as_of: date) -> tuple[Act, ...]:
    """The deeds of one commitment ("": of all) known on the day and not taken back by then, oldest first."""
    acts = store.acts((DEED_DONE, DEED_UNDONE), as_of, plan=plan.id, commitment=code)
    undone = {act.refers_to for act in acts if act.kind == DEED_UNDONE}
    return tuple(act for act in acts if act.kind == DEED_DONE and str(act.id) not in undone)
