"""Nạp số liệu: bring files, see what was understood and what was refused, accept, look at batches, take one back."""

import streamlit as st

from parcam.ui import aliases, batches, controls, findings, remembered, template, tray
from parcam.ui.text import count, say

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    by, known_on = controls.by(), controls.known_on()
    template.button(controls.day())
    template.more()

brought = st.file_uploader(say("pages_upload.drop"), accept_multiple_files=True, key="upload.files", type=controls.FILE_KINDS)
files = [*brought, *tray.taken_up()]
if files:
    place = st.empty()
    with place.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, say("pages_upload.reading", file=""))
        st.button(say("pages_upload.stop"), on_click=tray.stop)
    items = tray.read(files, lambda share, name: bar.progress(share, say("pages_upload.reading", file=name)))
    place.empty()
    waiting = [item for item in items if item.receipt is None and item.extraction.readings]
    if waiting:
        ready = bool(by and known_on)
        readings = sum(len(item.extraction.readings) for item in waiting)
        words = say("pages_upload.accept", readings=count(readings), files=count(len(waiting)))
        if st.button(words, type="primary", disabled=not ready, help=None if ready else say("findings.by_needed")):
            remembered.remember(tray.take(waiting, by, known_on), by)
            st.rerun()
    for item in items:
        findings.show(item, by)

batches.show(by)
aliases.show(by)
remembered.show(by)
