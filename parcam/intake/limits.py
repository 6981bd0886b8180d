"""How much a file may ask of us. Sizes in bytes; an honest workbook of 100 000 rows x 10 stays far below all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MB = 1_000_000
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin: zip and OLE."""

TEXT_WHOLE = 8 * MB
"""Larger text files are sampled: the sheet holds only their first rows."""
GRID_WHOLE = 24 * MB
"""`grid` writes every row; larger text files are written in blocks, by the dialect and the table found in their head."""
TABLE_BYTES = 12 * MB
"""A table in text that is no register: a hundred thousand rows of it cost all the time there is."""
SAMPLE_BYTES = 400_000
"""Of a larger text file: enough lines to see how it is written and where its table stands."""
FILE_BYTES = 4_000 * MB
WORKBOOK_BYTES = 100 * MB
HTML_BYTES = 30 * MB
HTML_CELLS = 700_000
"""A page's cells cost more than a workbook's: these take eight seconds."""
HTML_PIECES = 4 * MB
"""Pieces of text between tags, or between signs that begin none."""
TABLES = 500
"""Of one sheet, or on one page."""
HTML_TAG = MB // 4
"""Letters of one tag or comment: a page that never closes one would be searched to its end again and again."""

ZIP_MEMBERS = 1_000
ZIP_DIRECTORY = MB
"""Bytes of a zip's list of members: that of a thousand takes a fifth of it."""
ZIP_UNPACKED = 400 * MB
ZIP_RATIO = 150
"""Unpacked to packed, over all members; real sheets stay below 40. Small archives may exceed it: see `ZIP_ALWAYS`."""
PART_BYTES = 320 * MB
"""A part is held whole: a larger one leaves no room for its cells."""
TREE_BYTES = 24 * MB
"""A part that is held as a tree, which takes ten times its size: the list of sheets, the styles."""
ZIP_ALWAYS = 20 * MB
"""Unpacked sizes below this pass whatever the ratio."""

LINE_BYTES = 4 * MB
COLUMNS = 20_000
CELLS = 3_000_000
"""Cells kept of one file."""

START_SECONDS = 60.0
"""For the child to stand ready: nothing of the file has been touched yet, only the machine may be busy."""
READ_SECONDS = 9.0
"""Of the child's own work, for a small file (see child/clock.py); `seconds_for` allows more to a larger one."""
_SECONDS_PER_BYTE = 0.4 / MB
"""A workbook's cells cost more than a register's lines, and a workbook is never larger than `WORKBOOK_BYTES`."""
_TEXT_SECONDS_PER_BYTE = 0.1 / MB
"""A register that cannot be handed to DuckDB as it is; other tables in text are never larger than `TABLE_BYTES`."""
_LARGE_SECONDS_PER_BYTE = 60 / (1 << 30)
"""A register of 2 GB reads in some ten seconds on two cores."""
READ_MEMORY = 480 * MB
"""Resident memory of the child that reads."""
ADDRESS_SPACE = 4_000 * MB


def seconds_for(path: Path, *, every_row: bool = False) -> float:
    """Seconds of work a file may take to be read, from when the child stands ready. `every_row`: each is written out again."""
    size = path.stat().st_size
    with path.open("rb") as file:
        packed = file.read(4) in _PACKED
    per_byte = _SECONDS_PER_BYTE if packed or every_row else _TEXT_SECONDS_PER_BYTE
    return READ_SECONDS + min(size, WORKBOOK_BYTES) * per_byte + size * _LARGE_SECONDS_PER_BYTE
