"""Bringing a store back: set the damaged file aside, take the newest sound copy, write again what the journal knows beyond it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from parcam.model.act import Act
from parcam.store.durable import flush_folder, write_durably
from parcam.store.journal import ACCEPT, WITHDRAW, Entry
from parcam.store.ledger import Ledger
from parcam.store.rotation import copies
from parcam.store.rows import options_from, wall_time
from parcam.store.verify import Verify

if TYPE_CHECKING:
    from pathlib import Path

    from parcam.model.reading import Options
    from parcam.store.places import Places


@dataclass(frozen=True, slots=True)
class Missing:
    """A batch the journal knows and the database lacks: read `path` with `options` again and accept it under `key`."""

    key: str
    sha256: str
    path: Path
    file: str
    options: Options
    by: str
    known_on: date
    at: datetime
    sample: bool


class Recover(Ledger, Verify):
    def missing(self) -> tuple[Missing, ...]:
        """What has to be read and accepted again, in this order, before `settle`."""
        keys = set(self.missing_keys())
        return tuple(self._missing(entry) for entry in self.journal.entries() if entry.do == ACCEPT and entry.key in keys)

    def settle(self) -> int:
        """Write again the withdrawals and acts the journal knows and the database lacks; how many. Call it once `missing` is empty."""
        keys, settled = set(self.missing_keys()), 0
        for entry in self.journal.entries():
            if entry.key in keys and entry.do != ACCEPT:
                settled += self._again(entry)
        return settled

    def _missing(self, entry: Entry) -> Missing:
        facts = entry.facts
        return Missing(entry.key, facts["sha256"], self.archive.path(facts["sha256"]), facts["file"], options_from(facts["options"]),
                       facts["by"], date.fromisoformat(facts["known_on"]), datetime.fromisoformat(facts["at"]), facts["sample"])

    def _again(self, entry: Entry) -> bool:
        facts = dict(entry.facts)
        at = datetime.fromisoformat(facts.pop("at"))
        if entry.do == WITHDRAW:
            numbers = {row["key"]: row["id"] for row in self._rows("batch_keys")}
            if facts["batch"] not in numbers:
                return False
            self.withdraw(numbers[facts["batch"]], by=facts["by"], why=facts["why"], on=date.fromisoformat(facts["on"]), at=at,
                          key=entry.key)
        else:
            facts |= {name: date.fromisoformat(facts[name]) for name in ("day", "known_on") if facts[name]}
            facts["payload"] = tuple((name, value) for name, value in facts["payload"])
            self.record(Act(**facts, at=at), key=entry.key)
        return True


def set_aside(places: Places) -> Path | None:
    """Move the database and its log into the folder of damaged files; where to, or None when there was none."""
    folder = places.damaged / f"{wall_time(None):%Y%m%d-%H%M%S-%f}"
    found = [path for path in (places.database, places.log) if path.exists()]
    for path in found:
        folder.mkdir(parents=True, exist_ok=True)
        path.replace(folder / path.name)
        flush_folder(folder)
    return folder if found else None


def put_newest_copy(places: Places) -> Path | None:
    """Put the newest sound copy in the database's place; None when there is none, and the store starts empty."""
    for copy in copies(places.backups):
        write_durably(places.database, copy)
        return copy
    return None
