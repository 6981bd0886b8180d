"""Numbers as people read them. Own code rather than Babel: two languages, six shapes, and two rules that CLDR does not know:
a number never breaks from its unit, and rounding never makes a figure look as if it had reached what it has not."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

from parcam.words.text import say

NOTHING = "—"
MINUS = "\u2212"

_MOST_DIGITS = 4
_MONEY_STEPS = ((1e9, "billion", 2), (1e6, "million", 1), (0.0, "dong", 0))


def decimal(x: float | None, digits: int = 1, language: str = "vi") -> str:
    """1234.5 -> "1.234,5" (vi), "1,234.5" (en), half away from zero; "—" for None and NaN."""
    if x is None or not isfinite(x):
        return NOTHING
    return _written(_rounded(Decimal(str(x)), digits), language)


def count(n: float | None, language: str = "vi") -> str:
    """1234 -> "1.234"; a fraction keeps at most two decimals."""
    if n is None or not isfinite(n):
        return NOTHING
    if not float(n).is_integer():
        return decimal(n, 2, language)
    text = f"{abs(int(n)):,}".replace(",", say("common.thousands", language))
    return MINUS + text if n < 0 else text


def percent(rate: float | None, digits: int = 1, language: str = "vi", against: float | None = None) -> str:
    """Fraction 0.955 -> "95,5 %". Digits are added (to 4) rather than let 0.9996 read as 100 %, 0.0004 as 0 %,
    or the rate as `against` (a target, a fraction) when it is not equal to it."""
    if rate is None or not isfinite(rate):
        return NOTHING
    shown = _rounded_apart(Decimal(str(rate)) * 100, digits, against)
    return _written(shown, language) + say("common.percent_sign", language)


def percent_short(rate: float | None, language: str = "vi") -> str:
    """0.95 -> "95 %", 0.955 -> "95,5 %": for targets, written as they were set."""
    if rate is None or not isfinite(rate):
        return NOTHING
    exact = _rounded(Decimal(str(rate)) * 100, _MOST_DIGITS).normalize()
    return _written(exact, language) + say("common.percent_sign", language)


def points(gap: float | None, digits: int = 1, language: str = "vi") -> str:
    """Difference of two fractions, 0.012 -> "+1,2 điểm" (percentage points); a shortfall too small for one digit is not shown as 0."""
    if gap is None or not isfinite(gap):
        return NOTHING
    shown = _rounded_apart(Decimal(str(gap)) * 100, digits, None)
    sign = "+" if shown > 0 else ""
    return say("common.points", language, number=sign + _written(shown, language))


def points_plain(gap: float | None, digits: int = 1, language: str = "vi") -> str:
    """The size of a difference without its sign, -0.088 -> "8,8 điểm": after a word such as "thiếu"."""
    if gap is None or not isfinite(gap):
        return NOTHING
    return say("common.points", language, number=_written(abs(_rounded_apart(Decimal(str(gap)) * 100, digits, None)), language))


def money(dong: float | None, language: str = "vi") -> str:
    """8_130_000_000 -> "8,13 tỷ đồng"; below a billion in triệu, below a million in đồng."""
    if dong is None or not isfinite(dong):
        return NOTHING
    step, name, digits = _money_step(dong)
    return say(f"common.money.{name}", language, number=decimal(dong / step, digits, language))


def money_of(part: float | None, whole: float | None, language: str = "vi") -> str:
    """Both amounts in the unit of the whole, said once: "18,76 / 32,50 tỷ đồng"."""
    if part is None or whole is None or not (isfinite(part) and isfinite(whole)):
        return NOTHING
    step, name, digits = _money_step(whole)
    pair = " / ".join(decimal(amount / step, digits, language) for amount in (part, whole))
    return say(f"common.money.{name}", language, number=pair)


def _money_step(dong: float) -> tuple[float, str, int]:
    """Divisor, word and digits for an amount of this size."""
    step, name, digits = next(row for row in _MONEY_STEPS if abs(dong) >= row[0])
    return step or 1.0, name, digits


def _rounded(x: Decimal, digits: int) -> Decimal:
    return x.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def _rounded_apart(x: Decimal, digits: int, against: float | None) -> Decimal:
    """Rounded with the fewest digits (from `digits` to 4) that keep it apart from 0, from 100 and from the target."""
    walls = [Decimal(0), Decimal(100)] + ([Decimal(str(against)) * 100] if against is not None else [])
    for places in range(digits, _MOST_DIGITS + 1):
        shown = _rounded(x, places)
        if not any(shown == wall and abs(x - wall) > Decimal("1e-10") for wall in walls):
            return shown
    return _rounded(x, digits) if abs(x) < Decimal("1e-6") else x.quantize(Decimal(1).scaleb(-_MOST_DIGITS), rounding="ROUND_DOWN")


def _written(x: Decimal, language: str) -> str:
    thousands, point = say("common.thousands", language), say("common.decimal_point", language)
    text = f"{abs(x):,f}".translate({ord(","): thousands, ord("."): point})
    return MINUS + text if x < 0 else text
