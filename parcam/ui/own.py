"""A row of buttons whose choice stands in the address as a page's own parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from parcam.ui import address

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def choose(name: str, options: Sequence[str], words: Callable[[str], str], label: str, **more: Any) -> str:
    """The chosen one of `options`; the first is the default and leaves the address short."""
    value, key = chosen(name, options), f"pick.own.{name}"
    address.mirror(key, value)
    st.segmented_control(label, list(options), key=key, format_func=words, required=True, **more,
                         on_change=lambda: address.set_own(name, "" if st.session_state[key] == options[0] else st.session_state[key]))
    return value


def chosen(name: str, options: Sequence[str]) -> str:
    """The same without drawing."""
    return address.own(name, tuple(options), options[0])
