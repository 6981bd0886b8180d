"""Verbs about extracts: what a file says, its raw grid, loading it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.catalog.load import load_catalog
from parcam.cli.console import NOTHING, OK, PARTLY, existing, print_json, tell, unreadable, wants_json, where
from parcam.desk import wire
from parcam.desk.reading import reading
from parcam.desk.stating import overrides
from parcam.errors import StoreError, UserError
from parcam.lean import lean
from parcam.model.reading import Options, Outcome
from parcam.words.sentences import worded
from parcam.words.text import say

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from pathlib import Path

    from parcam.catalog.load import Catalog
    from parcam.desk.loading import Loaded
    from parcam.model.reading import Extraction

@dataclass(frozen=True, slots=True)
class Unopened:
    """A file that gave nothing because it, or the store, could not be opened or written."""

    path: Path
    problem: str


_STATUS = {Outcome.OK: OK, Outcome.PARTIAL: PARTLY, Outcome.ERROR: NOTHING}


def _options(args: Namespace, catalog: Catalog) -> Options:
    if args.indicator is not None and args.indicator not in catalog.indicators:
        raise UserError(say("cli.unknown_indicator", raw=args.indicator, known=", ".join(catalog.indicators)))
    said = [*args.state, *(f"{what}={value}" for what in ("encoding", "delimiter") if (value := getattr(args, what)) is not None)]
    return Options(args.indicator, args.dataset, args.month, overrides(said, catalog))


def read(args: Namespace) -> int:
    catalog = load_catalog()
    with reading(existing(args.files[0]), _options(args, catalog), catalog, keep=False) as extraction:
        if wants_json(args):
            print_json(wire.extraction(extraction))
        _tell_extraction(extraction)
        return _STATUS[extraction.outcome]


def _tell_extraction(one: Extraction) -> None:
    if one.error:
        tell(say("cli.file_error", file=one.file, message=worded(one.error.message), remedy=worded(one.error.remedy)).strip())
        return
    tell(say("cli.read_summary", file=one.file, readings=len(one.readings), rejects=len(one.faults), warnings=len(one.notes)))
    for fault in one.faults:
        place = say("cli.place", row=fault.row, column=fault.column) if fault.column else say("cli.place_row", row=fault.row)
        tell(say("cli.read_reject", place=f"{fault.sheet}, {place}" if fault.sheet else place, message=worded(fault.message)))
    for note in one.notes:
        tell(say("cli.read_note", message=worded(note.message)))


def load(args: Namespace) -> int:
    """Several files: 0 when all were taken whole, 2 when none gave anything, 3 otherwise. One that cannot be opened stops no other."""
    catalog = load_catalog()
    options = _options(args, catalog)
    from parcam.desk import loading
    from parcam.store.store import Store

    done: list[Loaded | Unopened] = []
    with lean(), Store.open(where(args)) as store:
        for path in args.files:
            if problem := unreadable(path):
                done.append(Unopened(path, problem))
                tell(problem)
                continue
            done.append(_load(path, lambda one: loading.load(store, catalog, one, options, by=args.by, known_on=args.known_on)))
    if wants_json(args):
        print_json([wire.unopened(one.path.name, one.problem) if isinstance(one, Unopened) else wire.loaded(one) for one in done])
    codes = {NOTHING if isinstance(one, Unopened) or one.receipt is None else _STATUS[one.extraction.outcome] for one in done}
    return codes.pop() if len(codes) == 1 else PARTLY


def _load(path: Path, load_one: Callable[[Path], Loaded]) -> Loaded | Unopened:
    """One file; what the store refuses (a full disk) is said of that file."""
    try:
        one = load_one(path)
    except StoreError as error:
        tell(f"{path.name}: {error}")
        return Unopened(path, str(error))
    _tell_extraction(one.extraction)
    _tell_loaded(one)
    return one


def _tell_loaded(one: Loaded) -> None:
    if one.receipt is None:
        tell(say("cli.load_nothing", file=one.extraction.file))
    elif one.receipt.already:
        tell(say("cli.load_already", file=one.extraction.file, batch=one.receipt.batch))
    else:
        tell(say("cli.load_done", file=one.extraction.file, batch=one.receipt.batch, new=one.receipt.new, changed=one.receipt.changed,
                  unchanged=one.receipt.unchanged, rejects=len(one.extraction.faults)))


def grid(args: Namespace) -> int:
    """One line on standard error for each file that is no table; it gets no output and stops no other."""
    from parcam.intake.grid import grid as write_grid

    failures = write_grid(args.files, args.out)
    for path, error in failures:
        tell(f"{path}: {worded(error.message)}")
    return OK if not failures else NOTHING if len(failures) == len(args.files) else PARTLY
