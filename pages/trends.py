"""Xu hướng: one indicator over months, against its target."""

import streamlit as st

from parcam.ui import address, chart, controls, exports, provenance, readers, trends

view, as_of = address.view(), controls.day()
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    indicator = controls.indicator()
    reporters = readers.shown().reporters(indicator.id)
    chosen = tuple(one.id for one in controls.units(reporters))
    first, last = controls.months(as_of)
    mode, layout = controls.mode(), controls.layout()

stamp = readers.stamp(as_of)
units = tuple(one for one in reporters if one in chosen) or reporters
figure = trends.figure(stamp, trends.Asked(indicator.id, units, units == reporters, first, last, as_of, mode == "cumulative",
                                           layout == "multiples", view.language))
chart.draw(figure, key="trend", on_choose=provenance.follow, file=f"{indicator.id}-{last}", tall=True)
exports.buttons(figure, f"{indicator.id}-{last}")
provenance.show(indicator.id, units, as_of)
