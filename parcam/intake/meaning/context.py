"""What stands around a table and holds for all of it: its titles, the sheet's name, the file's name, what the uploader stated."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from parcam.intake.layout.headings import as_heading
from parcam.intake.layout.marks import is_unit_row
from parcam.intake.letters.fold import longest, words
from parcam.intake.meaning.legible import damaged, legible
from parcam.intake.meaning.override import month_stated
from parcam.intake.meaning.periods import flat
from parcam.intake.meaning.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.meaning.periods import Found
    from parcam.intake.sheet import Cell, Document, Sheet, Table
    from parcam.model.reading import Options

    Times = tuple[str, list[Span], list[Span], list[int]]
    """Where it stands, the spans that can be the period, the as-of dates, the years."""

_NAMES = ("sheet_name", "file_name")
_WHOLE = ("month", "range", "quarter", "ytd", "year")


@dataclass(frozen=True, slots=True)
class Context:
    """`span` and `until` may lack a year; `year` is the one the surroundings name, None when none or several do.
    `ratio` that they speak of a rate, `percent` of percents; `running` of running totals; `conflict` that two sources name
    different months."""

    titles: tuple[str, ...]
    named: tuple[str, ...]
    span: Span | None
    until: Span | None
    year: int | None
    unit: str
    scale: float | None
    scale_torn: bool
    ratio: bool
    percent: bool
    conflict: bool = False
    running: bool = False
    evidence: str = ""
    own: int = 0
    """How many of the titles stand right above the table."""
    dated: bool = False
    """An as-of day in a title, while only the name of the sheet or the file gives the span."""
    against: Span | None = None
    """The month the surroundings name, when the uploader stated another."""


def context(document: Document, sheet: Sheet, table: Table, head: tuple[int, ...], lexicon: Lexicon, options: Options) -> Context:
    """The surroundings of one table; `head` are the rows above the sheet's first table, which speak for all its tables. A table further
    down whose own titles have lost letters may be anything, a plan under results: nobody knows of what time it is."""
    above = [row for row in head if row not in table.before]
    near, far = title_texts(sheet, table.before, lexicon), title_texts(sheet, above, lexicon)
    spans = _times(document, sheet, table.before, above, lexicon)
    unsure = bool(above) and any(map(damaged, near))
    chosen = next(((name, whole) for name, whole, _, _ in spans if whole and not unsure), None)
    years = next((found for _, _, _, found in spans if found), ())
    below = [number for number in table.after if (row := sheet.row(number)) and is_unit_row(row)]
    money = (*title_texts(sheet, (table.units,) if table.units else (), lexicon), *near, *far, *title_texts(sheet, below, lexicon))
    span = chosen[1][0] if chosen else None
    stated = month_stated(options, sheet.name)
    if stated:
        span = Span(stated.number, stated.number, stated.year, "month")
    year = span.year if span and span.year else (years[0] if len(set(years)) == 1 else None)
    return Context(
        titles=near + far,
        own=len(near),
        named=_named(near, lexicon) or _named(far, lexicon) or _named((sheet.name,), lexicon),
        span=span,
        until=next((one for _, _, until, _ in spans for one in until), None),
        year=year or (stated.year if stated else None),
        unit=_unit(near, sheet.name, lexicon),
        scale=next((scale for text in money if (scale := scale_in(text, lexicon))), None),
        scale_torn=any(map(lexicon.scales.torn, money)),
        ratio=any(longest(lexicon.vocabulary["measure.rate"], words(text)) for text in money),
        percent=any("%" in text for text in money),
        running=any(lexicon.grammar.find(text).cumulative for text in near + far),
        conflict=not stated and (unsure or _conflict(spans)),
        evidence="stated" if stated else (chosen[0] if chosen else ""),
        against=_against(chosen[1][0], span) if stated and chosen and span else None,
        dated=not stated and bool(chosen) and chosen[0] in _NAMES and any(until for name, _, until, _ in spans if name not in _NAMES),
    )


def _times(document: Document, sheet: Sheet, before: Iterable[int], above: Iterable[int], lexicon: Lexicon) -> list[Times]:
    """What each of the surroundings says of time, the nearest first."""
    sources = [
        ("title", title_texts(sheet, legible(sheet, before, lexicon), lexicon), False),
        ("sheet_title", title_texts(sheet, legible(sheet, above, lexicon), lexicon), False),
        ("sheet_name", (sheet.name,), True),
        ("file_name", (PurePath(document.name).stem,), True),
    ]
    spans = [(name, *_spans(texts, lexicon, loose)) for name, texts, loose in sources]
    return [*spans[:-1], ("file_name", [], [], spans[-1][3])] if _months_apart(document, sheet, lexicon) else spans


def _months_apart(document: Document, sheet: Sheet, lexicon: Lexicon) -> bool:
    """Whether other sheets are named for months: then the month in the file's name is that of none in particular, least of all of
    their sum; its year is theirs all the same."""
    others = [one.name for one in document.sheets if one is not sheet and not one.hidden]
    return any(span.monthly for name in others for span in lexicon.grammar.find(name, loose=True).spans)


def _against(found: Span, stated: Span) -> Span | None:
    other = found.last != stated.last or (found.year and found.year != stated.year)
    return found if found.monthly and other else None


def title_texts(sheet: Sheet, numbers: Iterable[int], lexicon: Lexicon) -> tuple[str, ...]:
    """What the rows of titles say, cell by cell."""
    rows = [sheet.row(number) for number in numbers]
    return tuple(text for row in rows if row for text in _said([cell for cell in row.cells if cell.text], lexicon))


def _said(cells: list[Cell], lexicon: Lexicon) -> Iterator[str]:
    """The texts of a line; a number or day is said with the label before it: "Tháng:" | 3 | "Năm:" | 2024."""
    for before, cell in zip([None, *cells], cells, strict=False):
        label = before.text.strip(" :") if before else ""
        if (cell.day or cell.text.isdecimal()) and any(lexicon.says(f"heading.{key}", label) for key in ("month", "year", "period")):
            yield f"{label} {as_heading(cell)}"
        else:
            yield " ".join(cell.text.split())


def _spans(texts: tuple[str, ...], lexicon: Lexicon, loose: bool) -> tuple[list[Span], list[Span], list[int]]:
    """Spans that can be the table's period, as-of dates, years standing for the whole."""
    whole, until, years = [], [], []
    for text in texts:
        found = _without_plans(text, lexicon, loose)
        whole += [span for span in found.spans if span.shape in _WHOLE]
        until += [span for span in found.spans if span.shape == "until"]
        years += [*found.years, *(span.year for span in found.spans if span.year and span.shape in _WHOLE)]
    months = [span for span in whole if span.monthly]
    return months or whole, until, years


def _without_plans(text: str, lexicon: Lexicon, loose: bool) -> Found:
    """What a title says of time, without the months it has plans for: "KẾT QUẢ THÁNG 8, PHƯƠNG HƯỚNG THÁNG 9 NĂM 2024" is of August. The
    year said with the later month is that of the earlier one."""
    whole, said = lexicon.grammar.find(text, loose=loose), flat(text)
    forms = [" ".join(one.key for one in words(plan)) for plan in lexicon.vocabulary["title.plan"]]
    at = min((place for form in forms if (place := said.find(form)) > 0), default=0)
    before, after = lexicon.grammar.find(said[:at], loose=loose), lexicon.grammar.find(said[at:], loose=loose)
    months, later = ([span for span in found.spans if span.monthly] for found in (before, after))
    if not at or len(months) != 1 or len(later) != 1:
        return whole
    year = months[0].year or (later[0].year if later[0].last > months[0].last else None)
    return replace(before, spans=tuple(replace(span, year=span.year or year) if span.monthly else span for span in before.spans))


def _conflict(spans: list[Times]) -> bool:
    """Two months in the titles, or a sheet named for another month than its title; a file's name decides nothing, nor does the title
    of a table further up when this one has its own."""
    own = any(span.monthly for name, whole, _, _ in spans if name == "title" for span in whole)
    passed = ("file_name", "sheet_title") if own else ("file_name",)
    stated = [span for name, whole, _, _ in spans if name not in passed for span in whole if span.monthly]
    numbers, years = {span.last for span in stated}, {span.year for span in stated if span.year}
    return len(numbers) > 1 or len(years) > 1


def _named(texts: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for text in texts for one in lexicon.named(text)))


def _unit(near: tuple[str, ...], sheet: str, lexicon: Lexicon) -> str:
    """The nearest "Đơn vị báo cáo: X", a line of its own right above the table, the sheet's name, or the one that a title speaks of."""
    for text in reversed(near):
        label, colon, name = text.partition(":")
        if colon and lexicon.labels_unit(label) and (found := lexicon.names.resolve(name)).unit:
            return found.unit
    last = lexicon.names.resolve(near[-1]).unit if near else ""
    spoken = {unit for text in near for unit in _spoken_of(text, lexicon)}
    return last or lexicon.names.resolve(sheet).unit or (spoken.pop() if len(spoken) == 1 else "")


def _spoken_of(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Units whose name ends a title, its times and brackets aside, after a dash or a word like "của": "KẾT QUẢ CỦA X NĂM 2024 (%)"."""
    said = lexicon.grammar.find(re.sub(r"\(.*?\)", " ", text)).rest
    owners = "|".join(one.key for owner in lexicon.vocabulary["title.owner"] for one in words(owner))
    for found in re.finditer(rf"\s(?:[-–—]|{owners})\s", said):
        if unit := lexicon.names.resolve(said[found.end() :]).unit:
            yield unit


def scale_in(text: str, lexicon: Lexicon) -> float | None:
    """The unit of money of a line ("ĐVT: triệu đồng, %"): of its whole text, or of one of the measures it lists."""
    said = "" if lexicon.scales.torn(text) else text.partition(":")[2].strip() or text
    return next((scale for part in (said, *re.split(r"[,;]", said)) if (scale := lexicon.scale(part))), None)
