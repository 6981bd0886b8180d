"""Verbs about extracts: what a file says, its raw grid, loading it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.catalog.load import load_catalog
from parcam.cli.console import NOTHING, OK, PARTLY, existing, print_json, tell, wants_json, where
from parcam.desk import wire
from parcam.desk.reading import reading
from parcam.desk.stating import overrides
from parcam.errors import UserError
from parcam.model.reading import Options, Outcome
from parcam.words.text import say

if TYPE_CHECKING:
    from argparse import Namespace

    from parcam.catalog.load import Catalog
    from parcam.desk.loading import Loaded
    from parcam.model.reading import Extraction

_STATUS = {Outcome.OK: OK, Outcome.PARTIAL: PARTLY, Outcome.ERROR: NOTHING}


def _options(args: Namespace, catalog: Catalog) -> Options:
    if args.indicator is not None and args.indicator not in catalog.indicators:
        raise UserError(say("cli.unknown_indicator", raw=args.indicator, known=", ".join(catalog.indicators)))
    said = [*args.state, *(f"{what}={value}" for what in ("encoding", "delimiter") if (value := getattr(args, what)) is not None)]
    return Options(args.indicator, args.dataset, args.month, overrides(said, catalog))


def read(args: Namespace) -> int:
    catalog = load_catalog()
    with reading(existing(args.files[0]), _options(args, catalog), catalog) as extraction:
        if wants_json(args):
            print_json(wire.extraction(extraction))
        _tell_extraction(extraction)
        return _STATUS[extraction.outcome]


def _tell_extraction(one: Extraction) -> None:
    if one.error:
        tell(say("cli.file_error", file=one.file, message=one.error.message, remedy=one.error.remedy).strip())
        return
    tell(say("cli.read_summary", file=one.file, readings=len(one.readings), rejects=len(one.faults), warnings=len(one.notes)))
    for fault in one.faults:
        tell(say("cli.read_reject", row=fault.row, message=fault.message))
    for note in one.notes:
        tell(say("cli.read_note", message=note.message))


def load(args: Namespace) -> int:
    """Several files: 0 when all were taken whole, 2 when none gave anything, 3 otherwise."""
    catalog = load_catalog()
    options = _options(args, catalog)
    paths = [existing(path) for path in args.files]
    from parcam.desk import loading
    from parcam.store.store import Store

    with Store.open(where(args)) as store:
        done = [loading.load(store, catalog, path, options, by=args.by, known_on=args.known_on) for path in paths]
    for one in done:
        _tell_extraction(one.extraction)
        _tell_loaded(one)
    if wants_json(args):
        print_json([wire.loaded(one) for one in done])
    codes = {NOTHING if one.receipt is None else _STATUS[one.extraction.outcome] for one in done}
    return codes.pop() if len(codes) == 1 else PARTLY


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
    for line in failures:
        tell(line)
    return OK if not failures else NOTHING if len(failures) == len(args.files) else PARTLY
