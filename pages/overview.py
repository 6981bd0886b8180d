"""Tổng quan: which commitments will be kept, which slip, who has to act; how fresh and complete the data is."""

import streamlit as st

from parcam.ui import address, ask_table, chart, controls, exports, frame, listing, readers
from parcam.ui.overview import charts as overview_charts
from parcam.ui.overview import commitments as overview_commitments
from parcam.ui.overview import headline as overview_headline
from parcam.ui.text import say

as_of, language = controls.day(), address.view().language
stamp = readers.stamp(as_of)
asked = (stamp, as_of, language)

overview_headline.draw(*asked, on_choose=lambda code: frame.go("commitments", commitment=code))

columns, rows = overview_commitments.table(*asked)
listing.draw(columns, rows, key="overview_commitments", caption=say("pages_overview.table"), dense=True,
             on_choose=lambda code: frame.go("commitments", commitment=code))
st.caption(say("pages_overview.hint"))

ask_table.draw_waiting(stamp, as_of)

left, right = st.columns([5, 4], gap="large")
with left:
    board = overview_charts.board(*asked)
    chart.draw(board, key="overview_board", file=f"board-{as_of}",
               on_choose=lambda cell: frame.go("trends", units=(cell[0],), indicator=cell[1]))
    exports.buttons(board, f"board-{as_of}")
with right:
    covered = overview_charts.coverage(*asked)
    chart.draw(covered, key="overview_coverage", file=f"coverage-{as_of}", on_choose=lambda cell: frame.go("units", units=(cell[0],)))
    exports.buttons(covered, f"coverage-{as_of}")
