"""The styles of a workbook that change what a number or a letter means: percent, day, time, old Vietnamese fonts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DAYS = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_TIMES = {*range(18, 22), *range(45, 48)}
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)

_POINTS = re.compile(r'[0#?]\s*(?:"\s*%\s*"|\\%)')
_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")


class Style(NamedTuple):
    """How cells of one style show: `number` is '' | 'percent' | 'points' (a percentage held in hundreds: 0"%") | 'day' | 'time'; `font` is
    '' | 'tcvn3' | 'vni'; `capitals` for fonts that draw small letters as capitals; `shown_by` what the format divides a number by before
    showing it ("#,##0,": 1000)."""

    number: str = ""
    font: str = ""
    capitals: bool = False
    font_name: str = ""
    shown_by: int = 1


PLAIN = Style()
_LONGEST = 255
"""Letters that a number format may have: brackets without end would be searched again and again."""


def read_styles(root: Element) -> list[Style]:
    """The cell styles by index, from the tree of the style part."""
    codes = {_int(item.get("numFmtId", "0")): item.get("formatCode", "") for item in root.iterfind("numFmts/numFmt")}
    fonts = [next((child.get("val", "") for child in font if child.tag == "name"), "") for font in root.iterfind("fonts/font")]
    styles = []
    for item in root.iterfind("cellXfs/xf"):
        font = _index(fonts, item.get("fontId", "0"))
        number = _int(item.get("numFmtId", "0"))
        styles.append(style_of(number, codes.get(number, ""), font))
    return styles


def style_of(number: int, code: str, font: str) -> Style:
    """A style from the id and code of its number format and the name of its font."""
    code = code[:_LONGEST]
    commas = _THOUSANDS.search(_QUOTED.sub("", code.split(";")[0]))
    return Style(number_kind(number, code), *font_kind(font), font, 1000 ** len(commas[1]) if commas else 1)


def number_kind(number: int, code: str) -> str:
    """'percent', 'points', 'day', 'time' or '' of a number format by its id and, for custom ones, its code."""
    if not code:
        if number in (9, 10):
            return "percent"
        return "day" if number in _DAYS else "time" if number in _TIMES else ""
    positive = code.split(";")[0]
    bare = _QUOTED.sub("", positive)
    if "%" in bare:
        return "percent"
    if _POINTS.search(positive):
        return "points"
    if bare.casefold() in ("general", "@", ""):
        return ""
    letters = set(bare.casefold()) & set("ymdhs")
    if letters & {"y", "d"} or letters == {"m"}:
        return "day"
    return "time" if letters & {"h", "s"} else ""


def font_kind(name: str) -> tuple[str, bool]:
    """('tcvn3' | 'vni' | '', whether it draws capitals) by the name of a font: .VnTime, .VnArialH, VNI-Times."""
    low = name.casefold()
    if low.startswith(".vn"):
        return "tcvn3", low.endswith("h")
    return ("vni", False) if low.startswith("vni-") else ("", False)


def _index(fonts: list[str], text: str) -> str:
    place = _int(text)
    return fonts[place] if 0 <= place < len(fonts) else ""


def _int(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
