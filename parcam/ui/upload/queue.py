"""The files on the tray side by side: what each one waits for, those that need a person first; one of them is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from parcam.model.reading import Outcome
from parcam.ui import address, listing, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import count, say, sentence
from parcam.ui.upload import accepting, asking, rivals, tray, understanding
from parcam.ui.upload.accepting import lines_refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.model.reading import Extraction
    from parcam.ui.upload.tray import Item

_UNITS = ("unknown_unit", "ambiguous_unit")
DECIDE, BROKEN, READY, TAKEN = range(4)
"""To be decided on this page; to be mended elsewhere; to be taken; taken."""


class Step(NamedTuple):
    """What comes next for one file. `rank` DECIDE to TAKEN; `under` says more, quietly."""

    rank: int
    sign: str
    tone: str
    words: str
    under: str = ""


def step(item: Item, items: Sequence[Item]) -> Step:
    """What `item`, one of `items`, waits for."""
    one, known = item.extraction, rivals.found(items)
    if batch := accepting.batch_of(item):
        left = lines_refused(one)
        under = say("queue.left", n=count(left)) if left else ""
        taken = bool(item.receipt) and not item.receipt.already
        return Step(TAKEN, "●", "none", say("queue.taken" if taken else "queue.already", batch=batch), under)
    if one.outcome is Outcome.ERROR:
        return Step(DECIDE if one.faults or asking.answerable(item) else BROKEN, "✕", "bad", _asked(item))
    if item.id in known.copies:
        return Step(TAKEN, "●", "none", say("queue.copy"), known.copies[item.id])
    if against := known.against.get(item.id):
        return Step(DECIDE, "▲", "warn", say("queue.rivals"), say("queue.rivals_n", n=count(len(against))))
    changed = accepting.dry_run(item).counts["changed"]
    under = say("queue.changed", n=count(changed)) if changed else ""
    if one.outcome is Outcome.PARTIAL:
        return Step(DECIDE, "▲", "warn", _partly(one), under)
    return Step(READY, "✓", "good", say("queue.ready"), under)


def waiting(items: Sequence[Item]) -> list[Item]:
    """Those with something to accept that is not in the ledger already, each once however many copies there are."""
    copies = rivals.found(items).copies
    return [one for one in items if one.extraction.readings and not accepting.batch_of(one) and one.id not in copies]


def ready(items: Sequence[Item]) -> list[Item]:
    """Those of them that no other file contradicts."""
    against = rivals.found(items).against
    return [one for one in waiting(items) if one.id not in against]


def ordered(items: Sequence[Item]) -> list[tuple[Step, Item]]:
    """Those to be decided first, those taken last."""
    return sorted(((step(one, items), one) for one in items), key=lambda pair: pair[0].rank)


def waiting_for_a_person(items: Sequence[Item]) -> list[Item]:
    return [one for how, one in ordered(items) if how.rank <= BROKEN]


def opened(items: Sequence[Item]) -> Item:
    """The file a person chose; else the first that needs one, else the first of at least one."""
    chosen = tray.tray().chosen
    return next((one for one in items if one.id == chosen), None) or [*waiting_for_a_person(items), *items][0]


def after(item: Item, items: Sequence[Item]) -> Item | None:
    """The next file that needs a person, from the first again after the last."""
    found = waiting_for_a_person(items)
    at = next((place for place, one in enumerate(found) if one.id == item.id), -1)
    return next((one for one in [*found[at + 1:], *found[:max(at, 0)]]), None)


def show(items: Sequence[Item], open: Item) -> None:
    """Those that need a person first, then those ready, then those taken; a row opens its file beside the list."""
    caption = say("queue.title", n=count(len(items)))
    with st.container(key="beside", gap="small"):
        st.markdown(f"**{caption}**")
        rows = [_row(how, one) for how, one in ordered(items)]
        listing.draw([Column(say("queue.file")), Column(say("queue.next"))], rows, key="queue", caption=caption,
                     chosen=open.id, on_choose=choose)


def choose(id: str) -> None:
    tray.tray().chosen = id


def _row(how: Step, item: Item) -> Row:
    one = item.extraction
    said = sentence(one.error.message) if one.error else item.once(("says", address.language()), lambda: _says(one))
    return Row(item.id, (Cell(one.file, under=said), Cell(how.words, under=how.under, tone=how.tone, sign=how.sign, sort=how.rank)))


def _says(one: Extraction) -> str:
    """"65 số liệu · Đúng hạn · T1/2024 … T5/2024"."""
    return " · ".join(filter(None, (say("queue.figures", n=count(len(one.readings))), understanding.summary(one, ("indicator", "period")))))


def _asked(item: Item) -> str:
    """What a person has to do about a file that gave nothing."""
    one, kind = item.extraction, asking.kind(item.extraction)
    if kind in asking.POINTED and not asking.answerable(item):
        return say("queue.error.corrupt_file")
    if kind == "no_usable_values" and one.faults:
        return _partly(one)
    key = f"queue.error.{kind}"
    return say(key) if readers.knows(key) else say("queue.look")


def _partly(one: Extraction) -> str:
    names = {fault.raw for fault in one.faults if fault.kind in _UNITS}
    if names and all(fault.kind in _UNITS for fault in one.faults):
        return say("queue.units", n=count(len(names)))
    return say("queue.lines", n=count(lines_refused(one)))
