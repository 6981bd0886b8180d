"""Verbs about the ledger: its batches, taking one back, how the commitments stand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from parcam.catalog.load import load_catalog
from parcam.cli.console import OK, print_json, tell, wants_json, where
from parcam.desk import clock, sample, wire, wire_status
from parcam.desk.changing import Changes, usual_since
from parcam.desk.changing import changes as what_changed
from parcam.desk.changing import wire as wire_changes
from parcam.desk.status import plan_of
from parcam.desk.status import status as judge_all
from parcam.desk.whole import wholes
from parcam.judge.reason import chance_words
from parcam.store.store import Store
from parcam.words import dates, numbers
from parcam.words.text import say

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from datetime import date


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
        plan = plan_of(catalog, args.year)
        as_of = args.as_of or sample.default_as_of(store)
        if wants_json(args):
            since = args.since or usual_since(as_of)
            print_json(wire_status.status(wholes(catalog, store, plan, as_of, since), since))
        else:
            for commitment, judgement in judge_all(catalog, store, plan, as_of):
                print(say("cli.status_line", code=commitment.code, verdict=say(f"common.verdict.{judgement.verdict}"),
                          reason=judgement.reason))
        _warn_of_sample(store, as_of)
    return OK


def changes(args: Namespace) -> int:
    """What became of verdicts and figures between two days, which batch did it, and who brought it."""
    catalog = load_catalog()
    with Store.open(where(args)) as store:
        as_of = args.as_of or sample.default_as_of(store)
        found = what_changed(catalog, store, plan_of(catalog, args.year), args.since or usual_since(as_of), as_of)
        if wants_json(args):
            print_json(wire_changes(found))
        else:
            _tell_changes(found)
        _warn_of_sample(store, as_of)
    return OK


def _tell_changes(found: Changes) -> None:
    for one in found.moved:
        words = _arrow(say(f"common.verdict.{verdict}") for verdict in one.verdict)
        figure, chance = _arrow(map(numbers.percent, one.figure)), _arrow(map(chance_words, one.chance))
        print(say("cli.moved_line", code=one.code, verdict=words, figure=figure, chance=chance))
    for (batch, file, by, on_day, why), n in Counter(
            (row["batch"], row["file"], row["by"], row["on_day"].date(), row["why"]) for row in found.readings).items():
        gone = say("cli.batch_withdrawn", day=dates.day(on_day), why=why) if why else ""
        print(say("cli.changed_batch", batch=batch, day=dates.day(on_day), file=file, by=by, n=n, withdrawn=gone))
    if not found.moved and not found.readings:
        tell(say("cli.changed_nothing", since=dates.day(found.since), as_of=dates.day(found.as_of)))


def _arrow(sides: Iterable[str]) -> str:
    return " → ".join(dict.fromkeys(sides))


def _warn_of_sample(store: Store, as_of: date) -> None:
    if sample.has_sample(store, as_of):
        tell(say("cli.sample_warning"))
