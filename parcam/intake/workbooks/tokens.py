"""The tags of a plainly written sheet found in its bytes, and the whole numbers between them, eight bytes at a time."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from parcam.intake.workbooks.xmltext import NotPlain

PADDING = 16
"""Bytes behind a piece that may be looked at."""
ROW, ROW_ALONE, ROW_END, C, C_ALONE, C_END, F, F_ALONE, F_END, V, V_ALONE, V_END, INNER, INNER_END, T, T_END = range(1, 17)
_MANY = 32
_AFTER_CELL = (C, C_ALONE, ROW_END)
_AFTER_FORMULA = (V, V_ALONE, C_END)
_FOLLOWS = {
    ROW: _AFTER_CELL, ROW_ALONE: (ROW, ROW_ALONE), ROW_END: (ROW, ROW_ALONE), C: (V, V_ALONE, F, F_ALONE, INNER, C_END),
    C_ALONE: _AFTER_CELL, C_END: _AFTER_CELL, F: (F_END,), F_END: _AFTER_FORMULA, F_ALONE: _AFTER_FORMULA, V: (V_END,),
    V_ALONE: (C_END,), V_END: (C_END,), INNER: (T,), T: (T_END,), T_END: (INNER_END,), INNER_END: (C_END,)}
_TAGS = {V: b"<v>", V_ALONE: b"<v/>", V_END: b"</v>", C_END: b"</c>", ROW_END: b"</row>", F_END: b"</f>", INNER: b"<is>",
         INNER_END: b"</is>", T_END: b"</t>"}
"""Tags without attributes."""
_BEGINS = {b"ro": ROW, b"/r": ROW_END, b"c ": C, b"/c": C_END, b"f>": F, b"f ": F, b"f/": F, b"/f": F_END, b"v>": V, b"v/": V_ALONE,
           b"/v": V_END, b"is": INNER, b"/i": INNER_END, b"t>": T, b"t ": T, b"/t": T_END}
_ALONE = {ROW: ROW_ALONE, C: C_ALONE, F: F_ALONE}
_TEXT_KEPT = b'<t xml:space="preserve">'

_KIND = np.zeros(1 << 16, np.uint8)
for _two, _kind in _BEGINS.items():
    _KIND[int.from_bytes(_two, "little")] = _kind
_GOOD = np.zeros(_MANY * _MANY, bool)
for _one, _others in _FOLLOWS.items():
    for _other in _others:
        _GOOD[_one * _MANY + _other] = True
_TURNED = np.arange(_MANY, dtype=np.uint8)
for _one, _other in _ALONE.items():
    _TURNED[_one] = _other
_HOLDS = np.zeros(_MANY, bool)
_HOLDS[[V, T, F]] = True
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
_SIZES = np.zeros(_MANY, np.int64)
_LETTERS, _LETTERS_OF = np.zeros(_MANY, np.uint64), np.zeros(_MANY, np.uint64)
for _one, _tag in _TAGS.items():
    _SIZES[_one], _LETTERS[_one] = len(_tag), int.from_bytes(_tag, "little")
    _LETTERS_OF[_one] = _MASKS[len(_tag)]
_ZEROS = np.uint64(int.from_bytes(b"0" * 8, "little"))
_DIGITS = 15


class Tokens(NamedTuple):
    """Of each tag: its kind, where its `<` stands and where its `>`."""

    kinds: np.ndarray
    starts: np.ndarray
    ends: np.ndarray


def tokens(raw: np.ndarray, size: int) -> Tokens:
    """The tags of the first `size` bytes. NotPlain when a tag is none of the grammar, stands where it may not, or anything but blanks of
    a text, a value or a formula stands between two."""
    starts, ends = np.flatnonzero(raw == ord("<")), np.flatnonzero(raw == ord(">"))
    if not len(starts) or len(starts) != len(ends) or starts[0] or ends[-1] != size - 1:
        raise NotPlain
    gaps = starts[1:] - ends[:-1]
    if (ends < starts).any() or (gaps < 1).any():
        raise NotPlain
    heads = np.ndarray(len(raw) - 7, "<u8", raw, strides=(1,))[starts]
    kinds = _KIND.take((heads >> np.uint64(8)).astype(np.uint16))
    kinds = np.where(raw[ends - 1] == ord("/"), _TURNED.take(kinds), kinds)
    if not _GOOD.take(kinds[:-1] * np.uint16(_MANY) + kinds[1:]).all() or ((gaps != 1) & ~_HOLDS.take(kinds[:-1])).any():
        raise NotPlain
    if kinds[0] not in (ROW, ROW_ALONE) or kinds[-1] not in (ROW_END, ROW_ALONE):
        raise NotPlain
    sizes = _SIZES.take(kinds)
    if ((heads & _LETTERS_OF.take(kinds)) != _LETTERS.take(kinds)).any() or ((sizes != 0) & (ends - starts + 1 != sizes)).any():
        raise NotPlain
    texts = starts[kinds == T]
    long = ends[kinds == T] - texts + 1 == len(_TEXT_KEPT)
    if not np.where(long, _are(raw, texts, _TEXT_KEPT), _are(raw, texts, b"<t>")).all():
        raise NotPlain
    return Tokens(kinds, starts, ends)


def _are(raw: np.ndarray, starts: np.ndarray, tag: bytes) -> np.ndarray:
    out = np.ones(len(starts), bool)
    for at in range(0, len(tag), 8):
        part = tag[at:at + 8]
        out &= words(raw, starts + at, np.full(len(starts), len(part))) == np.uint64(int.from_bytes(part, "little"))
    return out


def words(raw: np.ndarray, starts: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Up to eight bytes from each start as one number, the first byte lowest."""
    view = np.ndarray(len(raw) - 7, "<u8", raw, strides=(1,))
    return view[np.minimum(starts, len(view) - 1)] & _MASKS[sizes]


def whole_numbers(raw: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(whether the bytes from start to end are a whole number of at most 15 digits without a leading zero, that number)."""
    sizes = ends - starts
    good = (sizes > 0) & (sizes <= _DIGITS) & ((raw[starts] != ord("0")) | (sizes == 1))
    fine, low = _eight(raw, ends, np.clip(sizes, 0, 8))
    long = good & (sizes > 8)
    good &= fine
    number = low.astype(np.int64)
    if long.any():
        fine, high = _eight(raw, ends[long] - 8, np.clip(sizes[long] - 8, 0, 8))
        good[long] &= fine
        number[long] += high.astype(np.int64) * 10**8
    return good, number


def _eight(raw: np.ndarray, ends: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The number that the last `sizes` (at most eight) digits before each end write, found in a word at once."""
    view = np.ndarray(len(raw) - 7, "<u8", raw, strides=(1,))
    before = _MASKS[8 - sizes]
    word = (view[np.maximum(ends - 8, 0)] & ~before) | (_ZEROS & before)
    upper, six = np.uint64(0xF0F0F0F0F0F0F0F0), np.uint64(0x0606060606060606)
    fine = ((word & upper) == _ZEROS) & (((word + six) & upper) == _ZEROS)
    word = word - _ZEROS
    word = word * np.uint64(10) + (word >> np.uint64(8))
    odd = np.uint64(0x000000FF000000FF)
    first = (word & odd) * np.uint64(0x000F424000000064)
    second = ((word >> np.uint64(16)) & odd) * np.uint64(0x0000271000000001)
    return fine, ((first + second) >> np.uint64(32)) & np.uint64(0xFFFFFFFF)
