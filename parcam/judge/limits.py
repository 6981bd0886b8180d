"""Centre line and spread of a control chart: XmR, p and p′.

XmR: limits are the mean ± 2,66 mean moving ranges (3/1,128). Moving ranges of 3,267 means or more are screened out once, as
NHSRplotthedots does. p: binomial limits by each month's denominator. p′ (Laney, Quality Engineering 14(4), 2002): the same widened
by how much the months really vary, for large denominators.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_D2 = 1.128
_SCREEN = 3.267


class Chart(StrEnum):
    XMR = "xmr"
    P = "p"
    P_PRIME = "p_prime"


def limits(values: Floats, sizes: Floats, chart: Chart, *, screen: bool = True) -> tuple[float, Floats]:
    """(centre line, sigma of each point) of rates `values` with denominators `sizes`."""
    if chart is Chart.XMR:
        ranges = np.abs(np.diff(values))
        if screen and ranges.mean() > 0:
            ranges = ranges[ranges < _SCREEN * ranges.mean()]
        return float(values.mean()), np.full(len(values), ranges.mean() / _D2)
    centre = float((values * sizes).sum() / sizes.sum())
    sigma = np.sqrt(centre * (1 - centre) / sizes)
    if chart is Chart.P_PRIME and centre * (1 - centre) > 0:
        sigma = sigma * np.abs(np.diff((values - centre) / sigma)).mean() / _D2
    return centre, sigma
