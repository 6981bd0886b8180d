"""Báo cáo: choose a paper, read it, take it away; what was issued and what has changed since."""

import streamlit as st

from parcam.ui import address, controls, papers, readers
from parcam.ui.text import day, say

as_of, language = controls.day(), address.view().language
stamp = readers.stamp(as_of)
st.header(say("pages_reports.headline", day=day(as_of)), anchor=False)
wanted = papers.choose(stamp, as_of, language)
papers.downloads(wanted, as_of)
papers.preview(stamp, as_of, wanted, language)
papers.history(as_of, language)
