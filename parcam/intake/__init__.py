"""A file as somebody's system wrote it -> readings, refusals, notes, and where every line went. Nothing is stored, nothing is guessed.

The way of a file, each stage usable and tested alone; a room imports only rooms above it in this list:

    sheet      the nouns both halves share; shape: what a cell looks like; limits, refuse, say
    letters/   bytes -> text: encodings by a vote, Vietnamese before Unicode, words made comparable
    numbers/   one cell of figures; which decimal mark its series proves
    text/      text -> records: delimiter, quotes, ragged records fitted; files too large to hold
    layout/    where tables stand, where their headers are
    workbooks/ XLSX, XLSB, XLS, ODS, HTML, XML -> sheets, with what their formats and fonts mean
    document   any bytes -> Document, by content (magic), never by name
    meaning/   what headings, rows, titles say: part, indicator, unit, month, money
    tables/    tables -> readings: gathered, settled, added up from parts, held against their totals
    registers/ one line per dossier, document or payment -> readings, in SQL, leading back to their lines
    account    the law of conservation; understood: what a person sees, and may change (meaning.override)
    read       the door: a file -> Extraction
    child/     the same door behind a process with limits of memory, processor and time
    grid       the first table of a file as clean CSV, before any meaning
"""
