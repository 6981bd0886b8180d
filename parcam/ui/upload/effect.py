"""What a batch brought, and what taking it back would bring back."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from parcam.ui.text import count, say
from parcam.ui.upload import changes, kept

_ORDER = ("changed", "new", "replaced", "unchanged")


def told(batch: int) -> None:
    """Before a withdrawal: what it would do."""
    if words := of_withdrawal(batch):
        st.caption(say("effect.told", told=words))


def of_withdrawal(batch: int) -> str:
    """How many figures return to what they were, are gone, or stay because a later batch replaced them."""
    found = Counter(row["change"] for row in kept.brought(batch))
    return "; ".join(say(f"effect.{change}", n=count(found[change])) for change in _ORDER if found[change])


def show(batch: int) -> None:
    """Every figure of a batch beside what would stand there without it; the first of many."""
    found = sorted(kept.brought(batch), key=lambda row: _ORDER.index(row["change"]))
    if found:
        changes.draw(changes.rows_of(found), len(found), say("effect.title", n=count(len(found))), key=f"batch.brought.{batch}")
