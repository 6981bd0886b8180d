"""What a damage touched, found without the reader: the texts that stand on other lines or in other cells than before.

The file is cut into lines (of text, cells of a sheet, rows of a page) and these into cells; what is equal in both files is untouched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import unescape

from tests.long.damage_books import CELL as CELLS
from tests.long.damage_books import ROW, unpacked

_MARKS = re.compile(r'[;,\t|"\x00]')
_OF_NUMBERS = "0123456789.,"
_TAGS = re.compile(r"<[^>]*>?")


@dataclass
class Touched:
    """`before` and `after`: the touched texts. `lines`: how many lines differ. `loose`: the frame round the cells was struck (merges,
    names of sheets, styles), so that a text may come to stand under another heading. `all`: no saying what was touched. `moved`: cells or
    lines have changed places; `rows` are the cells of the damaged file, when they can be told, `gone` those of the lines that are left out
    whole: such a file says less, and says it truly."""

    before: str = ""
    after: str = ""
    lines: int = 0
    loose: bool = False
    all: bool = False
    moved: bool = False
    rows: list[list[str]] = field(default_factory=list)
    gone: list[list[str]] = field(default_factory=list)


def in_text(before: bytes, after: bytes, encoding: str, kind: str) -> Touched:
    """Of a text file."""
    one, two = (data.decode(encoding, "replace").split("\n") for data in (before, after))
    found = _compare(one, two, _MARKS, aligned=kind == "swap_lines" or len(one) == len(two))
    mark = max(";,\t|", key="\n".join(two).count)
    found.moved, found.rows = kind.startswith("swap"), [line.split(mark) for line in two]
    found.gone = [line.split(mark) for line in _left_out(one, two)]
    return found


def _left_out(before: list[str], after: list[str]) -> list[str]:
    """Lines of a file that the other lacks, where nothing stands in their place."""
    edits = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [line for kind, i, j, _, _ in edits if kind == "delete" for line in before[i:j]]


def in_book(before: bytes, after: bytes, suffix: str, member: str, kind: str) -> Touched:
    """Of a workbook in which one member was damaged and the package closed anew; nothing is touched when the package itself was struck."""
    found = _in_book(before, after, suffix, member)
    found.moved = kind.startswith("swap")
    if found.moved and suffix in ROW:
        data = after if suffix == "html" else unpacked(after).get(member, b"")
        strings = _strings(after) if suffix == "xlsx" else []
        rows = [[_resolved(_text(cell), strings) for cell in CELLS[suffix].findall(row)] for row in ROW[suffix].findall(data)]
        found.rows = [[_TAGS.sub(" ", cell) for cell in row] for row in rows]
    return found


def _in_book(before: bytes, after: bytes, suffix: str, member: str) -> Touched:
    if suffix == "html":
        return _in_rows(before, after, suffix)
    if not member:
        return Touched(all=suffix == "xls")
    one, two = unpacked(before).get(member, b""), unpacked(after).get(member, b"")
    if suffix == "ods" and member == "content.xml":
        return _in_rows(one, two, suffix)
    if suffix == "xlsx" and "sheets/" in member and not member.endswith(".rels"):
        return _in_cells(one, two, _strings(before))
    if suffix == "xlsx" and "sharedStrings" in member:
        same = all(one.count(tag) == two.count(tag) for tag in (b"<si>", b"</si>", b"<si"))
        found = _compare(*(re.split(r"(?<=</si>)", _text(data)) for data in (one, two)), _TAGS, aligned=same)
        found.all = not same
        return found
    return Touched(loose=True, all=suffix == "xlsb")


def _in_rows(before: bytes, after: bytes, suffix: str) -> Touched:
    pattern = ROW[suffix]
    frames = [pattern.sub(b"", data) for data in (before, after)]
    rows = [[_text(one) for one in pattern.findall(data)] for data in (before, after)]
    found = _compare(*rows, re.compile(r"</?(?:t[dh]|table:table-cell)\b[^>]*>?"), aligned=len(rows[0]) == len(rows[1]))
    if frames[0] != frames[1]:
        other = _compare(*(re.split(r"(?<=>)", _text(one)) for one in frames), _TAGS, aligned=False)
        found = Touched(found.before + " " + other.before, found.after + " " + other.after, found.lines, True, len(rows[0]) != len(rows[1]))
    found.loose |= any(_frame(one) != _frame(two) for one, two in zip(*rows, strict=False))
    return found


def _frame(row: str) -> list[str]:
    return re.findall(r"(?:span|spanned|repeated)\W*\d+", row)


def _in_cells(before: bytes, after: bytes, strings: list[str]) -> Touched:
    pattern = CELLS["xlsx"]
    one, two = ([_resolved(_text(cell), strings) for cell in pattern.findall(data)] for data in (before, after))
    found = _compare(one, two, _TAGS, aligned=len(one) == len(two))
    found.loose = pattern.sub(b"", before) != pattern.sub(b"", after)
    return found


def _resolved(cell: str, strings: list[str]) -> str:
    """A cell with the shared strings it may name."""
    named = [strings[int(at)] for at in re.findall(r"\d+", cell) if int(at) < len(strings)] if 't="s"' in cell else []
    return cell + " " + " ".join(named)


def _strings(data: bytes) -> list[str]:
    table = unpacked(data).get("xl/sharedStrings.xml", b"")
    return [_TAGS.sub("", _text(one)) for one in re.findall(rb"<si\b.*?</si>|<si/>", table, re.S)]


def _text(data: bytes) -> str:
    return unescape(data.decode("utf-8", "replace"))


def _compare(before: list[str], after: list[str], marks: re.Pattern[str], *, aligned: bool) -> Touched:
    pairs: list[tuple[list[str], list[str]]] = []
    if aligned:
        pairs = [([one], [two]) for one, two in zip(before, after, strict=False) if one != two]
    else:
        for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind != "equal":
                pairs.append((before[i:j], after[k:m]))
    old, new = [], []
    for one, two in pairs:
        if len(one) == len(two) == 1:
            cut = _differing(one[0], two[0], marks)
            old.append(cut[0])
            new.append(cut[1])
        else:
            old += one
            new += two
    return Touched("\n".join(old), "\n".join(new), max(len(old), sum(len(two) for _, two in pairs)))


def _differing(one: str, two: str, marks: re.Pattern[str]) -> tuple[str, str]:
    """Of a line before and after: the cells that differ; from the first such one to the end when the marks between them changed."""
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    end = 0
    while end < min(len(one), len(two)) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    begin = max((found.end() for found in marks.finditer(one[:start])), default=0)
    begin = min(begin, start)
    while begin and one[begin - 1] in _OF_NUMBERS:
        begin -= 1
    if marks.findall(one) != marks.findall(two):
        return one[begin:], two[begin:]
    tail = one[len(one) - end:]
    close = next((found.start() for found in marks.finditer(tail)), len(tail))
    return one[begin:len(one) - end + close], two[begin:len(two) - end + close]
