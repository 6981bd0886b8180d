"""Draws a Figure with Plotly.react in a components-v2 component: updated in place, never mounted again.

The JavaScript stands as files under static/ and is served from this host: inline code would have to be loaded from a blob: URL,
which the content policy forbids. Streamlit takes files only from installed packages with a manifest, so the manifest is handed to its
component manager directly (private API of the pinned release; tests/browser would notice a change).
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from parcam.figures.look import DARK, LIGHT, Palette
from parcam.ui import address
from parcam.ui.assets import OURS
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from parcam.figures.figure import Figure

NAME = "parcam.chart"
_MANIFEST = ComponentManifest(name="parcam", version="1", components=[ComponentConfig(name="chart", asset_dir=OURS.name)])


def draw(figure: Figure, *, key: str, clickable: bool = False, file: str = "") -> Any:
    """Draws `figure` under `key` (stable while the chart is the same chart, whatever its data).

    With `clickable`, returns the `customdata` of the point just chosen by mouse or keyboard, once, else None.
    `file` names the PNG (without extension).
    """
    mount = _component()
    payload = _payload(figure, address.language(), clickable, file or key)
    result = mount(key=key, data=payload, on_point_change=_nothing)
    return result.point


def _component() -> Callable[..., Any]:
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        manager.register_from_manifest(_MANIFEST, OURS.parent)
        _mount.cache_clear()
    return _mount()


@lru_cache(maxsize=1)
def _mount() -> Callable[..., Any]:
    return st.components.v2.component(NAME, js="chart.js", css="chart.css", isolate_styles=False)


def _payload(figure: Figure, language: str, clickable: bool, file: str) -> bytes:
    """One JSON text as bytes: Streamlit would walk and hash a dict several times over."""
    table = {"columns": figure.table.columns, "kinds": figure.table.kinds, "rows": figure.table.rows}
    drawn = {"data": figure.data, "layout": {"height": figure.height} | figure.layout, "title": figure.title, "subtitle": figure.subtitle,
             "alt": figure.alt, "how_to_read": figure.how_to_read, "table": table}
    whole = {"figure": drawn, "clickable": clickable, "file": file} | _fixed(language)
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), default=str)
    stamp = hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
    return f'{{"stamp":"{stamp}",{text[1:]}'.encode()


@lru_cache(maxsize=4)
def _fixed(language: str) -> dict[str, Any]:
    labels = {name: say(f"chart.{name}", language) for name in ("picture", "table_open", "table_close", "keys")}
    months = range(1, 13)
    form = {"decimal": say("common.decimal_point", language), "thousands": say("common.thousands", language), "grouping": [3],
            "months": [say(f"common.months_long.m{n}", language) for n in months],
            "shortMonths": [say(f"common.months_short.m{n}", language) for n in months]}
    inks = {getattr(LIGHT, name).lower(): getattr(DARK, name) for name in Palette.__dataclass_fields__}
    config = {"locale": language, "locales": {language: {"dictionary": {}, "format": form}}}
    return {"labels": labels, "language": language, "dark": inks, "config": config}


def _nothing() -> None:
    """Streamlit wants a callback for each event; the script reads the value itself."""
