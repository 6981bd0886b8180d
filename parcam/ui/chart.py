"""Draws a Figure with Plotly.react in a components-v2 component (static/chart.js): updated in place, never mounted again."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from parcam.figures.look import DARK, LIGHT, Palette
from parcam.ui import address, shown
from parcam.ui.parts import part, teller
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from parcam.figures.figure import Figure


def draw(figure: Figure, *, key: str, on_choose: Callable[[list[Any]], None] | None = None, file: str = "",
         tall: bool = False) -> None:
    """Draws `figure` under `key` (stable while the chart is the same chart, whatever its data).

    `on_choose` is called with the `customdata` of a point chosen by mouse or keyboard (`figure.customdata` says what it holds),
    before the script runs again: change the address there. `file` names the PNG (without extension). A `tall` chart
    is the page's only one: it grows with the window.
    """
    shown.note(key, figure.title, lambda: figure.table)
    payload = _payload(figure, address.language(), on_choose is not None, file or key, tall)
    part("chart")(key=key, data=payload, on_point_change=teller(key, "point", on_choose))


def _payload(figure: Figure, language: str, clickable: bool, file: str, tall: bool) -> bytes:
    """One JSON text as bytes: Streamlit would walk and hash a dict several times over."""
    table = {"columns": figure.table.columns, "kinds": figure.table.kinds, "rows": figure.table.rows}
    drawn = {"data": figure.data, "layout": {"height": figure.height} | figure.layout, "title": figure.title, "subtitle": figure.subtitle,
             "alt": figure.alt, "how_to_read": figure.how_to_read, "table": table}
    whole = {"figure": drawn, "clickable": clickable, "file": file, "tall": tall} | _fixed(language)
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), default=str)
    stamp = hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
    return f'{{"stamp":"{stamp}",{text[1:]}'.encode()


@lru_cache(maxsize=4)
def _fixed(language: str) -> dict[str, Any]:
    labels = {name: say(f"chart.{name}", language) for name in ("picture", "vector", "table_open", "table_close", "keys")}
    months = range(1, 13)
    form = {"decimal": say("common.decimal_point", language), "thousands": say("common.thousands", language), "grouping": [3],
            "months": [say(f"common.months_long.m{n}", language) for n in months],
            "shortMonths": [say(f"common.months_short.m{n}", language) for n in months]}
    inks = {getattr(LIGHT, name).lower(): getattr(DARK, name) for name in Palette.__dataclass_fields__}
    config = {"locale": language, "locales": {language: {"dictionary": {}, "format": form}}}
    return {"labels": labels, "language": language, "dark": inks, "config": config}
