"""What an extract says and what is kept of it: readings, faults, notes, the account of every line, the batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from parcam.model.month import Month
from parcam.model.sentence import UNSAID, Sentence


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a reading stood: sheet ("" for CSV), 1-based physical row, column letters, raw texts by heading."""

    sheet: str
    row: int
    column: str = ""
    raw: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One indicator, one unit, one month. Either both parts, or only `stated` (a fraction 0-1, never summed with others).

    Money parts are đồng. `lines` counts the register lines behind it (0 when it came from a table of totals).
    """

    indicator: str
    unit: str
    month: Month
    numerator: float | None
    denominator: float | None
    stated: float | None
    origin: Origin
    lines: int = 0

    @property
    def rate(self) -> float | None:
        """Fraction 0-1; None when nothing arose (0/0)."""
        if self.denominator is None or self.numerator is None:
            return self.stated
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason why a line is refused. `kind` is one of design.md section 6's reject kinds; `message` tells how to mend it."""

    sheet: str
    row: int
    column: str
    kind: str
    raw: str
    message: Sentence
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the person should know that stops nothing: a hidden sheet, a total that does not add up."""

    kind: str
    message: Sentence
    sheet: str = ""
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """The law of conservation for one sheet: `lines` equals the sum of all the other counts, or the read is refused."""

    sheet: str
    lines: int
    header: int = 0
    readings: int = 0
    rejects: int = 0
    totals: int = 0
    blank: int = 0
    extras: int = 0
    """Titles, notes, signatures, numbering rows, section and project rows, identical duplicates, rows with no data mark."""

    @property
    def balances(self) -> bool:
        return self.lines == self.header + self.readings + self.rejects + self.totals + self.blank + self.extras


@dataclass(frozen=True, slots=True)
class Understood:
    """One thing the reader concluded, with its evidence: (what, value, evidence), for the page "what I understood".

    `what` is a stable id: encoding, delimiter, table, header, column:<letter>, period, indicator, numbers, money, dataset; `value` is ids
    as in `Options.overrides` (several with a comma between them), never words.
    """

    what: str
    value: str
    evidence: Sentence = UNSAID
    sheet: str = ""


class Outcome(StrEnum):
    OK = "ok"
    PARTIAL = "partial"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class FileError:
    """The whole file is refused; `kind` is one of design.md section 6's error kinds."""

    kind: str
    message: Sentence
    remedy: Sentence = UNSAID


@dataclass(frozen=True, slots=True)
class Options:
    """What the uploader states: an indicator, a dataset (dossiers, documents, disbursement), a month, or changed readings of the file."""

    indicator: str | None = None
    dataset: str | None = None
    month: Month | None = None
    overrides: tuple[tuple[str, str], ...] = ()
    """`Understood.what` -> the value a person chose instead."""


@dataclass(frozen=True, slots=True)
class Register:
    """The lines of a register kept as columnar rows: a Parquet file with column `line` and typed columns of `dataset`."""

    dataset: str
    parquet: str
    lines: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one file said. Nothing is stored yet; accepting it makes a batch."""

    file: str
    sha256: str
    size: int
    outcome: Outcome
    error: FileError | None = None
    readings: tuple[Reading, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = ()
    accounts: tuple[Account, ...] = ()
    understood: tuple[Understood, ...] = ()
    register: Register | None = None
    options: Options = field(default_factory=Options)
    stocks: tuple[Reading, ...] = ()
    """What stood at the month's end beside the readings (model.indicator.Stock), under the stock's series name."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One accepted extract, whole. `faults` counts its refused lines, also those too many to be listed.

    `known_on` is the day from which it counts as known (stated for history brought in later), `accepted_at` the moment the store took it.
    `sample` marks generated data ("số liệu minh họa").
    """

    id: int
    sha256: str
    file: str
    size: int
    by: str
    known_on: date
    accepted_at: datetime
    readings: int
    faults: int
    sample: bool
    withdrawn_on: date | None = None
    withdrawn_by: str = ""
    withdrawn_why: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What accepting did. `already` is True when the same bytes with the same options were loaded before: nothing changed."""

    batch: int
    already: bool
    new: int
    changed: int
    unchanged: int
