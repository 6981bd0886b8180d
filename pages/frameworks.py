"""Bộ chỉ số: published results of the province over the years, and what the commitments feed."""

import streamlit as st

from parcam.ui import address, chart, controls, frame, listing, readers
from parcam.ui.framework import facts as framework_facts
from parcam.ui.framework import picker as framework_picker
from parcam.ui.framework import points as framework_points
from parcam.ui.framework import results as framework_results
from parcam.ui.framework import summary as framework_summary
from parcam.ui.text import say

as_of = controls.day()
stamp, language = readers.stamp(as_of), address.language()
chosen = framework_picker.chosen()

st.header(say("pages_frameworks.headline"), anchor=False)
listing.draw(*framework_summary.table(as_of), key="frameworks", caption=say("pages_frameworks.summary"),
             chosen=chosen.id if chosen else "-", on_choose=framework_picker.pick)
framework_picker.draw()
if chosen is None:
    st.caption(say("pages_frameworks.points_about"))
    framework_facts.section("sets", framework_points.sets(stamp, as_of))
    framework_facts.section("next", framework_points.next_percent(stamp, as_of))
    framework_facts.section("criteria", framework_points.criteria(stamp, as_of))
else:
    drawn = [(name, draw(chosen.id, as_of, language)) for name, draw in framework_results.CHARTS]
    shown = [(name, figure) for name, figure in drawn if figure]
    columns = iter(st.columns(2, gap="large"))
    for name, figure in shown:
        with next(columns):
            chart.draw(figure, key=f"framework_{name}", file=f"{chosen.id}-{name}")
    with next(columns, st.container()) if shown else st.container():
        st.markdown(chosen.about)
        st.caption(say("pages_frameworks.source", source=chosen.source))
        framework_facts.section("gaps", framework_facts.gaps(chosen))
    framework_facts.section("fed_by", framework_facts.fed_by(chosen, stamp, as_of), lambda code: frame.go("commitments", commitment=code))
    framework_facts.section("parts", framework_facts.parts(chosen))
    framework_facts.section("results", framework_facts.results(chosen))
    framework_facts.section("changes", framework_facts.changes(chosen))
