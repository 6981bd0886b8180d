""""What I understood": one row per conclusion with its evidence; a chosen row opens the control that changes it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import streamlit as st

from parcam.model.reading import Understood
from parcam.ui import address, listing, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import count, say, sentence
from parcam.ui.upload import restating, wording

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from parcam.model.reading import Extraction
    from parcam.ui.upload.tray import Item

_OF_FILE = ("encoding", "delimiter")
_ABSENT = ("indicator", "period", "dataset")
"""Always among the rows, so that what the file does not say can be said."""
_BY_PROBLEM = {"ambiguous_date_order": "dates", "ambiguous_decimal": "numbers", "money_unit_unknown": "money"}
_HEART = ("encoding", "table", "indicator", "period")
_ALL, _HEIGHT = 24, 640


@dataclass
class Said:
    """A conclusion with the sheets it holds for: `everywhere` when these are all there are."""

    what: str
    value: str
    evidence: str
    one: Understood
    sheets: list[str] = field(default_factory=list)
    everywhere: bool = True
    apart: bool = False
    """It holds in several places, of which the first is told."""
    nth: int = 1
    """Of several tables of the same sheets, which one it is of."""

    @property
    def id(self) -> str:
        name = self.what if self.nth == 1 else f"{self.what}#{self.nth}"
        return "|".join((name, *(() if self.everywhere else self.sheets)))


def show(item: Item) -> None:
    """The table, and beside it the control of the row chosen."""
    one = item.extraction
    known = item.once(("understood", address.language()), lambda: _with_absent(item, grouped(one.understood, _used(one))))
    if not known:
        return
    key = f"look.{item.id}"
    chosen = next((one for one in known if one.id == st.session_state.get(key)), None)
    st.markdown(f"**{say('findings.understood')}**")
    left, right = st.columns((7, 3), gap="medium")
    with left, st.container(height="content" if len(known) <= _ALL else _HEIGHT, border=False):
        _table(known, f"understood.{item.id}", chosen.id if chosen else "", lambda id: st.session_state.update({key: id}))
    with right, st.container(key="beside_known"):
        if chosen:
            restating.control(item, chosen)
        else:
            st.caption(say("findings.understood_how"))


def table(found: Sequence[Understood], *, key: str) -> None:
    """The same to look at only: what was understood of a batch."""
    if found:
        st.markdown(f"**{say('findings.understood')}**")
        _table(grouped(found), key, "", None)


def summary(one: Extraction, heart: Sequence[str] = _HEART) -> str:
    """The heart of it in a line: encoding, place, indicators, period."""
    found = one.understood
    known, months = grouped(found, _used(one)), sorted({text for one in found if one.what == "period" for text in one.value.split(",")})
    told = {what: next((one.value for one in known if one.what == what), "") for what in heart}
    if len(months) > 2 and "period" in told:
        told["period"] = f"{wording.value(Understood('period', months[0]))} … {wording.value(Understood('period', months[-1]))}"
    return " · ".join(filter(None, told.values()))


def grouped(found: Sequence[Understood], used: Collection[str] = ()) -> list[Said]:
    """Conclusions that hold for several sheets once; spellings of units that are their names together in one row. `used` are the
    indicators that figures came of: of others, columns are told as not used. Empty: nobody knows."""
    sheets = dict.fromkeys(one.sheet for one in found if one.what not in _OF_FILE)
    groups: dict[tuple[str, str, str], Said] = {}
    exact: dict[str, list[Understood]] = {}
    for one in found:
        if _is_exact(one):
            exact.setdefault(one.sheet, []).append(one)
            continue
        value, evidence = _value(one, used), sentence(one.evidence)
        said = groups.setdefault((one.what, value, _kind(one)), Said(one.what, value, evidence, one))
        said.sheets += [] if one.sheet in said.sheets else [one.sheet]
        said.apart |= evidence != said.evidence
    if exact:
        named = next(iter(exact.values()))[0]
        spelled = dict.fromkeys(one.what for ones in exact.values() for one in ones)
        groups[wording.UNITS, "", ""] = Said(wording.UNITS, say("findings.units", n=count(len(spelled))), sentence(named.evidence), named,
                                             list(exact), apart=len(spelled) > 1)
    for said in groups.values():
        if said.apart:
            where = "sheet" if len(said.sheets) > 1 else "place"
            said.evidence = say(f"findings.first_{where}", evidence=said.evidence, sheet=said.sheets[0])
        said.everywhere = said.what in (*_OF_FILE, wording.UNITS) or said.what.startswith("unit:") or len(said.sheets) == len(sheets)
    told = sorted(groups.values(), key=_order)
    for at, said in enumerate(told):
        said.nth += sum(one.what == said.what and one.sheets == said.sheets for one in told[:at])
    return told


def _used(one: Extraction) -> frozenset[str]:
    return frozenset(reading.indicator for reading in one.readings)


def _value(one: Understood, used: Collection[str]) -> str:
    """In words, without what led to no figure; where all of it did not, that it was not used."""
    name, ids = one.what.partition(":")[0], one.value.split(",")
    owners = {id: id if name == "indicator" else id.rpartition(".")[0] for id in ids}
    if not used or name not in ("indicator", "column") or not all(owners.values()):
        return wording.value(one)
    kept = [id for id in ids if owners[id] in used]
    if not kept:
        return say("findings.unused", value=wording.value(one))
    words, lacking = wording.value(replace(one, value=",".join(kept))), [wording.indicator(id) for id in ids if id not in kept]
    return say("findings.lacking", value=words, names=", ".join(lacking)) if lacking and name == "indicator" else words


def _kind(one: Understood) -> str:
    """What tells conclusions of one value apart: who or what led to them, not in which cell."""
    return one.evidence.key if ".stated" in one.evidence.key or one.what.startswith("unit:") else ""


def _is_exact(one: Understood) -> bool:
    unit = readers.catalog().units.get(one.value) if one.what.startswith("unit:") else None
    return bool(unit) and one.what.removeprefix("unit:") in (unit.name, unit.short)


def _with_absent(item: Item, known: list[Said]) -> list[Said]:
    there = {one.what.partition(":")[0] for one in known}
    problems = {note.kind for note in item.extraction.notes} | ({item.extraction.error.kind} if item.extraction.error else set())
    open = (*_ABSENT, "numbers") if item.extraction.register is None else _ABSENT
    wanted = [*(open if known else ()), *(what for kind, what in _BY_PROBLEM.items() if kind in problems and known)]
    wanted = list(dict.fromkeys(wanted))
    absent = [Said(what, say(f"findings.absent.{what}"), "", Understood(what, "")) for what in wanted if what not in there]
    return sorted([*known, *absent], key=_order)


def _order(one: Said) -> tuple[bool, bool, int, str]:
    """What holds for the whole file first, then what differs from sheet to sheet; the columns last, as they stand in the file."""
    column = one.what.partition(":")[2] if one.what.startswith("column:") else ""
    return bool(column), not one.everywhere, len(column), column


def _table(known: Sequence[Said], key: str, chosen: str, choose: object) -> None:
    columns = [Column(say(f"findings.columns.{name}"), wrap=name != "what") for name in ("what", "value", "evidence")]
    rows = [Row(one.id, (label(one), Cell(one.value, strong=bool(one.one.value)), one.evidence)) for one in known]
    listing.draw(columns, rows, key=key, caption=say("findings.understood"), chosen=chosen, on_choose=choose)  # type: ignore[arg-type]


def label(one: Said) -> str:
    """What it is about, and of which sheets unless of all."""
    if one.nth > 1:
        return say("findings.nth", what=wording.what(one.what), n=count(one.nth))
    if one.everywhere or one.sheets == [""]:
        return wording.what(one.what)
    where = one.sheets[0] if len(one.sheets) == 1 else say("findings.sheets", n=count(len(one.sheets)))
    return f"{wording.what(one.what)} ({where})"
