"""The HTML that starts the page: Streamlit's own, in Vietnamese, without inline scripts, with our two files before its modules."""

from __future__ import annotations

import json
import re

from parcam.ui import assets
from parcam.words.text import say, sharing

PARTS = "/_stcore/bidi-components/parcam."
SCRIPT, STYLE = "/assets/shell.js", "/assets/shell.css"
_HEAD = f'<link rel="stylesheet" href="{STYLE}" /><script src="{SCRIPT}"></script>'
_SOON = ("headline/headline.js", "listing/listing.js", "chart/chart.js", "chart/share.js", "chart/walk.js", "chart/picture.js",
         "chart/table.js", "chart/vendor/plotly-cartesian-4.1.1.min.js")
"""What nearly every page asks for once its script has run: fetched while Streamlit still starts."""


def page() -> assets.Asset:
    """Streamlit's index.html rewritten; ValueError when a new release changed what the rewriting counts on."""
    html = (assets.STREAMLIT / "index.html").read_text(encoding="utf-8")
    html = _swap(r'<html lang="en">', '<html lang="vi">', html)
    html = _swap(r"<title>.*?</title>", f"<title>{say('shell.title')}</title>", html)
    html = _swap(r'<link rel="service-desc"[^>]*/>', "", html)
    html = _swap(r"<noscript>.*?</noscript>", f"<noscript><p>{say('shell.no_script')}</p></noscript>", html)
    html = _swap(r'<link rel="shortcut icon"[^>]*/>', '<link rel="shortcut icon" href="/assets/favicon.svg" />', html)
    # The one inline script only tells crawlers to wait; without it the policy needs no exception for inline code.
    html = _swap(r"<script>\s*window\.prerenderReady = false\s*</script>", _HEAD, html)
    html = _swap("</head>", "".join(f'<link rel="modulepreload" href="{PARTS}{name}">' for name in _SOON) + "</head>", html)
    html = re.sub(r"<!--.*?-->\s*", "", html, flags=re.DOTALL)
    return assets.of_bytes(html.encode(), "text/html; charset=utf-8")


def script() -> assets.Asset:
    """static/shell.js with its dictionary: Streamlit's English texts (words/en/builtin) -> ours (words/vi/builtin)."""
    english, vietnamese = sharing("builtin", "en"), sharing("builtin", "vi")
    pairs = [[english[key], vietnamese[key]] for key in english]
    code = (assets.OURS / "shell.js").read_text(encoding="utf-8")
    code = _swap(r"/\*WORDS\*/\[\]", json.dumps(pairs, ensure_ascii=False), code)
    return assets.of_bytes(code.encode(), "text/javascript; charset=utf-8")


def _swap(pattern: str, new: str, text: str) -> str:
    swapped, times = re.subn(pattern, lambda _: new, text, count=1, flags=re.DOTALL)
    if times != 1:
        raise ValueError(f"Streamlit's page no longer holds {pattern}")
    return swapped
