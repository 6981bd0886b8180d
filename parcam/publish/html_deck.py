"""The deck as one HTML file for a USB stick: program, style and figures inside, nothing fetched."""

from __future__ import annotations

import html
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from parcam.publish.deck_data import deck_data

if TYPE_CHECKING:
    from parcam.model.snapshot import Snapshot
    from parcam.publish.slide import Slide

STAGE = Path(__file__).resolve().parent / "deck"
"""The deck's own program; the server hands out the same files."""
_MODULES = ("draw.js", "notes.js", "panel.js", "keys.js", "stage.js")
_LINKS = re.compile(r"^import .*?;\n|^export (?=function|const)", re.MULTILINE)
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


def html_deck(slides: tuple[Slide, ...], snapshot: Snapshot, language: str = "vi") -> bytes:
    """The file's bytes; the same slides and snapshot give the same bytes."""
    # A "</script>" in somebody's words would end the program early.
    data = json.dumps(deck_data(slides, snapshot, language), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return (f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{html.escape(slides[0].title)}</title>'
            f'<meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
            f"<style>{_style()}</style></head><body><script>{_program()}\npresent(document.body, {data});</script></body></html>").encode()


@lru_cache(maxsize=1)
def _program() -> str:
    return '"use strict";\n' + "\n".join(_LINKS.sub("", (STAGE / name).read_text(encoding="utf-8")) for name in _MODULES)


@lru_cache(maxsize=1)
def _style() -> str:
    return (STAGE / "stage.css").read_text(encoding="utf-8") + "\nbody { margin: 0; }"
