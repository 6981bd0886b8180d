"""Nạp số liệu: bring files, see what was understood and what was refused, accept, look at batches, take one back."""

import streamlit as st

from parcam.ui import controls
from parcam.ui.text import count, say
from parcam.ui.upload import aliases, batches, findings, limit, progressing, queue, remembered, taking, template, tray

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    by, known_on = controls.by(), controls.known_on()
    template.button(controls.day())
    template.more()

brought = st.file_uploader(say("pages_upload.drop", limit=limit.megabytes()), accept_multiple_files=True, key=tray.uploader(),
                           type=controls.FILE_KINDS, help=limit.larger(by), on_change=tray.receive)
limit.refused(by)
with progressing.reading() as progress:
    items = tray.read([*tray.taken_up(), *brought], progress)

if aside := progressing.left_aside():
    with st.container(horizontal=True, vertical_alignment="center"):
        st.warning(say("pages_upload.stopped", n=count(len(aside)), files=", ".join(aside)))
        st.button(say("pages_upload.go_on"), on_click=progressing.go_on)

taking.show(items, by, known_on)
if len(items) > 1:
    left, right = st.columns((1, 2), gap="medium")
    opened = queue.opened(items)
    with left:
        queue.show(items, opened)
    with right:
        findings.show(opened, by, known_on, items)
elif items:
    findings.show(items[0], by, known_on)

batches.show(by)
aliases.show(by)
remembered.show(by)
