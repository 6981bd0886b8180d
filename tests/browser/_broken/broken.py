"""A bug."""

import streamlit as st

st.write("trước khi hỏng")
[][1]
