"""Đơn vị: one unit's figures against their targets, its commitments, what it has not reported."""

import streamlit as st

from parcam.ui import address, ask_table, chart, controls, exports, frame, listing, profile, provenance, readers, trends
from parcam.ui.text import say

view, as_of = address.view(), controls.day()
stamp = readers.stamp(as_of)
unit = controls.unit()
asked = (stamp, unit.id, as_of, view.language)
st.header(profile.headline(*asked), anchor=False)
for told in profile.changes(unit.id, view.language):
    st.caption(told)

reported = [one.id for one in profile.indicators(unit.id)]
indicator = address.question().indicator
indicator = indicator if indicator in reported else next(iter(profile.parts(*asked)), "")
columns, rows = profile.figure_table(*asked)
if rows:
    listing.draw(columns, rows, key="unit_figures", caption=say("pages_units.figures"), chosen=indicator,
                 on_choose=lambda id: address.change(indicator=id))

if indicator:
    figure = trends.figure(stamp, trends.plan_year(indicator, unit.id, as_of, view.language))
    chart.draw(figure, key="unit_trend", on_choose=provenance.follow, file=f"{indicator}-{unit.id}")
    exports.buttons(figure, f"{indicator}-{unit.id}")
    provenance.show(indicator, (unit.id,), as_of)

ask_table.draw_waiting(stamp, as_of, unit.id)

left, right = st.columns(2, gap="large")
with left:
    columns, rows = profile.commitment_table(*asked)
    st.subheader(say("pages_units.commitments", n=len(rows)), anchor=False)
    listing.draw(columns, rows, key="unit_commitments", caption=say("pages_units.commitments", n=len(rows)),
                 on_choose=lambda code: frame.go("commitments", commitment=code))
if reported:
    with right:
        chart.draw(profile.coverage_figure(*asked), key="unit_coverage", file=f"coverage-{unit.id}")
