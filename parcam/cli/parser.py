"""The words the command line understands; help and complaints in Vietnamese, from the text catalogue."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NoReturn

from parcam.model.month import Month
from parcam.words.text import say

DATASETS = ("dossiers", "documents", "disbursement")
FORMATS = ("docx", "pptx", "xlsx", "pdf", "html")


class Parser(argparse.ArgumentParser):
    """Exit status 2 on wrong use, with one Vietnamese sentence and the way to the help."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, say("cli.wrong_use", detail=_in_words(message), prog=self.prog) + "\n")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", say("cli.usage"), 1)


_COMPLAINTS = (
    ("unknown", re.compile(r"unrecognized arguments: (?P<what>.*)")),
    ("missing", re.compile(r"the following arguments are required: (?P<what>.*)")),
    ("choice", re.compile(r"argument (?P<what>.*): invalid choice: '(?P<value>.*?)' \(choose from (?P<choices>.*)\)")),
    ("number", re.compile(r"argument (?P<what>.*): invalid int value: '(?P<value>.*)'")),
    ("value", re.compile(r"argument (?P<what>.*): expected (?:one argument|at least one argument|\d+ arguments?)")),
    ("own", re.compile(r"argument [^:]*: (?P<what>.*)")),
)
"""argparse's own complaints, which it says in English only; the last takes those that are ours already."""


def _in_words(message: str) -> str:
    for name, pattern in _COMPLAINTS:
        if found := pattern.fullmatch(message):
            return say(f"cli.use_{name}", **found.groupdict())
    return message


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(say("cli.bad_month", raw=text)) from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(say("cli.bad_day", raw=text)) from error


def build_parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--store", type=Path, default=argparse.SUPPRESS, help=say("cli.help_store"))
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=say("cli.help_json"))
    parser = Parser(prog="python -m parcam", description=say("cli.about"), parents=[common])
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=Parser)

    def verb(name: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, parents=[common], help=say(f"cli.verb_{name}"), description=say(f"cli.verb_{name}"))

    _extract_verbs(verb("read"), verb("grid"), verb("load"))
    _ledger_verbs(verb("batches"), verb("withdraw"), verb("status"), verb("changes"))
    _paper_verbs(verb("report"), verb("plan"))
    _store_verbs(verb("backup"), verb("restore"), verb("verify"))
    verb("recover")
    _server_verbs(verb("serve"), verb("backtest"))
    return parser


def _extract_verbs(read: argparse.ArgumentParser, grid: argparse.ArgumentParser, load: argparse.ArgumentParser) -> None:
    for one in (read, load):
        one.add_argument("files", nargs="+" if one is load else 1, type=Path, metavar="FILE", help=say("cli.help_file"))
        one.add_argument("--indicator", help=say("cli.help_indicator"))
        one.add_argument("--dataset", choices=DATASETS, help=say("cli.help_dataset"))
        one.add_argument("--month", type=_month, help=say("cli.help_month"))
        one.add_argument("--encoding", help=say("cli.help_encoding"))
        one.add_argument("--delimiter", help=say("cli.help_delimiter"))
        one.add_argument("--state", action="append", default=[], metavar="WHAT=VALUE", help=say("cli.help_state"))
    load.add_argument("--by", default="", help=say("cli.help_by"))
    load.add_argument("--known-on", type=_day, help=say("cli.help_known_on"))
    grid.add_argument("files", nargs="+", type=Path, metavar="FILE", help=say("cli.help_file"))
    grid.add_argument("--out", type=Path, required=True, help=say("cli.help_out_dir"))


def _ledger_verbs(batches: argparse.ArgumentParser, withdraw: argparse.ArgumentParser, status: argparse.ArgumentParser,
                  changes: argparse.ArgumentParser) -> None:
    for one in (batches, status, changes):
        one.add_argument("--as-of", type=_day, help=say("cli.help_as_of"))
    withdraw.add_argument("batch", type=int, metavar="BATCH", help=say("cli.help_batch"))
    withdraw.add_argument("--why", required=True, help=say("cli.help_why"))
    withdraw.add_argument("--by", default="", help=say("cli.help_by"))
    for one in (status, changes):
        one.add_argument("--since", type=_day, help=say("cli.help_since"))
        one.add_argument("--year", type=int, help=say("cli.help_year"))


def _paper_verbs(report: argparse.ArgumentParser, plan: argparse.ArgumentParser) -> None:
    report.add_argument("--as-of", type=_day, required=True, help=say("cli.help_as_of"))
    report.add_argument("--format", choices=FORMATS, required=True, help=say("cli.help_format"))
    report.add_argument("--out", type=Path, required=True, help=say("cli.help_out_file"))
    report.add_argument("--kind", help=say("cli.help_kind"))
    deck = report.add_mutually_exclusive_group()
    deck.add_argument("--slides", help=say("cli.help_slides"))
    deck.add_argument("--set", help=say("cli.help_set"))
    report.add_argument("--window", help=say("cli.help_window"))
    report.add_argument("--year", type=int, help=say("cli.help_year"))
    report.add_argument("--by", default="", help=say("cli.help_by"))
    plan.add_argument("action", choices=("check",), help=say("cli.help_plan_action"))
    plan.add_argument("file", type=Path, metavar="FILE", help=say("cli.help_plan_file"))


def _store_verbs(backup: argparse.ArgumentParser, restore: argparse.ArgumentParser, verify: argparse.ArgumentParser) -> None:
    backup.add_argument("out", type=Path, metavar="OUT", help=say("cli.help_backup_out"))
    restore.add_argument("file", type=Path, metavar="FILE", help=say("cli.help_backup_file"))
    verify.add_argument("--quiet", action="store_true", help=say("cli.help_quiet"))


def _server_verbs(serve: argparse.ArgumentParser, backtest: argparse.ArgumentParser) -> None:
    serve.add_argument("--host", default="127.0.0.1", help=say("cli.help_host"))
    serve.add_argument("--port", type=int, default=8501, help=say("cli.help_port"))
    serve.add_argument("--no-sample", action="store_true", help=say("cli.help_no_sample"))
    backtest.add_argument("--out", type=Path, help=say("cli.help_out_dir"))
    backtest.add_argument("--years", type=int, default=16_000, help=say("cli.help_years"))
    backtest.add_argument("--seed", type=int, default=20241115, help=say("cli.help_seed"))
