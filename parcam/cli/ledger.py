"""Verbs about the ledger: its batches, taking one back, how the commitments stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.catalog.load import load_catalog
from parcam.cli.console import OK, print_json, tell, wants_json, where
from parcam.desk import clock, sample, wire
from parcam.desk.status import status as judge_all
from parcam.store.store import Store
from parcam.words import dates
from parcam.words.text import say

if TYPE_CHECKING:
    from argparse import Namespace


def batches(args: Namespace) -> int:
    with Store.open(where(args)) as store:
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
    with Store.open(where(args)) as store:
        store.withdraw(args.batch, by=args.by, why=args.why, on=clock.today())
    tell(say("cli.withdrawn", batch=args.batch))
    if wants_json(args):
        print_json({"batch": args.batch, "withdrawn": True})
    return OK


def status(args: Namespace) -> int:
    catalog = load_catalog()
    with Store.open(where(args)) as store:
        plan = catalog.plan(args.year or max(catalog.plans))
        pairs = judge_all(catalog, store, plan, args.as_of or sample.default_as_of(store))
        illustrative = sample.has_sample(store)
    if wants_json(args):
        print_json(wire.status(pairs))
    else:
        for commitment, judgement in pairs:
            print(say("cli.status_line", code=commitment.code, verdict=say(f"common.verdict.{judgement.verdict}"), reason=judgement.reason))
    if illustrative:
        tell(say("cli.sample_warning"))
    return OK
