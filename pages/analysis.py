"""Phân tích: why a figure is where it is, what has changed, what would help, what it is worth, and how far forecasts can be trusted."""

import streamlit as st

from parcam.ui import controls, readers
from parcam.ui.analysis import picker as analysis_picker
from parcam.ui.analysis import view as analysis_view

as_of = controls.day()
stamp = readers.stamp(as_of)
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    one = analysis_picker.commitment(stamp, as_of)
    part = analysis_picker.part()
    analysis_view.picker(part)

if told := analysis_picker.passed_over(one, as_of):
    st.info(told)
analysis_view.VIEWS[part](stamp, one, as_of)
