"""How a text file is written: delimiter, quote, escape. Every candidate splits a sample of the whole file; the one whose lines agree
on a width and whose cells look like values wins. Nothing is loaded on this decision alone: rows keep their count of fields."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from parcam.intake.shape import VALUE, kind
from parcam.intake.sheet import Cell, Dialect
from parcam.intake.text.records import Record, split

_SINGLE = (",", ";", "\t", "|", "^", "~", "\x1f", "\x1e", "\x01", "¦", "§", "#", "*", ":", " ", "@", "!", "$", "&")
_WEIGHT = {":": 0.3, " ": 0.3, "#": 0.6, "*": 0.6, "@": 0.3, "!": 0.3, "$": 0.3, "&": 0.3}
_ALONE = 0.15
_SEP_LINE = re.compile(r'"?sep=(.{1,4}?)"?')
_SEVERAL = re.compile(r"""[^\w\s"'.\-/\\()%$€₫+=]{2,4}|\t{2,}|\\t""")
_VALUE = re.compile(
    r"[-+(]?[$€£₫]?\s?\d[\d., \u00a0]*\)?\s?(?:%|[$€£₫])?|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?Z?)?|"
    r"\d{1,2}:\d\d(?::\d\d)?|https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+|[\w-]+")
_WORDS = re.compile(r"[\w(“‘'][\w .\-'’/&()%:+°“”–]*")


class Found(NamedTuple):
    """`agree` of `lines` sample lines have `width` fields; `how` is '' | 'sep_line' | 'single' | 'stated'."""

    dialect: Dialect
    width: int
    agree: int
    lines: int
    how: str = ""


def detect(lines: list[str], stated: str = "") -> Found:
    """The dialect of a text, from its lines without line ends. `delimiter` is '' when every line is one cell.

    A delimiter a person stated stands above the one the file declares ("sep=;"), and that above any other.
    """
    declared = _SEP_LINE.fullmatch(lines[0].strip()) if lines else None
    if cut := stated or (declared[1] if declared else ""):
        sample = _sample(lines[1:] if declared else lines)
        quote = max(_quotes(sample), key=lambda q: _score(sample, Dialect(cut, q)))
        dialect = Dialect(cut, quote, _escape(sample, cut, quote), skip=1 if declared else 0)
        return _found(sample, dialect, "stated" if stated else "sep_line")
    sample = _sample(lines)
    best, best_score = Dialect("", '"'), _ALONE * _likeness([Record(0, [line], line) for line in sample if line])
    for cut in _candidates(sample):
        for quote in _quotes(sample):
            dialect = Dialect(cut, quote, _escape(sample, cut, quote))
            score = _score(sample, dialect)
            if score > best_score:
                best, best_score = dialect, score
    return _found(sample, best, "" if best.delimiter else "single")


def _found(sample: list[str], dialect: Dialect, how: str) -> Found:
    records = _parse(sample, dialect)
    widths = Counter(len(record.fields) for record in records)
    width, agree = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0])) if widths else (0, 0)
    if dialect.delimiter and dialect.delimiter in ",;" and _padded(records):
        dialect = Dialect(dialect.delimiter + " ", dialect.quote, dialect.escape, skip=dialect.skip)
    return Found(dialect, width, agree, len(records), how)


def _sample(lines: list[str]) -> list[str]:
    """Up to 160 lines that are not blank: from the head, the middle and the tail, a blank line between the three."""
    if len(lines) <= 160:
        pieces = [lines]
    else:
        middle = len(lines) // 2
        pieces = [lines[:80], lines[middle - 20:middle + 20], lines[-40:]]
    return [line[:20_000] for piece in pieces for line in ["", *piece] if line.strip() or not line]


def _candidates(sample: list[str]) -> list[str]:
    sample = [line for line in sample if line]
    need = max(1, len(sample) // 5)
    single = [cut for cut in _SINGLE if sum(cut in line for line in sample) >= need]
    runs = Counter(run for line in sample for run in set(_SEVERAL.findall(line)))
    several = [run for run, count in runs.most_common(4) if count >= 0.7 * len(sample)]
    return single + several


def _quotes(sample: list[str]) -> list[str]:
    """Double quotes always; the apostrophe only when cells often begin with it."""
    single = sum(len(re.findall(r"(?:^|[,;\t|: ])'(?=\S)", line)) for line in sample)
    return ['"', "'"] if single >= max(2, len(sample) // 3) else ['"']


def _escape(sample: list[str], cut: str, quote: str) -> str:
    """Backslash when most quotes inside cells have one before them."""
    slashed = sum(line.count("\\" + quote) for line in sample)
    if not slashed:
        return ""
    edge = re.escape(cut) if cut else "(?!)"
    inside = sum(len(re.findall(rf"(?<!^)(?<!{edge}){re.escape(quote)}(?!{edge}|$)", line)) for line in sample)
    return "\\" if slashed >= 0.6 * inside else ""


def _parse(sample: list[str], dialect: Dialect) -> list[Record]:
    return [record for record in split(sample, Dialect(dialect.delimiter, dialect.quote, dialect.escape)) if record.raw.strip()]


def _score(sample: list[str], dialect: Dialect) -> float:
    """Agreement on widths (squared shares, more columns worth a little more) times the share of cells that look like values."""
    records = _parse(sample, dialect)
    if not records:
        return 0.0
    widths = Counter(len(record.fields) for record in records)
    total = len(records)
    agreement = sum((count / total) ** 2 * (width - 1 + _ALONE) / width for width, count in widths.items())
    irregular = sum(not record.regular for record in records) / total
    hollow = _hollow([record.fields for record in records], max(widths, key=lambda width: widths[width]))
    likeness = _likeness(records)
    return agreement * likeness * _WEIGHT.get(dialect.delimiter, 1.0) * (1 - 0.5 * irregular) * (1 - 0.6 * hollow)


def _hollow(rows: list[list[str]], width: int) -> float:
    """Share of columns that are empty throughout: the mark of half a delimiter ("||" cut at "|")."""
    body = [row for row in rows if len(row) == width]
    return sum(not any(row[column].strip() for row in body) for column in range(width)) / width if body and width < 200 else 0.0


def _likeness(records: list[Record]) -> float:
    """Mean likeness of cells to values: numbers, dates, codes 1; words and quoted texts 0.9; empty 0.5; strange signs 0.15."""
    points = count = 0.0
    for record in records:
        for place, cell in enumerate(record.fields[:60]):
            count += 1
            text = cell.strip()
            if place in record.quoted:
                points += 0.95
            elif not text:
                points += 0.5
            elif _VALUE.fullmatch(text):
                points += 1.0
            else:
                points += 0.9 if _WORDS.fullmatch(text) else 0.15
    return points / count if count else 0.0


def _padded(records: list[Record]) -> bool:
    """Whether a blank after each delimiter belongs to it. Before figures alone it says nothing: such cells stay as they were written."""
    later = [(field, i in record.quoted) for record in records for i, field in enumerate(record.fields) if i and field.strip()]
    bare = [field for field, quoted in later if not quoted]
    texts = sum(quoted or kind(Cell(field.strip())) != VALUE for field, quoted in later)
    return len(bare) >= 2 and sum(field.startswith(" ") for field in bare) >= 0.95 * len(bare) and texts * 10 >= len(later)
