"""The frame around every page: navigation, header, one error boundary.

How to write a page (pages/<name>.py, at most 60 lines, imports only streamlit and parcam.ui):

    import streamlit as st
    from parcam.ui import chart, controls, readers, trends
    from parcam.ui.text import say

    as_of = controls.day()                                   # ask: the address is the state
    indicator = controls.indicator()                         # a picker returns a model object and changes the address
    figure = trends.figure(readers.stamp(as_of), ...)        # read: cached readers take the stamp first
    chart.draw(figure, key="trend")                          # draw

- Every text comes from data/words/{vi,en}/pages_<name>.toml through `say`; numbers through parcam.ui.text.
- A widget never holds state of its own: its callback calls `address.change(...)`, the next run reads the address.
- Raise UserError for what a person can mend; anything else is a bug, is logged, and shows the calm message.
- List the page in dashboard.py: name (word `frame.pages.<name>`), file, slug. The first one is the home page.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from parcam.errors import UserError
from parcam.places import ROOT
from parcam.ui import address, controls, readers, shown
from parcam.ui.text import day, moment, month, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NEXT = "frame.next"
_LOG = logging.getLogger("parcam")


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its name (the word `frame.pages.<name>`), its file, its address. The file of a page not there yet is left out."""

    name: str
    file: str
    slug: str


def run(entries: Sequence[Entry]) -> None:
    """Draws the frame and runs the chosen page. The first entry is home."""
    pages = {one.name: st.Page(one.file, title=say(f"frame.pages.{one.name}"), url_path=one.slug, default=at == 0)
             for at, one in enumerate(one for one in entries if (ROOT / one.file).is_file())}
    chosen = st.navigation(list(pages.values()), position="top")
    st.set_page_config(page_title=say("frame.tab", page=chosen.title), layout="wide")
    name = next(name for name, page in pages.items() if page == chosen)
    if wanted := st.session_state.pop(_NEXT, None):
        page, own = wanted
        st.switch_page(pages[page], query_params=address.params() | own)
    address.enter(name)
    shown.begin()
    try:
        _header()
        chosen.run()
        shown.offer(name)
    except UserError as error:
        show(error)


def go(name: str, own: Mapping[str, str] | None = None, /, **fields: object) -> None:
    """From a callback: opens the page of that name with these fields of Question or View changed; `own` are that page's own parameters."""
    address.change(**fields)
    st.session_state[_NEXT] = name, dict(own or {})


def show(error: UserError) -> None:
    """The message, every detail, what to do next."""
    lines = [error.message, *(f"- {detail}" for detail in error.details)]
    if error.remedy:
        lines.append(say("frame.remedy", remedy=error.remedy))
    st.error("\n\n".join(lines))


def broken(error: Exception) -> bool:
    """For what nobody foresaw: the traceback goes to the log, a calm message to the screen. Streamlit calls it; True: handled."""
    at = moment(readers.now())
    _LOG.error("page failed at %s", at, exc_info=error)
    st.error(say("frame.broken") + "\n\n" + say("frame.broken_remedy", moment=at))
    return True


def _header() -> None:
    shown = controls.day()
    fresh = readers.freshness(readers.stamp(shown), shown)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="frame_header"):
        st.markdown(f"**{readers.office()}**", width="content")
        if fresh.sample:
            st.badge(say("frame.sample"), color="blue", help=say("frame.sample_help"))
        words = say("frame.fresh", month=month(fresh.month), day=day(fresh.batch_day)) if fresh.month else say("frame.fresh_none")
        st.caption(words, width="content")
        st.space("stretch")
        controls.as_of()
        controls.language()
