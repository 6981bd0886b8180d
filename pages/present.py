"""Trình chiếu: the deck for the meeting. It is handed over once and then needs no server."""

import streamlit as st

from parcam.ui import address, controls, deck, readers
from parcam.ui.text import say

as_of, language = controls.day(), address.view().language
asked = (readers.stamp(as_of), as_of, language)
ids = deck.choose(*asked)
with st.container(horizontal=True, vertical_alignment="center"):
    deck.portable(as_of, ids)
    st.caption(say("pages_present.how"), width="stretch")
deck.draw(*asked, ids)
