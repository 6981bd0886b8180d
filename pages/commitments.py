"""Cam kết: the register, and one commitment whole."""

import streamlit as st

from parcam.ui import address, chart, controls, frame, listing, readers
from parcam.ui.commitment import asks as commitment_asks
from parcam.ui.commitment import band as commitment_band
from parcam.ui.commitment import chart as commitment_chart
from parcam.ui.commitment import deeds as commitment_deeds
from parcam.ui.commitment import facts as commitment_facts
from parcam.ui.commitment import register as commitment_register
from parcam.ui.overview import headline as overview_headline
from parcam.ui.text import say

as_of = controls.day()
stamp, plan, told = readers.stamp(as_of), readers.plan(as_of), readers.shown_plan(as_of)
code = commitment_register.chosen(stamp, as_of)
one, judged = plan.commitment(code), readers.judgement(stamp, as_of, address.language(), code)
indicator = readers.shown().indicators[one.indicator]
drawn = commitment_chart.figure(stamp, code, as_of, address.language())

st.header(overview_headline.title(stamp, as_of, address.language()), anchor=False)
left, right = st.columns([3, 7], gap="large")
with left, st.container(key="beside"):
    listing.draw(*commitment_register.table(stamp, as_of), key="register", caption=say("pages_commitments.register"),
                 chosen=code, dense=True, on_choose=lambda picked: address.change(commitment=picked))
with right:
    st.caption(commitment_facts.path(told, one))
    st.subheader(commitment_facts.title(one), anchor=False)
    commitment_band.draw(one, judged, stamp)
    if drawn:
        chart.draw(drawn, key="commitment_chart", file=f"{code}-{as_of}",
                   on_choose=lambda _: frame.go("trends", indicator=indicator.id, mode="cumulative"))
        commitment_facts.section("units", commitment_facts.units(one, judged),
                                 lambda unit: frame.go("units", units=(unit,), indicator=indicator.id))
    commitment_facts.section("milestones", commitment_facts.milestones(told.commitment(code), judged))
    commitment_deeds.draw(plan, one, as_of)
    commitment_asks.draw(plan, one, stamp, as_of)
    commitment_facts.section("verbatim", commitment_facts.verbatim(one))
    commitment_facts.section("doubts", commitment_facts.doubts(plan, one))
    commitment_facts.section("quality", commitment_facts.quality(indicator))
    commitment_facts.section("definitions", commitment_facts.definitions(indicator, judged))
    commitment_facts.section("feeds", commitment_facts.feeds(told.commitment(code)), lambda id: frame.go("frameworks", {"framework": id}))
