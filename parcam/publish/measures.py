"""Measures of the letter's form that Nghị định 30/2020/NĐ-CP leaves a range for and both renderings share."""

LEFT_SHARE = 0.415
"""Share of the left column: the nation's name in capitals needs the wider right one."""
OFFICE_RULE = 0.45
"""Line under the issuing office, as a share of its text: a third to a half."""
TITLE_RULE = 0.40
"""Line under the title, as a share of its text: a third to a half."""
SIGNATURE_LINES = 4
