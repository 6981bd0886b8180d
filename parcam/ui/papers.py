"""Báo cáo: choosing a paper, its preview, its files, and what was issued."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st

from parcam.desk.papers import ISSUED, issue, latest_window
from parcam.errors import UserError
from parcam.publish.kinds import MIME, OFFERED, Format, Kind, PublishOptions
from parcam.publish.paper import Heading, Paper, Paragraph
from parcam.publish.publish import paper
from parcam.publish.slides import chosen
from parcam.ui import address, deck, listing, own, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.quality import changes as quality_changes
from parcam.ui.text import day, moment, say

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.act import Act

KINDS = tuple(str(kind) for kind in Kind)


@dataclass(frozen=True, slots=True)
class Wanted:
    kind: Kind
    window: str
    options: PublishOptions


def choose(stamp: str, as_of: date, language: str) -> Wanted:
    """Kind; for a periodic report its window; for a deck its slides; the particulars of the letterhead."""
    kind = Kind(own.choose("kind", KINDS, lambda id: say(f"pages_reports.kinds.{id}"), say("pages_reports.kind")))
    windows, window = readers.catalog().windows, ""
    if kind is Kind.PERIODIC:
        usual = latest_window(windows.values(), as_of).id
        window = own.choose("window", (usual, *(id for id in windows if id != usual)), lambda id: windows[id].name,
                            say("pages_reports.window"))
    picked = deck.choose(stamp, as_of, language) if kind is Kind.DECK else ()
    number, to, recipients = 0, (), ()
    if kind in (Kind.ACCOUNTABILITY, Kind.PERIODIC):
        with st.expander(say("pages_reports.particulars")):
            number = _number(st.text_input(say("pages_reports.number"), key="paper.number", width=160))
            to = _lines(st.text_area(say("pages_reports.to"), key="paper.to", height=80, placeholder=say("pages_reports.usual")))
            recipients = _lines(st.text_area(say("pages_reports.recipients"), key="paper.recipients", height=80,
                                             placeholder=say("pages_reports.usual")))
    return Wanted(kind, window, PublishOptions(windows.get(window), number, to=to, recipients=recipients, slides=picked))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _number(text: str) -> int:
    if not text.strip():
        return 0
    if not (text.strip().isascii() and text.strip().isdigit()):
        raise UserError(say("pages_reports.not_a_number", raw=text.strip()))
    return int(text)


def downloads(wanted: Wanted, as_of: date) -> None:
    """A button per format; the file is made, and its issue recorded, when it is asked for."""
    with st.container(horizontal=True, vertical_alignment="center"):
        for form in OFFERED[wanted.kind]:
            st.download_button(say("pages_reports.download", form=form.upper()), _maker(wanted, form, as_of),
                               f"{wanted.kind}-{as_of}.{form}", MIME[form], key=f"paper.{form}", on_click="ignore")
        if readers.freshness(readers.stamp(as_of), as_of).sample:
            st.caption(say("pages_reports.sample"), width="content")


def _maker(wanted: Wanted, form: str, as_of: date) -> Any:
    store, year = readers.store(), readers.plan(as_of).year

    def make() -> bytes:
        return issue(store, kind=wanted.kind, form=form, as_of=as_of, year=year, window=wanted.window or None, options=wanted.options)

    return make


def preview(stamp: str, as_of: date, wanted: Wanted, language: str) -> None:
    """The paper's words as they will stand; of the deck its titles."""
    held = deck.frozen(stamp, as_of, language)
    with st.container(border=True, height=520):
        if wanted.kind is Kind.DECK:
            st.markdown("\n".join(f"{at}. {_plain(one.title)}" for at, one in enumerate(chosen(held, wanted.options.slides, language), 1)))
        elif wanted.kind is Kind.DATA:
            st.markdown(say("pages_reports.workbook"))
        else:
            _written(paper(held, wanted.kind, wanted.options))


def _written(one: Paper) -> None:
    st.subheader(_plain(f"{one.name} · {one.about}"), anchor=False)
    for block in (*one.blocks, *(block for annex in one.annexes for block in (Heading(annex.title), *annex.blocks))):
        if isinstance(block, Heading):
            st.markdown(f"{'#' * (block.level + 3)} {_plain(block.text)}")
        elif isinstance(block, Paragraph):
            st.markdown("".join(f"**{_plain(text)}**" if bold else _plain(text) for text, bold in block.runs()))
        else:
            head = "| " + " | ".join(_cell(column.title) for column in block.columns) + " |"
            rows = ["| " + " | ".join(_cell(text) for text in row) + " |" for row in block.rows]
            st.markdown("\n".join([head, "|" + " --- |" * len(block.columns), *rows]))


def _plain(text: str) -> str:
    """Words as words: nothing in them is taken for markup."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#$~|:" else sign for sign in text)


def _cell(text: str) -> str:
    return _plain(text).replace("\n", " ") or " "


@lru_cache(maxsize=4)
def issued(store_id: int, writes: int) -> tuple[Act, ...]:
    """Every document issued, newest first."""
    return tuple(sorted(readers.store().acts((ISSUED,)), key=lambda act: act.id, reverse=True))


def history(as_of: date, language: str) -> None:
    """What was issued; choosing one shows what has changed since."""
    store = readers.store()
    acts = issued(id(store), store.database.writes)
    st.subheader(say("pages_reports.issued", n=len(acts)), anchor=False)
    if not acts:
        st.caption(say("pages_reports.none"))
        return
    columns = [Column(say(f"pages_reports.columns.{name}")) for name in ("at", "kind", "as_of", "stamp", "by", "state")]
    rows = [_row(act) for act in acts]
    listing.draw(columns, rows, key="papers_issued", caption=say("pages_reports.issued", n=len(acts)), chosen=address.own_text("paper"),
                 on_choose=lambda id: address.set_own("paper", id))
    one = next((act for act in acts if str(act.id) == address.own_text("paper")), None)
    if one is not None and one.day is not None:
        name = f"{one.value('kind')}-{one.day}-{one.id}.{one.value('format')}"
        st.download_button(say("pages_reports.again"), lambda: store.kept(one.kept), name, MIME[Format(one.value("format"))],
                           key="paper.again", on_click="ignore")
        _since(one.day, as_of, language)


def _window(act: Act) -> str:
    """The report window's name, or how many slides were chosen."""
    windows, slides = readers.catalog().windows, act.value("slides")
    if act.value("window") in windows:
        return windows[act.value("window")].name
    return say("pages_present.choose", n=len(slides.split(","))) if slides else ""


def _row(act: Act) -> Row:
    now = readers.store().stamp(act.day) if act.day else ""
    same = act.value("stamp") == now
    kind = f"{say('pages_reports.kinds.' + act.value('kind'))} ({act.value('format')})"
    return Row(str(act.id), (moment(act.at) if act.at else day(act.known_on), Cell(kind, under=_window(act)),
                             day(act.day) if act.day else "",
                             Cell(act.value("stamp")[:12], under=act.kept[:12]), act.by or say("pages_reports.unsigned"),
                             Cell(say("pages_reports.same" if same else "pages_reports.differs"), tone="good" if same else "warn",
                                  sign="✓" if same else "▲")))


def _since(issued_day: date, as_of: date, language: str) -> None:
    days = (issued_day, max(as_of, issued_day))
    stamps = (readers.stamp(days[0]), readers.stamp(days[1]))
    st.subheader(say("pages_reports.since", first=day(days[0]), last=day(days[1])), anchor=False)
    tables = (quality_changes.moved_table(stamps, days, language), quality_changes.batch_table(stamps, days, language),
              quality_changes.reading_table(stamps, days, language))
    if not any(rows for _, rows in tables):
        st.caption(say("pages_reports.nothing_since"))
    for at, (columns, rows) in enumerate(tables):
        if rows:
            listing.draw(columns, rows, key=f"papers_since_{at}", caption=say("pages_reports.since", first=day(days[0]), last=day(days[1])))
