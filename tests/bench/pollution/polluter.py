"""The kinds of pollution that surveys of public CSV files name, done again to any clean table: (name, bytes, expected table, weight).

Weights follow the frequency of each kind in surveys of open data; kinds that come once per row and column share theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.bench.pollution.sources import Table


class Case(NamedTuple):
    name: str
    data: bytes
    expected: Table
    weight: float


class Writer(NamedTuple):
    """How a table is written; `quoted` columns always stand in quotes, others when they must."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = '"'
    newline: str = "\r\n"
    quoted: tuple[int, ...] = (6, 7)

    def cell(self, text: str, column: int) -> str:
        inner = text.replace(self.quote, self.escape + self.quote)
        must = self.delimiter.strip() in text if self.delimiter.strip() else False
        return f"{self.quote}{inner}{self.quote}" if column in self.quoted or must or self.quote in text else text

    def row(self, cells: list[str]) -> str:
        return self.delimiter.join(self.cell(text, column) for column, text in enumerate(cells)) + self.newline

    def rows(self, table: Table) -> list[str]:
        return [self.row(cells) for cells in table]

    def text(self, table: Table) -> str:
        return "".join(self.rows(table))


def cases(table: Table) -> Iterator[Case]:
    yield from _whole(table)
    yield from _dialects(table)
    yield from _rows(table)


def _case(name: str, text: str, expected: Table, weight: float) -> Case:
    return Case(name, text.encode(), expected, weight)


def _whole(table: Table) -> Iterator[Case]:
    plain = Writer()
    text = plain.text(table)
    wide = len(table[0])
    yield _case("source", text, table, 1)
    yield _case("no_trailing_newline", text[:-2], table, 184)
    yield _case("double_trailing_newline", text + "\r\n", table, 5)
    yield _case("no_header", plain.text(table[1:]), table[1:], 470)
    for levels in (2, 3):
        header = [" ".join([name] * levels) for name in table[0]]
        yield _case(f"header_multirow_{levels}", plain.text([table[0]] * levels + table[1:]), [header, *table[1:]], 47)
    yield _case("preamble", "PREAMBLE" + "," * (wide - 1) + "\r\n" + "," * (wide - 1) + "\r\n" + text, table, 282)
    yield _case("preamble_plain", "PREAMBLE of the report\r\nsecond line\r\n\r\n" + text, table, 20)
    yield _case("footnote", text + "FOOTNOTE" + "," * (wide - 1) + "\r\n", table, 20)
    yield _case("footnote_plain", text + "\r\nFOOTNOTE one\r\nFOOTNOTE two\r\n", table, 20)
    torn = [_torn(row, wide) for row in table[:-1]]
    for kind, second in (("less", [row[:-1] for row in torn]), ("same", torn), ("more", _wider(torn))):
        yield _case(f"multitable_{kind}", text + Writer(quoted=()).text(second), table, 62.7)
    narrow = [row[:5] for row in table[:11]]
    yield _case("multitable_gap", text + "\r\n" + plain.text(narrow), [*table, *(row + [""] * (wide - 5) for row in narrow)], 20)
    yield _case("multitable_title", text + "\r\nTHE SAME AGAIN\r\n" + plain.text(table[:11]), [*table, *table[1:11]], 20)
    yield _case("header_only", plain.text(table[:1]), table[:1], 3)
    yield _case("one_data_row", plain.text(table[:2]), table[:2], 4)
    yield _case("trailing_columns", "".join(line[:-2] + ",,,\r\n" for line in plain.rows(table)), [[*row, "", "", ""] for row in table], 10)
    yield _case("blank_lines", "\r\n".join(plain.rows(table)), table, 5)


def _dialects(table: Table) -> Iterator[Case]:
    for newline, weight in (("\r", 7.0), ("\n", 1691.0)):
        yield _case(f"newline_{newline!r}", Writer(newline=newline).text(table), table, weight)
    for cut, weight in (("\t", 4.0), (";", 834.0), (" ", 4.0), (", ", 101.0), ("|", 10.0), ("||", 2.0), ("\t\t", 2.0), ("::", 2.0),
                        ("^", 1.0), ("~", 1.0), ("\\t", 1.0), ("|~|", 1.0)):
        yield _case(f"delimiter_{cut!r}", Writer(delimiter=cut).text(table), table, weight)
    yield _case("quote_'", Writer(quote="'", escape="'").text(table), table, 11)
    yield _case("escape_backslash", Writer(escape="\\").text(table), table, 1)
    yield _case("escape_none", Writer(escape="").text(table), table, 7)
    yield _case("quote_all", Writer(quoted=tuple(range(len(table[0])))).text(table), table, 20)
    yield _case("sep_line", "sep=;\r\n" + Writer(delimiter=";").text(table), table, 5)
    text = Writer().text(table)
    for codec in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32"):
        yield Case(f"encoding_{codec}", text.encode(codec), table, 5)


def _rows(table: Table) -> Iterator[Case]:
    """One row of the file is bad: a delimiter more or less, a stray quote, blanks for delimiters."""
    plain, height, wide = Writer(), len(table), len(table[0])
    lines = plain.rows(table)
    each = height * wide
    for at in range(height):
        cells = [plain.cell(text, column) for column, text in enumerate(table[at])]

        def file(line: str, place: int = at) -> str:
            return "".join([*lines[:place], line, *lines[place + 1:]])

        for column in range(wide):
            more = [*cells[:column], "", *cells[column:]]
            yield _case(f"more_{at}_{column}", file(",".join(more) + "\r\n"), table, 280 / each)
            stray = [*cells[:column], _stray(cells[column]), *cells[column + 1:]]
            expected = [list(row) for row in table]
            expected[at][column] = '"' + expected[at][column]
            yield _case(f"quote_{at}_{column}", file(",".join(stray) + "\r\n"), expected, 7 / each)
            if column:
                less = ",".join(cells[:column]) + ",".join(cells[column:])
                yield _case(f"less_{at}_{column}", file(less + "\r\n"), table, 250 / each)
        yield _case(f"blanks_{at}", file(" ".join(cells) + "\r\n"), table, 5 / height)


def _wider(table: Table) -> Table:
    return [[*row, "" if place else "col1"] for place, row in enumerate(table)]


def _torn(row: list[str], wide: int) -> list[str]:
    """A row whose texts were cut before each quote in them, the pieces shifted right: how a careless program copies a table."""
    pieces = [('"' if at else "") + piece for cell in row for at, piece in enumerate(cell.split('"'))]
    return pieces[:wide]


def _stray(cell: str) -> str:
    return '""' + cell[1:] if cell.startswith('"') else '"' + cell
