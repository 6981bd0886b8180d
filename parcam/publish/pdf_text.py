"""Text as the PDF writer takes it."""

from __future__ import annotations

import html

from parcam.publish.paper import runs

_NARROW, _NO_BREAK = "\u202f", "\u00a0"


def escape(text: str) -> str:
    """Markup escaped; the narrow no-break space, where the writer would break a line, becomes the ordinary one."""
    return html.escape(text.replace(_NARROW, _NO_BREAK))


def marked(text: str) -> str:
    """`**so**` -> the writer's bold; everything else escaped."""
    return "".join(f"<b>{escape(part)}</b>" if bold else escape(part) for part, bold in runs(text))
