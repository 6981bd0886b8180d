"""What people confirmed and the office remembers, and which refused lines still stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parcam.model.reading import Fault
from parcam.store.kept import Kept
from parcam.store.remarks import retold

if TYPE_CHECKING:
    from parcam.model.act import Act

MAPPING = ("mapping_remembered", "mapping_forgotten")
ALIAS = ("alias_confirmed", "alias_forgotten")


class Memory(Kept):
    def mappings(self, as_of: date = date.max) -> dict[str, tuple[tuple[str, str], ...]]:
        """Header key -> the meanings a person confirmed for it (`mapping_remembered`: refers_to is the key, payload the pairs).

        What was forgotten since (`mapping_forgotten` with the same refers_to) is left out; the newest word counts.
        """
        return {act.refers_to: act.payload for act in self.remembered(*MAPPING, as_of)}

    def aliases(self, as_of: date = date.max) -> dict[str, str]:
        """Spelling -> unit id, as confirmed (`alias_confirmed`: refers_to is the spelling) and not taken back."""
        return {act.refers_to: act.unit for act in self.remembered(*ALIAS, as_of)}

    def remembered(self, kind: str, forgotten: str, as_of: date = date.max) -> tuple[Act, ...]:
        """For each `refers_to`, its newest act of these two kinds, where that is of the first kind."""
        return self._acts("remembered", kind=kind, forgotten=forgotten, as_of=as_of)

    def quarantine(self, as_of: date = date.max) -> tuple[tuple[int, Fault], ...]:
        """(batch, fault) of every refused line still standing, newest batch first.

        Mending a file makes a new batch of the same bytes, whose own faults then stand for that file.
        """
        return tuple((row.pop("batch"), Fault(**retold(row, "message"))) for row in self._rows("quarantine", as_of=as_of))
