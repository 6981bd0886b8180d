"""Nạp số liệu: bring files, see what was understood and what was refused, accept, look at batches, take one back."""

import streamlit as st

from parcam.ui import controls
from parcam.ui.text import count, say
from parcam.ui.upload import accepting, aliases, batches, findings, limit, progressing, remembered, template, tray

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    by, known_on = controls.by(), controls.known_on()
    template.button(controls.day())
    template.more()

brought = st.file_uploader(say("pages_upload.drop", limit=limit.megabytes()), accept_multiple_files=True, key=tray.UPLOADER,
                           type=controls.FILE_KINDS, help=limit.larger(by), on_change=tray.receive)
limit.refused(by)
with progressing.reading() as progress:
    items = tray.read([*tray.taken_up(), *brought], progress)

if aside := progressing.left_aside():
    with st.container(horizontal=True, vertical_alignment="center"):
        st.warning(say("pages_upload.stopped", n=count(len(aside)), files=", ".join(aside)))
        st.button(say("pages_upload.go_on"), on_click=progressing.go_on)
if waiting := accepting.waiting(items):
    ready = bool(by and known_on)
    words = say("pages_upload.accept", readings=count(sum(len(one.extraction.readings) for one in waiting)), files=count(len(waiting)))
    if st.button(words, type="primary", disabled=not ready, help=None if ready else say("findings.by_needed")):
        remembered.remember(accepting.take(waiting, by, known_on), by)
        st.rerun()
for item in items:
    findings.show(item, by, alone=len(items) == 1)

batches.show(by)
aliases.show(by)
remembered.show(by)
