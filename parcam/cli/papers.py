"""Verbs about papers: reports out, plans checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.catalog.check import plan_check
from parcam.cli.console import OK, PARTLY, existing, print_json, tell, wants_json, where, write
from parcam.words.text import say

if TYPE_CHECKING:
    from argparse import Namespace


def report(args: Namespace) -> int:
    from parcam.desk.papers import issue, saved_set
    from parcam.publish.kinds import PublishOptions
    from parcam.store.store import Store

    with Store.open(where(args)) as store:
        slides = saved_set(store, args.set) if args.set else tuple(id.strip() for id in (args.slides or "").split(",") if id.strip())
        content = issue(store, kind=args.kind, form=args.format, as_of=args.as_of, year=args.year, by=args.by,
                        window=args.window, options=PublishOptions(slides=slides))
    write(args.out, content)
    tell(say("cli.report_done", file=args.out))
    return OK


def plan(args: Namespace) -> int:
    """3 when the plan has findings, so that a scheduled check can tell."""
    findings = plan_check(existing(args.file))
    if wants_json(args):
        print_json([{"kind": f.kind, "where": f.where, "message": f.message} for f in findings])
    for one in findings:
        tell(say("cli.plan_finding", kind=one.kind, where=one.where, message=one.message))
    if not findings:
        tell(say("cli.plan_clean"))
    return PARTLY if findings else OK
