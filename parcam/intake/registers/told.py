"""What one register said, before it becomes an Extraction."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.registers.careful import Tally
    from parcam.intake.registers.dates import Dates
    from parcam.intake.registers.find import Shape
    from parcam.intake.registers.source import Lines
    from parcam.model.reading import Fault, Note, Reading, Register


@dataclass
class RegisterTold:
    """What one register said. `lines` sorts the rows of a small one; a large one has only counts."""

    shape: Shape
    readings: list[Reading] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    register: Register | None = None
    dates: dict[str, Dates] = field(default_factory=dict)
    lines: Lines | None = None
    fates: dict[int, str] = field(default_factory=dict)
    tally: Tally | None = None
    """Of a large register: what became of the lines that were not simply counted."""
    counted: int = 0
    """Lines of a large register that were counted as they passed."""
    rejected: int = 0
    repeated: int = 0
    stocks: list[Reading] = field(default_factory=list)
