"""A batch's untouched file on the tray again, to mend what was refused in it."""

from __future__ import annotations

import streamlit as st

from parcam.errors import UserError
from parcam.ui import readers
from parcam.ui.frame import show as show_error
from parcam.ui.text import say
from parcam.ui.upload import tray


def button(batch: int, where: str) -> None:
    st.button(say("batches.again"), key=f"again.{where}.{batch}", type="tertiary", icon=":material/build:", on_click=_take_up,
              args=(batch,))


def _take_up(batch: int) -> None:
    """The page is led up to it (`Tray.shown`)."""
    try:
        tray.take_up(readers.store().batch(batch))
    except UserError as error:
        show_error(error)
    else:
        st.toast(say("batches.taken_up", id=batch))
