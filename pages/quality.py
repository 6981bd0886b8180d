"""Chất lượng số liệu: what is in and in time, what looks wrong, what each figure is, what was refused, what has changed."""

import streamlit as st

from parcam.ui import controls, readers
from parcam.ui.quality import view as quality_view
from parcam.ui.text import say

as_of = controls.day()
stamp = readers.stamp(as_of)
st.header(say("pages_quality.headline"), anchor=False)
part = quality_view.part()

quality_view.VIEWS[part](stamp, as_of)
