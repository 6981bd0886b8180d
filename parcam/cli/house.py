"""Verbs about the house itself: copies of the store, the server, the test of the forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.catalog.load import load_catalog
from parcam.cli.console import NOTHING, OK, existing, tell, where
from parcam.desk import recovering
from parcam.desk.proving import sample_trials
from parcam.desk.sample import fill_with_sample, wants_sample
from parcam.desk.status import plan_of
from parcam.places import data_dir, use_store
from parcam.store.store import Store
from parcam.words.text import say

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable


def backup(args: Namespace) -> int:
    with Store.open(where(args)) as store:
        store.backup(args.out)
    tell(say("cli.backup_done", file=args.out))
    return OK


def restore(args: Namespace) -> int:
    aside = Store.restore(where(args), existing(args.file))
    tell(say("cli.restore_done", file=args.file))
    if aside:
        tell(say("cli.set_aside", folder=aside))
    return OK


def recover(args: Namespace) -> int:
    """Brings a damaged store back: newest sound copy, then every batch the journal knows beyond it, read again."""
    recovery, again = recovering.recover(where(args), load_catalog())
    if recovery.damaged:
        tell(say("cli.set_aside", folder=recovery.damaged))
    tell(say("cli.recover_done", batches=again))
    return OK


def verify(args: Namespace) -> int:
    with Store.open(where(args)) as store:
        report = store.verify()
    if not args.quiet:
        for line in report.problems:
            tell(line)
        if report.ok:
            tell(say("cli.verify_clean", batches=report.batches, readings=report.readings))
    return OK if report.ok else NOTHING


def serve(args: Namespace, face: Callable[[str, int], None]) -> int:
    """Fills an empty store with sample data first, unless told not to. The screen opens the store of the environment: it is set first."""
    use_store(where(args))
    if not args.no_sample:
        with Store.open(where(args)) as store:
            if wants_sample(store):
                fill_with_sample(store, load_catalog(), lambda done, total: tell(say("cli.sample_loading", done=done, total=total)))
    tell(say("cli.serving", address=f"http://{args.host}:{args.port}"))
    face(args.host, args.port)
    return OK


def backtest(args: Namespace) -> int:
    out = args.out or data_dir() / "backtest"
    catalog = load_catalog()
    from parcam.judge.backtest.run import backtest as run_backtest

    run_backtest(out, args.years, args.seed, sample_trials(catalog, plan_of(catalog, None)))
    tell(say("cli.report_done", file=out))
    return OK
