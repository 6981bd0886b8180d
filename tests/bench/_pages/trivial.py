"""The least a page can be: one widget, one word."""

import streamlit as st

st.write(st.segmented_control("n", ("a", "b"), default="a", key="n"))
