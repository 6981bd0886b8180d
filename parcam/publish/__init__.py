"""A frozen day on paper: the same snapshot gives the same bytes.

    publish      which kind in which format (kinds); fields and prose fill the office's templates from the snapshot's facts
    paper        letterhead, blocks, annexes before they have a format; report and brief make one, docx_* and pdf_* write it
    slide        one slide before it has a format; slides choose them, pptx_*, pdf_deck, html_deck write them
    workbook     every figure with its batch, sheet and row
    templates    data/templates, checked before anything is filled
"""
