"""One block of a large register cut into columns by Arrow and looked up, when its lines are whole; else it is cut again with care."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
from pyarrow import csv

from parcam.intake.registers.codes import hashes, rising, untidy
from parcam.intake.registers.days import Days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parcam.intake.registers.memo import Memo
    from parcam.intake.sheet import Dialect
    from parcam.intake.text.blocks import Span, SpanReader

_PIECE = 500_000


class Cut(NamedTuple):
    """`table` is None when the lines need care. By role, for each line: `places` of its texts in their memo, what they `say`.
    `hashes` of the codes (0: no code); `untidy` rows whose code must be tidied first; `rising`: the first code and the last, when each
    comes behind the one before it.
    `open`: the last quote of the span is open, so the record goes on in the next."""

    span: Span
    table: pa.Table | None = None
    places: Mapping[str, np.ndarray] = MappingProxyType({})
    said: Mapping[str, np.ndarray] = MappingProxyType({})
    hashes: np.ndarray | None = None
    untidy: np.ndarray | None = None
    rising: tuple[bytes, bytes] | None = None
    open: bool = False


class Cutter:
    """`names` of all columns of the file, in order; the `roles` among them are read, those with `memos` looked up. `feeds` as the
    document has them."""

    def __init__(
        self,
        names: tuple[str, ...],
        roles: tuple[str, ...],
        dialect: Dialect,
        reader: SpanReader,
        memos: dict[str, Memo],
        feeds: Mapping[int, int],
    ) -> None:
        self._names, self._roles, self._dialect, self._reader, self._memos, self._feeds = names, roles, dialect, reader, memos, feeds
        self._ends = np.zeros(256, bool)
        self._ends[[*dialect.delimiter.encode(), 10, 13]] = True
        self._plain = len(dialect.delimiter.encode()) == 1 and not dialect.escape

    def cut(self, span: Span) -> Cut:
        """Whole lines, one record each, every record as wide as the header: anything else is for careful eyes."""
        if not self._plain:
            return Cut(span)
        view = self._reader.view(span)
        raw = np.frombuffer(view, np.uint8)
        lines, at = self._lines(span, raw), self._quotes(raw)
        if len(at) and not self._sound(raw, at):
            return Cut(span)
        if len(at) % 2:
            return Cut(span, open=True)
        try:
            table = csv.read_csv(pa.BufferReader(view), self._reading(len(view)), self._parsing(len(at)), self._converting())
        except pa.ArrowInvalid:
            return Cut(span)
        if table.num_rows != lines:
            return Cut(span)
        return self._looked_up(span, table.combine_chunks())

    def _looked_up(self, span: Span, table: pa.Table) -> Cut:
        places, said = {}, {}
        for role, memo in self._memos.items():
            column = table[role].chunk(0)
            if isinstance(memo, Days):
                said[role] = memo.read(column)
            else:
                places[role] = memo.places(column)
                said[role] = memo.values[places[role]]
        if "code" not in self._roles:
            return Cut(span, table, places, said)
        codes = table["code"].chunk(0)
        ends = (codes[0].as_buffer().to_pybytes(), codes[-1].as_buffer().to_pybytes()) if rising(codes) else None
        return Cut(span, table, places, said, hashes(codes), untidy(codes), ends)

    def _lines(self, span: Span, raw: np.ndarray) -> int:
        first, last = self._feeds.get(span.start), self._feeds.get(span.end)
        feeds = int(np.count_nonzero(raw == 10)) if first is None or last is None else last - first
        return feeds + int(raw[-1] != 10)

    def _quotes(self, raw: np.ndarray) -> np.ndarray:
        """Where the quotes are, looked for piece by piece, so that each stays in the processor's cache."""
        if not self._dialect.quote:
            return np.zeros(0, np.int64)
        quote = ord(self._dialect.quote)
        return np.concatenate([np.flatnonzero(raw[at : at + _PIECE] == quote) + at for at in range(0, len(raw), _PIECE)])

    def _sound(self, raw: np.ndarray, at: np.ndarray) -> bool:
        """Whether every quote opens or closes a cell or is doubled."""
        opens = self._ends[raw[at[::2] - 1]]
        opens[0] |= at[0] == 0
        closes = self._ends[raw[np.minimum(at[1::2] + 1, len(raw) - 1)]]
        if len(closes):
            closes[-1] |= at[1::2][-1] == len(raw) - 1
        if opens.all() and closes.all():
            return True
        doubled = at[2::2] - at[1::2][: len(at[2::2])] == 1
        opens[1:] |= doubled
        closes[: len(doubled)] |= doubled
        return bool(opens.all() and closes.all())

    def _reading(self, size: int) -> csv.ReadOptions:
        return csv.ReadOptions(use_threads=False, block_size=size + 1, column_names=list(self._names))

    def _parsing(self, quotes: int) -> csv.ParseOptions:
        quote = self._dialect.quote if quotes else False
        return csv.ParseOptions(delimiter=self._dialect.delimiter, quote_char=quote, double_quote=True, ignore_empty_lines=False)

    def _converting(self) -> csv.ConvertOptions:
        few = pa.dictionary(pa.int32(), pa.string())
        many = {"code", *(role for role, memo in self._memos.items() if isinstance(memo, Days))}
        kinds = {role: pa.string() if role in many else few for role in self._roles}
        return csv.ConvertOptions(include_columns=list(self._roles), column_types=kinds, strings_can_be_null=False, check_utf8=False)
