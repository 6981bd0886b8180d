"""Letters and their marks joined or parted, in time that grows with the text and no faster."""

from __future__ import annotations

import re
import unicodedata

_MARK = (r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0711\u0730-\u074a\u0e38-\u0e3a\u0e48-\u0e4b"
         r"\u0f71-\u0f84\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f")
_MOST = 32
_HEAP = re.compile(f"([{_MARK}]{{{_MOST + 1},}})")
"""More marks on one letter than Unicode's stream-safe text has (30). Putting n of them in order takes n² steps."""


def composed(text: str) -> str:
    """NFC; a heap of marks stays as it is."""
    if text.isascii():
        return text
    if len(text) > _MOST and _HEAP.search(text):
        return _but_heaps("NFC", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def parted(text: str) -> str:
    """NFD; a heap of marks stays as it is."""
    if text.isascii():
        return text
    return _but_heaps("NFD", text) if len(text) > _MOST and _HEAP.search(text) else unicodedata.normalize("NFD", text)


def _but_heaps(form: str, text: str) -> str:
    pieces = _HEAP.split(text)
    pieces[::2] = [unicodedata.normalize(form, piece) for piece in pieces[::2]]
    return "".join(pieces)
