"""Serving: Streamlit as an ASGI app behind one door."""
