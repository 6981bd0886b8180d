"""Điểm: what the figure earns under each scoring rule side by side, and where the next percent is worth most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.ui import listing
from parcam.ui.framework import facts as framework_facts
from parcam.ui.framework import points as framework_points
from parcam.ui.text import say

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.commitment import Commitment


def draw(stamp: str, one: Commitment, as_of: date) -> None:
    """The chosen figure under every rule that knows it, then all figures: the next percent, and the sets."""
    st.caption(say("pages_frameworks.points_about"))
    columns, rows = framework_points.criteria(stamp, as_of, one.indicator)
    st.subheader(say("pages_analysis.points_own"), anchor=False)
    if rows:
        listing.draw(columns, rows, key="points_own", caption=say("pages_analysis.points_own"))
    else:
        st.info(say("pages_analysis.points_none"))
    framework_facts.section("next", framework_points.next_percent(stamp, as_of))
    framework_facts.section("sets", framework_points.sets(stamp, as_of))
