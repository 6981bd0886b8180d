"""Whether a stated ratio is a computed one, rounded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.tables.gathered import Figure

_DECIMALS = re.compile(r"[.,](\d+)\s*%?\)?$")


def close(stated: float, computed: float, rate: Figure) -> bool:
    """Equal within the last decimal of the stated ratio, cut off or rounded either way; to a half where it has no decimals.

    The decimals are those of the percent: a fraction ("0,983") is written with two more.
    """
    written = _DECIMALS.search(rate.scan.raw)
    fraction = rate.scan.number is not None and rate.scan.number.settled is not None and abs(stated - rate.scan.number.settled) > 1e-9
    exact = next((digits for digits in (0, 1, 2) if abs(round(stated, digits) - stated) < 1e-9), 2)
    step = 10.0 ** -min(2, max(exact, len(written[1]) - 2 * fraction if written and rate.scan.rate is None else exact))
    apart = abs(stated - computed)
    return apart <= step / 2 + 1e-6 or 0 <= computed - stated < step or (step < 1 and apart < step)
