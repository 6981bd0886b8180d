"""What accepting the files on the tray would do, and doing it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from parcam.desk.loading import accept
from parcam.errors import UserError
from parcam.ui import readers
from parcam.ui.text import say
from parcam.ui.upload import kept, tray

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parcam.model.reading import Extraction, Receipt
    from parcam.ui.upload.tray import Item


_CHANGES = ("changed", "new", "unchanged")


@dataclass(frozen=True, slots=True)
class DryRun:
    """One row per reading with what it would replace (`Store.preview`), the changed ones first; how many there are of each change; and
    the batch that these bytes read this way are already (0: none)."""

    rows: tuple[dict[str, Any], ...]
    counts: dict[str, int]
    batch: int


def dry_run(item: Item) -> DryRun:
    """Asked again after every write to the store."""
    return item.once(("dry_run", readers.store().database.writes), lambda: _dry_run(item.extraction))


def _dry_run(one: Extraction) -> DryRun:
    frame = readers.store().preview(one)
    found = frame["change"].value_counts()
    counts = {change: int(found.get(change, 0)) for change in _CHANGES}
    sheets = {account.sheet: at for at, account in enumerate(one.accounts)}
    places = {change: at for at, change in enumerate(_CHANGES)}
    rows = sorted(frame.to_dict("records"), key=lambda row: (places[row["change"]], sheets.get(row["sheet"], len(sheets)), row["row"]))
    return DryRun(tuple(rows), counts, readers.store().already(one) or 0)


def receipt_of(item: Item) -> Receipt | None:
    """What accepting the file did; None before, and again once its batch was withdrawn."""
    return item.receipt if item.receipt and item.receipt.batch not in kept.withdrawn() else None


def batch_of(item: Item) -> int:
    """The batch this file is, just taken or long since; 0: none."""
    if receipt := receipt_of(item):
        return receipt.batch
    return dry_run(item).batch if item.extraction.readings else 0


def lines_refused(one: Extraction) -> int:
    """All of them: of a large register, only the first are listed."""
    return sum(account.rejects for account in one.accounts) or len(one.faults)


def take(items: Sequence[Item], by: str, known_on: date) -> list[Item]:
    """Accepts each item. UserError, after all the others were taken, names those that could not be and why."""
    held, taken, failed = tray.tray(), [], []
    held.chosen = items[0].id if len(items) == 1 else ""
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
