"""What each verb does. A verb returns the exit status: 0 all taken, 3 partly, 2 nothing or wrong use."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from parcam.catalog.load import load_catalog
from parcam.desk import clock, loading, sample, wire
from parcam.desk.reading import reading
from parcam.desk.status import status
from parcam.errors import UserError
from parcam.model.reading import Options, Outcome
from parcam.places import store_path
from parcam.store.store import Store
from parcam.words import dates
from parcam.words.text import say

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from parcam.catalog.load import Catalog
    from parcam.model.reading import Extraction

OK, PARTLY, NOTHING = 0, 3, 2
_STATUS = {Outcome.OK: OK, Outcome.PARTIAL: PARTLY, Outcome.ERROR: NOTHING}


def tell(text: str) -> None:
    print(text, file=sys.stderr)


def print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def where(args: Namespace) -> Path:
    return getattr(args, "store", None) or store_path()


def store_of(args: Namespace) -> Store:
    return Store.open(where(args))


def wants_json(args: Namespace) -> bool:
    return getattr(args, "json", False)


def _options(args: Namespace, catalog: Catalog) -> Options:
    if args.indicator is not None and args.indicator not in catalog.indicators:
        raise UserError(say("cli.unknown_indicator", raw=args.indicator, known=", ".join(catalog.indicators)))
    return Options(args.indicator, args.dataset, args.month)


def existing(path: Path) -> Path:
    if not path.is_file():
        raise UserError(say("cli.no_such_file", file=path))
    return path


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
    with store_of(args) as store:
        done = [loading.load(store, catalog, path, options, by=args.by, known_on=args.known_on) for path in paths]
    for one in done:
        _tell_extraction(one.extraction)
        _tell_loaded(one)
    if wants_json(args):
        print_json([wire.loaded(one) for one in done])
    codes = {NOTHING if one.receipt is None else _STATUS[one.extraction.outcome] for one in done}
    return codes.pop() if len(codes) == 1 else PARTLY


def _tell_loaded(one: loading.Loaded) -> None:
    if one.receipt is None:
        tell(say("cli.load_nothing", file=one.extraction.file))
    elif one.receipt.already:
        tell(say("cli.load_already", file=one.extraction.file, batch=one.receipt.batch))
    else:
        tell(say("cli.load_done", file=one.extraction.file, batch=one.receipt.batch, new=one.receipt.new, changed=one.receipt.changed,
                  unchanged=one.receipt.unchanged, rejects=len(one.extraction.faults)))


def batches(args: Namespace) -> int:
    with store_of(args) as store:
        found = store.batches(args.as_of) if args.as_of else store.batches()
    if wants_json(args):
        print_json([wire.batch(one) for one in found])
        return OK
    for one in found:
        gone = say("cli.batch_withdrawn", day=dates.day(one.withdrawn_on), why=one.withdrawn_why) if one.withdrawn_on else ""
        print(say("cli.batch_line", batch=one.id, known_on=dates.day(one.known_on), file=one.file, readings=one.readings,
                  rejects=one.faults, withdrawn=gone))
    if not found:
        tell(say("cli.batches_none"))
    return OK


def withdraw(args: Namespace) -> int:
    with store_of(args) as store:
        store.withdraw(args.batch, by=args.by, why=args.why, on=clock.today())
    tell(say("cli.withdrawn", batch=args.batch))
    if wants_json(args):
        print_json({"batch": args.batch, "withdrawn": True})
    return OK


def show_status(args: Namespace) -> int:
    catalog = load_catalog()
    with store_of(args) as store:
        plan = catalog.plan(args.year or max(catalog.plans))
        pairs = status(catalog, store, plan, args.as_of or sample.default_as_of(store))
        illustrative = sample.has_sample(store)
    if wants_json(args):
        print_json(wire.status(pairs))
    else:
        for commitment, judgement in pairs:
            print(say("cli.status_line", code=commitment.code, verdict=say(f"common.verdict.{judgement.verdict}"), reason=judgement.reason))
    if illustrative:
        tell(say("cli.sample_warning"))
    return OK
