"""Where a person decides in place of the reader: one control for each thing concluded; the file is read again at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from parcam.desk.stating import DATES, NUMBERS
from parcam.intake.letters.as_stated import DELIMITERS, ENCODINGS, is_delimiter
from parcam.intake.tables.located import area_of, rows_of
from parcam.ui import address, readers
from parcam.ui.text import month, say
from parcam.ui.upload import glance, stating, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parcam.ui.upload.tray import Item
    from parcam.ui.upload.understanding import Said

MONEY = ("1", "1000", "1000000", "1000000000")
DATASETS = ("dossiers", "documents", "disbursement")
_ROLES = ("unread", "unit", "period", "month", "year", "label", "numerator", "denominator", "rate")
_BESIDE = 18
"""Letters of a cell that the narrow column beside the table has room for."""
PARTS = ("numerator", "denominator", "rate")


def control(item: Item, said: Said) -> None:
    """The control that changes what was concluded, under what it says now."""
    name = said.what.partition(":")[0]
    with st.container(border=True):
        st.markdown(f"**{wording.plain(wording.what(said.what))}**: {wording.plain(said.value)}")
        _CONTROLS[name](item, said)


def select(item: Item, key: str, label: str, options: Sequence[Any], shown: Any, words: Callable[[Any], str],
           state: Callable[[Any], None], where: str = "say", **more: Any) -> None:
    """A box that shows what is stated now; choosing states it and the file is read again."""
    place = f"{where}.{item.id}.{key}.{address.language()}"
    if place not in st.session_state or st.session_state[place] != shown:
        st.session_state[place] = shown
    st.selectbox(label, options, key=place, format_func=words, on_change=lambda: state(st.session_state[place]), **more)


def by_itself(words: Callable[[Any], str]) -> Callable[[Any], str]:
    """The words of a choice; of none, that the file speaks for itself."""
    return lambda one: words(one) if one else say("mending.by_itself")


def encoding(item: Item, _said: Said | None = None, where: str = "say") -> None:
    select(item, "encoding", say("mending.encoding"), ("", *ENCODINGS), _stated(item, "encoding"), by_itself(str),
           lambda one: stating.state(item, {"encoding": one}), where)


def delimiter(item: Item, _said: Said | None = None, where: str = "say") -> None:
    """Any mark may be typed; what cannot stand between cells is said to be none."""
    now = _stated(item, "delimiter")
    options = dict.fromkeys(("", *DELIMITERS, now))
    select(item, "delimiter", say("mending.delimiter"), tuple(options), now, by_itself(wording.delimiter),
           lambda one: _checked(item, {"delimiter": one}, ok=not one or is_delimiter(one)), where,
           accept_new_options=True)
    _complaint(item, "delimiter")


def place(item: Item, what: str, sheets: Sequence[str], shown: str, where: str = "say") -> None:
    """An area or header rows, for these sheets."""
    key, valid = f"{where}.{item.id}.{what}", area_of if what == "table" else rows_of
    now = _stated(item, f"{what}:{sheets[0]}")
    if key not in st.session_state or st.session_state[key] != (now or shown):
        st.session_state[key] = now or shown

    def changed() -> None:
        text = st.session_state[key].strip()
        _checked(item, {f"{what}:{sheet}": "" if text == shown and not now else text for sheet in sheets}, ok=not text or bool(valid(text)))

    st.text_input(say(f"mending.{what}"), key=key, on_change=changed, help=say(f"mending.{what}_help"))
    _complaint(item, what)


def indicator(item: Item, _said: Said | None = None, where: str = "say") -> None:
    """Where it is asked for there is nothing to choose but an indicator."""
    asked, now = where == "ask", item.extraction.options.indicator
    select(item, "indicator", say("mending.indicator"), (*(() if asked else ("",)), *readers.monthly_indicators()),
           now if asked else now or "", by_itself(wording.indicator), lambda one: stating.state(item, {}, indicator=one or None), where,
           placeholder=say("mending.pick_indicator"))


def period(item: Item, said: Said | None = None, where: str = "say") -> None:
    """The month of the whole file, or of the sheets that a conclusion is of."""
    options, sheets = item.extraction.options, said.sheets if said and not said.everywhere else []
    stated = _stated(item, f"period:{sheets[0]}") if sheets else options.month
    shown = readers.month_of(stated) if isinstance(stated, str) else stated

    def state(one: Any) -> None:
        if sheets:
            stating.state(item, {f"period:{sheet}": str(one) if one else "" for sheet in sheets})
        else:
            stating.state(item, {what: "" for what, _ in options.overrides if what.startswith("period:")}, month=one)

    select(item, f"period.{len(sheets)}", say("mending.month"), (None, *readers.loadable_months()), shown, by_itself(month), state, where,
           placeholder=say("mending.pick_month" if where == "ask" else "mending.by_itself"))


def _column(item: Item, said: Said) -> None:
    at = said.what.partition(":")[2]
    keys = [f"column:{at}"] if said.everywhere else [f"column:{sheet}!{at}" for sheet in said.sheets]
    owner, _, role = _stated(item, keys[0]).rpartition(".")
    roles = ("unread", *_register_roles(item)) if item.extraction.register else _ROLES

    def state(one: str) -> None:
        stating.state(item, dict.fromkeys(keys, one))

    words = (lambda one: wording.role(wording.choice("columns", one))) if item.extraction.register else partial(wording.choice, "columns")
    select(item, f"column.{at}", say("mending.column"), ("", *roles), role, by_itself(words), state)
    if role in PARTS:
        select(item, f"owner.{at}", say("mending.column_of"), ("", *readers.monthly_indicators()), owner, by_itself(wording.indicator),
               lambda one: state(f"{one}.{role}" if one else role))


def _register_roles(item: Item) -> tuple[str, ...]:
    datasets = readers.catalog().vocabulary.datasets
    return tuple(datasets[item.extraction.register.dataset]) if item.extraction.register else ()


def _unit(item: Item, said: Said) -> None:
    units, what = readers.catalog().units, said.what
    if what == wording.UNITS:
        spelled = [one.what for one in item.extraction.understood if one.what.startswith("unit:")]
        what = st.selectbox(say("mending.spelling"), list(dict.fromkeys(spelled)), format_func=lambda one: one.partition(":")[2],
                            key=f"spelling.{item.id}")
    select(item, what, say("mending.unit"), ("", *units), _stated(item, what), by_itself(wording.unit),
           lambda one: stating.state(item, {what: one}))


def _dataset(item: Item, _said: Said) -> None:
    select(item, "dataset", say("mending.dataset"), ("", *DATASETS), item.extraction.options.dataset or "",
           by_itself(lambda one: wording.choice("datasets", one)), lambda one: stating.state(item, {}, dataset=one or None))


def _place(item: Item, said: Said) -> None:
    place(item, said.what, said.sheets, said.one.value)
    glance.show(item, said.sheets[0], _BESIDE, "say")


def _choose(item: Item, what: str, values: Sequence[str]) -> None:
    select(item, what, say(f"mending.{what}"), ("", *values), _stated(item, what), by_itself(lambda one: wording.choice(what, one)),
           lambda one: stating.state(item, {what: one}))


def _stated(item: Item, what: str) -> str:
    return dict(item.extraction.options.overrides).get(what, "")


def _checked(item: Item, pairs: dict[str, str], *, ok: bool) -> None:
    what = next(iter(pairs)).partition(":")[0]
    st.session_state[f"wrong.{item.id}.{what}"] = not ok
    if ok:
        stating.state(item, pairs)


def _complaint(item: Item, what: str) -> None:
    if st.session_state.pop(f"wrong.{item.id}.{what}", False):
        st.caption(f":red[{say(f'mending.{what}_wrong')}]")


def _written(change: Callable[[Item, Said], None], item: Item, said: Said) -> None:
    """How a text is written, with its first rows as they read now."""
    change(item, said)
    glance.show(item, "", _BESIDE, "say")


_CONTROLS = {
    "encoding": partial(_written, encoding), "delimiter": partial(_written, delimiter), "table": _place, "header": _place,
    "numbers": lambda item, _: _choose(item, "numbers", NUMBERS),
    "dates": lambda item, _: _choose(item, "dates", DATES),
    "money": lambda item, _: _choose(item, "money", MONEY), "indicator": indicator, "period": period, "column": _column, "unit": _unit,
    "units": _unit, "dataset": _dataset}
