"""The explanation loop: a leader asks a unit about one commitment, the unit answers with cause, measure and day, a meeting decides,
and what was decided is followed to its day like any deed. All of it acts of the ledger: who, when, never edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.desk.clock import now
from parcam.errors import UserError
from parcam.judge.deeds import open_verdict
from parcam.model.act import Act
from parcam.model.verdict import Verdict
from parcam.words.dates import day as day_words
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.commitment import Plan
    from parcam.model.thresholds import Thresholds
    from parcam.store.store import Store

ASKED, ANSWERED = "explanation_asked", "explanation_answered"
DECIDED, DECISION_DONE, DECISION_REOPENED = "decision", "decision_done", "decision_reopened"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request to explain with its answers, oldest first. `verdict`: done once answered, else as its day stands."""

    asked: Act
    answers: tuple[Act, ...]
    verdict: Verdict

    @property
    def open(self) -> bool:
        return not self.answers


@dataclass(frozen=True, slots=True)
class Decision:
    """What a meeting decided, to be done by `decided.day`; `done` is the act that says it was."""

    decided: Act
    done: Act | None
    verdict: Verdict

    @property
    def open(self) -> bool:
        return self.done is None


def ask(store: Store, plan: Plan, code: str, unit: str, *, text: str, due: date, by: str, known_on: date, language: str = "vi") -> int:
    """The number of the request. UserError, naming all that is missing; KeyError for a commitment the plan has not."""
    plan.commitment(code)
    _hold({"no_unit": not unit, "no_question": not text.strip(), "nobody": not by.strip(), "past_due": due < known_on}, known_on, language)
    return store.record(Act(ASKED, by.strip(), known_on, plan=plan.id, commitment=code, unit=unit, day=due, at=now(), text=text.strip()))


def answer(store: Store, asked: Act, *, cause: str, measure: str, done_by: date, by: str, known_on: date, language: str = "vi") -> int:
    """The number of the answer: why, what will be done, and by which day. UserError, naming all that is missing."""
    _hold({"no_cause": not cause.strip(), "no_measure": not measure.strip(), "nobody": not by.strip(), "past_due": done_by < known_on},
          known_on, language)
    parts = {"cause": cause.strip(), "measure": measure.strip()}
    text = say("explaining.answer_text", **{name: part.rstrip(".") for name, part in parts.items()}, day=day_words(done_by))
    return store.record(Act(ANSWERED, by.strip(), known_on, plan=asked.plan, commitment=asked.commitment, unit=asked.unit, day=done_by,
                            at=now(), text=text, refers_to=str(asked.id), payload=tuple(parts.items())))


def decide(store: Store, plan: Plan, code: str, *, text: str, due: date, unit: str, by: str, known_on: date, language: str = "vi") -> int:
    """The number of the decision; `unit` ("" for the whole office) carries it out by `due`. UserError, naming all that is missing."""
    plan.commitment(code)
    _hold({"no_decision": not text.strip(), "nobody": not by.strip(), "past_due": due < known_on}, known_on, language)
    return store.record(Act(DECIDED, by.strip(), known_on, plan=plan.id, commitment=code, unit=unit, day=due, at=now(), text=text.strip()))


def finish(store: Store, decided: Act, *, done_on: date, evidence: str, by: str, known_on: date, language: str = "vi") -> int:
    """A decision is carried out, with its evidence (words or a link)."""
    _hold({"no_evidence": not evidence.strip(), "nobody": not by.strip(), "tomorrow": done_on > known_on}, known_on, language)
    return store.record(Act(DECISION_DONE, by.strip(), known_on, plan=decided.plan, commitment=decided.commitment, unit=decided.unit,
                            day=done_on, at=now(), text=evidence.strip(), refers_to=str(decided.id)))


def reopen(store: Store, done: Act, *, why: str, by: str, known_on: date, language: str = "vi") -> int:
    """The decision is open again from that day on; every act stays on record."""
    _hold({"no_reason": not why.strip(), "nobody": not by.strip()}, known_on, language)
    return store.record(Act(DECISION_REOPENED, by.strip(), known_on, plan=done.plan, commitment=done.commitment, unit=done.unit, at=now(),
                            text=why.strip(), refers_to=str(done.id)))


def exchanges(store: Store, plan: Plan, as_of: date, thresholds: Thresholds) -> tuple[Exchange, ...]:
    """Every request of the plan known on the day with the answers known by then, oldest first."""
    acts = store.acts((ASKED, ANSWERED), as_of, plan=plan.id)
    found = []
    for asked in (act for act in acts if act.kind == ASKED):
        answers = tuple(act for act in acts if act.kind == ANSWERED and act.refers_to == str(asked.id))
        found.append(Exchange(asked, answers, _state(asked.day, bool(answers), as_of, thresholds)))
    return tuple(found)


def decisions(store: Store, plan: Plan, as_of: date, thresholds: Thresholds) -> tuple[Decision, ...]:
    """Every decision of the plan known on the day with where it stands, oldest first."""
    acts = store.acts((DECIDED, DECISION_DONE, DECISION_REOPENED), as_of, plan=plan.id)
    reopened = {act.refers_to for act in acts if act.kind == DECISION_REOPENED}
    done = {act.refers_to: act for act in acts if act.kind == DECISION_DONE and str(act.id) not in reopened}
    return tuple(Decision(act, done.get(str(act.id)), _state(act.day, str(act.id) in done, as_of, thresholds))
                 for act in acts if act.kind == DECIDED)


def _state(due: date | None, done: bool, as_of: date, thresholds: Thresholds) -> Verdict:
    """As a milestone; what was given no day is due."""
    return Verdict.DONE if done else open_verdict(due or as_of, as_of, thresholds)


def _hold(faults: dict[str, bool], known_on: date, language: str) -> None:
    """UserError naming every fault at once."""
    told = tuple(say(f"explaining.fault.{name}", language, day=day_words(known_on, language)) for name, wrong in faults.items() if wrong)
    if told:
        raise UserError(say("explaining.refused", language), details=told)
