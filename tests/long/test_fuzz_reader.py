"""Damaged files by the thousand through the whole of `read`: no crash, every line accounted for, no figure the file does not say.

`python -m pytest tests/long/test_fuzz_reader.py -m long`; PARCAM_FUZZ sets how many files (50,000 by default), PARCAM_FUZZ_FROM the first:
every file has its own seed, so that runs over different ranges add up. PARCAM_FUZZ_LOG keeps each failure as a line of JSON and goes on.
"""

from __future__ import annotations

import json
import os
import random
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from parcam.catalog.load import Catalog, load_catalog
from parcam.intake.document import open_document
from parcam.intake.letters.fold import Word
from parcam.intake.meaning.naming import Names
from parcam.intake.read import read
from parcam.model.month import Month
from parcam.model.reading import Extraction, Options, Outcome, Reading
from tests.long import damage_books, damage_text
from tests.long.explained import Judge
from tests.long.touched import Touched, in_book, in_text

ROOT = Path(__file__).resolve().parents[2]
EXTRACTS = ROOT / "tests" / "extracts"
BOOKS = Path(__file__).parent / "books"
FOLDERS = (EXTRACTS, ROOT.parent / "shared" / "extracts")
FIRST = int(os.environ.get("PARCAM_FUZZ_FROM", "0"))
FILES = int(os.environ.get("PARCAM_FUZZ", "50000"))
LOG = os.environ.get("PARCAM_FUZZ_LOG", "")


@dataclass
class Source:
    """A file undamaged, and what it says."""

    path: Path
    data: bytes
    options: Options
    text: bool
    encoding: str
    register: bool
    judge: Judge

    @property
    def suffix(self) -> str:
        return self.path.suffix.lstrip(".").lower()


@dataclass
class Damaged:
    data: bytes
    kind: str
    touched: Touched


def options_of(case: dict) -> Options:
    context = case["context"]
    return Options(context.get("indicator"), context.get("dataset"), Month.parse(context["month"]) if context.get("month") else None)


def files() -> list[tuple[Path, Options]]:
    cases = [(folder, json.loads(path.read_text(encoding="utf-8")))
             for folder in FOLDERS if folder.is_dir() for path in sorted(folder.glob("*.expected.json"))]
    found = [(folder / case["file"], options_of(case)) for folder, case in cases]
    by_stem = {path.stem: options for path, options in found}
    return found + [(path, by_stem[path.stem]) for path in sorted(BOOKS.iterdir()) if path.stem in by_stem]


def source(path: Path, options: Options, catalog: Catalog) -> Source:
    found, data = read(path, options, catalog), path.read_bytes()
    text = path.suffix in (".csv", ".tsv", ".txt")
    encoding = _codec(open_document(path).encoding) if text else ""
    register = options.dataset is not None or found.register is not None or any(one.lines for one in found.readings)
    return Source(path, data, options, text, encoding, register, Judge(catalog, found.readings, sound=found.outcome == Outcome.OK))


def _codec(name: str) -> str:
    name = name.removesuffix(" BOM")
    try:
        "".encode(name)
    except LookupError:
        return "latin-1"
    return name


def often(sources: list[Source]) -> list[Source]:
    """Registers open a database each: one such file comes for every four of the others, and four times as many files are read."""
    return [one for one in sources if not one.register] * 4 + [one for one in sources if one.register]


def learn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The spellings of the catalog's units are worked out once, not for every file: a quarter of the time a small one takes."""
    known: dict[str, tuple[Word, ...]] = {}
    canonical = Names._canonical

    def remembered(self: Names, text: str) -> tuple[Word, ...]:
        if text not in known:
            known[text] = canonical(self, text)
        return known[text]

    monkeypatch.setattr(Names, "_canonical", remembered)


def damage(one: Source, dice: random.Random) -> Damaged:
    if one.text:
        data, kind = damage_text.damaged(one.data, dice)
        return Damaged(data, kind, in_text(one.data, data, one.encoding, kind))
    data, kind, member = damage_books.damaged(one.data, one.suffix, dice)
    return Damaged(data, kind + " " + member, in_book(one.data, data, one.suffix, member, kind))


def failures(one: Source, hurt: Damaged, found: Extraction) -> list[str]:
    """What is wrong with the answer, in words; empty when nothing is."""
    wrong = [f"unbalanced {account}" for account in found.accounts if not account.balances]
    if one.text and found.accounts and (lines := _lines(hurt.data)) and sum(account.lines for account in found.accounts) not in lines:
        wrong.append(f"{sum(account.lines for account in found.accounts)} lines told of {lines}")
    lies = one.judge.miscounted(found, hurt.touched) if one.register else one.judge.lies(found.readings, hurt.touched)
    if one.judge.sound and not one.register and one.text and hurt.kind in damage_text.MOVES_NOTHING:
        keys = {(old.indicator, old.unit, old.month) for old in one.judge.known}
        lies += [new for new in found.readings if (new.indicator, new.unit, new.month) not in keys and new not in lies]
    return wrong + [_worded(new) for new in lies]


def _worded(one: Reading) -> str:
    return f"{one.indicator} {one.unit} {one.month} {one.numerator}/{one.denominator} {one.stated} row {one.origin.row}"


def _lines(data: bytes) -> set[int]:
    """How many lines a text in one byte per sign has, with and without the empty one behind the last line's end."""
    ends = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
    return set() if b"\0" in data else {ends, ends + 1}


def tried(number: int, sources: list[Source], folder: Path, catalog: Catalog) -> tuple[str, list[str], bytes]:
    """One damaged file read: (what it was, what is wrong, its bytes)."""
    one = sources[number % len(sources)]
    hurt = damage(one, random.Random(f"fuzz-{number}"))
    path = folder / one.path.name.partition("_")[2]  # "t01_..." would say January
    path.write_bytes(hurt.data)
    told = f"{one.path.name} {hurt.kind}"
    try:
        found = read(path, one.options, catalog)
    except Exception:  # noqa: BLE001  (whatever it is, it is a finding)
        return told, [traceback.format_exc()], hurt.data
    return told, failures(one, hurt, found), hurt.data


@pytest.mark.long
@pytest.mark.timeout(0)
def test_damaged_files_never_crash_and_never_lie(tmp_path, monkeypatch):
    learn_once(monkeypatch)
    catalog = load_catalog()
    sources = often([source(path, options, catalog) for path, options in files()])
    wrong: Counter[str] = Counter()
    for number in range(FIRST, FIRST + FILES):
        told, found, data = tried(number, sources, tmp_path, catalog)
        if found and not LOG:
            pytest.fail(f"{number} {told}: {found}\n{data.decode('utf-8', 'replace')[:3000]}")
        if LOG and (found or number % 500 == 499):
            with Path(LOG).open("a", encoding="utf-8") as log:
                log.write(json.dumps({"number": number, "file": told, "wrong": found}, ensure_ascii=False) + "\n")
        wrong[told.partition(" ")[0]] += bool(found)
    assert not sum(wrong.values()), wrong.most_common(20)
