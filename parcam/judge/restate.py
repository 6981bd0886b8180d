"""What readings that came, were corrected or taken back between two days did to a judgement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.model.verdict import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Moved:
    """One commitment on the earlier and the later day. `verdict` holds both words, the others both values."""

    code: str
    verdict: tuple[Verdict, Verdict]
    figure: tuple[float | None, float | None]
    chance: tuple[float | None, float | None]

    @property
    def changed(self) -> bool:
        return any(before != after for before, after in (self.verdict, self.figure, self.chance))


def moved(before: Judgement, after: Judgement) -> Moved:
    """Raises ValueError for judgements of different commitments."""
    if before.code != after.code:
        raise ValueError(f"{before.code} is not {after.code}")
    return Moved(after.code, (before.verdict, after.verdict), (before.figure, after.figure), (before.chance, after.chance))
