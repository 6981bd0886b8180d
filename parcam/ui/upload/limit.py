"""How large a file the browser may bring, and what to do with a larger one."""

from __future__ import annotations

import os

import streamlit as st

from parcam.places import store_path
from parcam.ui.text import count, say


def megabytes() -> str:
    return count(st.get_option("server.maxUploadSize"))


def larger(by: str) -> str:
    """What to do with a larger file, its exact command last."""
    return say("pages_upload.larger", limit=megabytes(), command=f"`{command(by)}`")


def refused(by: str) -> None:
    """Seen only beside files that the browser did not send (static/shell.css)."""
    with st.container(key="upload_refused"):
        st.warning(f"{say('pages_upload.refused', limit=megabytes())} {larger(by)}")


def command(by: str) -> str:
    """Loads a file of any size: into this very store, by the person at work."""
    file, by = say("pages_upload.command_file"), by.replace('"', "") or say("pages_upload.by_example")
    elsewhere = f' --store "{store_path()}"' if os.environ.get("PARCAM_STORE") else ""
    return f'python -m parcam load "{file}" --by "{by}"{elsewhere}'
