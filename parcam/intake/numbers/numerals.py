"""One number as typed: what it can mean under each decimal mark, before a column decides.

Nothing here knows the column: "95,5" proves a decimal comma and "1.234.567" thousands points by themselves, "1.234" alone proves
nothing and keeps both meanings.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_MINUS = dict.fromkeys(map(ord, "\u2212\u2012\u2013\u2014\ufe63"), "-")
_SPACES = r"[ \u00a0\u2007\u2009\u202f]"
_DIGITS = re.compile(r"\d+")
_SUPERSCRIPTS = re.compile(r"(?<=[\d%)])\s*(?:[\u00b9\u00b2\u00b3\u2070-\u2079]|\*|\(\*+\))+$")
_SPACED = re.compile(rf"\d{{1,3}}(?:{_SPACES}\d{{3}})+(?:[.,]\d+)?")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_COMMAED = re.compile(r"\d{1,3}(?:,\d{3})+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """`comma` and `point`: the value if comma, or point, marks decimals; None where that reading is impossible."""

    comma: float | None
    point: float | None
    negative: bool = False
    proof: str = ""
    """'comma' or 'point' when the text by itself proves the decimal mark."""

    @property
    def settled(self) -> float | None:
        """The value when both readings agree or only one is possible; None while it is open."""
        if self.comma is None or self.point is None:
            return self.point if self.comma is None else self.comma
        return self.comma if self.comma == self.point else None

    @property
    def open(self) -> bool:
        return self.comma is not None and self.point is not None and self.comma != self.point


def tidy(text: str) -> str:
    """Full-width digits, odd minus signs and blanks made ordinary; footnote stars and raised figures taken off."""
    bare = _SUPERSCRIPTS.sub("", text.strip().translate(_MINUS).replace("\u2019", "'"))
    return unicodedata.normalize("NFKC", bare).strip()


def numeral(text: str) -> Numeral | None:
    """The number a tidied text spells, or None when it is none ("1O0", "1.23.4", "12 3")."""
    body, negative = _sign(text)
    if body is None:
        return None
    found = _grouped(body) or _marked(body)
    if found is None:
        return None
    factor = -1.0 if negative else 1.0
    scaled = [None if value is None else factor * value + 0.0 for value in (found.comma, found.point)]
    return Numeral(scaled[0], scaled[1], negative and (found.comma or found.point or 0) > 0, found.proof)


def _sign(text: str) -> tuple[str | None, bool]:
    negative = False
    if text.startswith("(") and text.endswith(")"):
        text, negative = text[1:-1].strip(), True
    if text[:1] in "+-" and text:
        if negative:
            return None, False
        negative, text = text[0] == "-", text[1:].strip()
    return (text or None), negative


def _grouped(body: str) -> Numeral | None:
    """Numbers whose thousands are parted by a blank or an apostrophe: the other mark is the decimal one."""
    if "'" in body:
        body = body.removeprefix("'")
        parts = body.split("'")
        if len(parts) > 1 and not (
            1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:-1]) and re.fullmatch(r"\d{3}(?:[.,]\d+)?", parts[-1])
        ):
            return None
        body = "".join(parts)
        return _plain_decimal(body) if len(parts) > 1 else _marked(body)
    if re.search(_SPACES, body):
        return _plain_decimal(re.sub(_SPACES, "", body)) if _SPACED.fullmatch(body) else None
    return None


def _plain_decimal(body: str) -> Numeral | None:
    """Digits with at most one decimal mark, thousands already taken out."""
    if _DIGITS.fullmatch(body):
        return Numeral(float(body), float(body))
    mark = "," if "," in body else "."
    whole, _, rest = body.partition(mark)
    if not (whole.isdigit() and rest.isdigit()):
        return None
    value = float(f"{whole}.{rest}")
    return Numeral(value, None, proof="comma") if mark == "," else Numeral(None, value, proof="point")


def _marked(body: str) -> Numeral | None:
    if not re.fullmatch(r"[0-9.,]+", body) or not body[0].isdigit() or not body[-1].isdigit():
        return None
    if "," in body and "." in body:
        return _both_marks(body)
    if "," not in body and "." not in body:
        return Numeral(float(body), float(body))
    mark = "," if "," in body else "."
    groups = body.split(mark)
    pointed = (_COMMAED if mark == "," else _POINTED).fullmatch(body) is not None
    thousands = float("".join(groups)) if pointed and groups[0] != "0" and not groups[0].startswith("0") else None
    decimal = float(".".join(groups)) if len(groups) == 2 else None
    if thousands is None and decimal is None:
        return None
    proof = "" if thousands is not None and decimal is not None else _proof(mark, decimal is not None)
    return Numeral(decimal, thousands, proof=proof) if mark == "," else Numeral(thousands, decimal, proof=proof)


def _proof(mark: str, decimal: bool) -> str:
    comma = (mark == ",") == decimal
    return "comma" if comma else "point"


def _both_marks(body: str) -> Numeral | None:
    mark = body[max(body.rfind(","), body.rfind("."))]
    whole, _, rest = body.rpartition(mark)
    if mark in whole or not (_COMMAED if mark == "." else _POINTED).fullmatch(whole):
        return None
    value = float(re.sub(r"[.,]", "", whole) + "." + rest)
    return Numeral(value, None, proof="comma") if mark == "," else Numeral(None, value, proof="point")
