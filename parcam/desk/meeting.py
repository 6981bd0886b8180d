"""What is written during a meeting, and the sets of slides it was shown: acts in the ledger."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parcam.desk.clock import now, today
from parcam.desk.explaining import DECIDED
from parcam.errors import UserError
from parcam.model.act import Act
from parcam.words import dates
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parcam.catalog.load import Catalog
    from parcam.model.commitment import Plan
    from parcam.store.store import Store

NOTE, SET_SAVED, SET_FORGOTTEN = "note", "deck_saved", "deck_forgotten"
_LONGEST = 4000


def write(store: Store, catalog: Catalog, plan: Plan, notes: Iterable[Mapping[str, str]]) -> int:
    """Record notes and decisions written on slides; returns how many are new. A note sent again (same `client`) is recorded once.

    The browser's word is not trusted: what lacks text, writer or client is left out, unknown commitments and units count as none.
    """
    known, codes, written = set(received(store, plan)), {one.code for one in plan.commitments}, 0
    for note in notes:
        text, by, client = (str(note.get(name) or "").strip()[:_LONGEST] for name in ("text", "by", "client"))
        if not (text and by and client) or client in known:
            continue
        commitment, unit, shown = str(note.get("commitment") or ""), str(note.get("unit") or ""), _day(str(note.get("shown") or ""))
        store.record(Act(
            DECIDED if note.get("kind") == "decision" else NOTE, by, today(), plan=plan.id, at=now(), text=text,
            commitment=commitment if commitment in codes else "", unit=unit if unit in catalog.units else "",
            day=_day(str(note.get("due") or "")), payload=(
                ("client", client), ("slide", str(note.get("slide") or "")[:60]),
                ("shown", shown.isoformat() if shown else ""))))
        known.add(client)
        written += 1
    return written


def written(store: Store, plan: Plan, shown: date) -> list[dict[str, str]]:
    """What was written on a deck that showed the knowledge of that day, for every deck of that day opened since.

    It is known from the day it was written, as the ledger demands, so the frozen figures, the decisions known on that day and the
    papers of that day stay as they were; the deck adds it beside them, with its own day.
    """
    return [{"client": act.value("client"), "kind": "decision" if act.kind == DECIDED else NOTE, "text": act.text, "by": act.by,
             "slide": act.value("slide"), "on": dates.day(act.known_on)}
            for act in store.acts((NOTE, DECIDED), date.max, plan=plan.id) if act.value("shown") == shown.isoformat()]


def received(store: Store, plan: Plan) -> tuple[str, ...]:
    """The browsers' own marks of the notes that the ledger holds."""
    return tuple(mark for act in store.acts((NOTE, DECIDED), date.max, plan=plan.id) if (mark := act.value("client")))


def save_set(store: Store, name: str, slides: tuple[str, ...], by: str) -> int:
    """Keep a choice of slides under a name; the number is what a link names it by. A name used again stands for the newer choice."""
    if not name.strip() or not slides:
        raise UserError(say("pages_present.set_empty"))
    return store.record(Act(SET_SAVED, by, today(), at=now(), refers_to=name.strip(), payload=(("slides", ",".join(slides)),)))


def sets(store: Store) -> tuple[tuple[int, str, tuple[str, ...]], ...]:
    """(number, name, slide ids) of each saved set in force."""
    return tuple((act.id, act.refers_to, tuple(act.value("slides").split(",")))
                 for act in store.remembered(SET_SAVED, SET_FORGOTTEN, date.max))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
