"""What accepting the files on the tray would do, and doing it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from parcam.desk.loading import accept
from parcam.errors import UserError
from parcam.ui import readers
from parcam.ui.text import say
from parcam.ui.upload import tray

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parcam.model.reading import Extraction
    from parcam.ui.upload.tray import Item


@dataclass(frozen=True, slots=True)
class DryRun:
    """One row per reading with what it would replace (`Store.preview`), how many there are of each change, and the batch that these
    bytes read this way are already (0: none)."""

    rows: tuple[dict[str, Any], ...]
    counts: dict[str, int]
    batch: int


def dry_run(item: Item) -> DryRun:
    """Asked again after every write to the store."""
    return item.once(("dry_run", readers.store().database.writes), lambda: _dry_run(item.extraction))


def _dry_run(one: Extraction) -> DryRun:
    frame = readers.store().preview(one)
    found = frame["change"].value_counts()
    counts = {change: int(found.get(change, 0)) for change in ("new", "changed", "unchanged")}
    sheets = {account.sheet: at for at, account in enumerate(one.accounts)}
    rows = sorted(frame.to_dict("records"), key=lambda row: (sheets.get(row["sheet"], len(sheets)), row["row"]))
    return DryRun(tuple(rows), counts, readers.store().already(one) or 0)


def waiting(items: Sequence[Item]) -> list[Item]:
    """Those with something to accept that is not in the ledger already."""
    return [item for item in items if item.receipt is None and item.extraction.readings and not dry_run(item).batch]


def take(items: Sequence[Item], by: str, known_on: date) -> list[Item]:
    """Accepts each item. UserError, after all the others were taken, names those that could not be and why."""
    held, taken, failed = tray.tray(), [], []
    for key, item in list(held.read.items()):
        if not any(item is one for one in items):
            continue
        try:
            receipt = accept(readers.store(), item.extraction, item.path, by=by, known_on=known_on)
        except UserError as error:
            failed.append((item.extraction.file, error))
            continue
        held.read[key] = replace(item, receipt=receipt)
        taken.append(held.read[key])
    if failed:
        raise UserError(say("accepting.failed"), details=tuple(f"{name}: {error.message}" for name, error in failed),
                        remedy=failed[0][1].remedy)
    return taken
