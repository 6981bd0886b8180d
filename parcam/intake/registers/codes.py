"""Codes of a register by the million: a hash of each to find the ones met twice, and the ones that are not written tidily."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from parcam.intake.text.blocks import in_order

_A, _B, _C = (np.uint64(number) for number in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_BEHIND = 48
"""Zeros behind the last text: room to look at a day and its clock where a shorter text stands."""
_NEAR = 20
_WIDE = (0xC2, 0xCC, 0xCD, 0xE2, 0xE3, 0xEF)
"""First bytes of blanks beyond ASCII, of marks that combine, of full-width letters."""


def hashes(texts: pa.StringArray) -> np.ndarray:
    """One uint64 for each text, 0 for an empty one. Equal texts have equal hashes; the reverse is for the caller to check."""
    ends, words = words_of(texts)
    starts, length = ends[:-1], np.diff(ends)
    found = length.astype(np.uint64) * _A
    if size := even(starts, length):
        for step in range(0, size, 8):
            word = row_of(words, starts, size, step)
            found = mix(found, word if step + 8 <= size else word & (_ALL >> np.uint64(8 * (step + 8 - size))))
        return found
    for step in range(0, int(length.max(initial=0)), 8):
        word = words[np.minimum(starts + step, len(words) - 1)]
        left = np.clip(length - step, 0, 8)
        if int(left.min()) < 8:
            word = np.where(left == 8, word, word & ~(_ALL << (left.astype(np.uint64) * np.uint64(8) % np.uint64(64))))
        found = np.where(left > 0, mix(found, word), found)
    found[length == 0] = 0
    return found


def even(starts: np.ndarray, sizes: np.ndarray) -> int:
    """The size that all texts have which lie one behind the other; 0 when they do not."""
    size = int(sizes[0]) if len(sizes) else 0
    return size if size and starts[-1] - starts[0] == (len(starts) - 1) * size and (sizes == size).all() else 0


def row_of(words: np.ndarray, starts: np.ndarray, size: int, step: int) -> np.ndarray:
    """The eight bytes from `step` on of each text of an `even` row, read faster than one by one."""
    return words[int(starts[0]) + step : int(starts[-1]) + step + 1 : size].copy()


def mix(found: np.ndarray, word: np.ndarray) -> np.ndarray:
    """One more word taken into each hash."""
    found = (found ^ word) * _B
    found ^= found >> np.uint64(29)
    found *= _C
    return found ^ (found >> np.uint64(32))


def rising(texts: pa.StringArray) -> bool:
    """Whether each text comes behind the one before it, by their bytes: then no two are the same. Seen of texts of one size only."""
    ends, words = words_of(texts)
    size = even(ends[:-1], np.diff(ends))
    if size < 8:
        return False
    behind, tied = np.zeros(len(texts) - 1, bool), np.ones(len(texts) - 1, bool)
    for step in (*range(0, size - 8, 8), size - 8):
        word = row_of(words, ends[:-1], size, step).byteswap(inplace=True)
        behind |= tied & (word[:-1] < word[1:])
        tied &= word[:-1] == word[1:]
    return bool(behind.all())


def keyed(codes: np.ndarray, units: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Hashes of codes and of units, and days -> hashes of all three together."""
    return mix(mix(codes, units), days.astype(np.int64).view(np.uint64))


def untidy(texts: pa.StringArray) -> np.ndarray | None:
    """Which texts may change when blanks are trimmed and letters composed; None when no text does."""
    ends, data = _bytes_of(texts)
    data = data[: ends[-1]]
    control = data < 32
    odd = np.flatnonzero(control | np.isin(data, _WIDE)) if control.any() or data.max(initial=0) > 127 else np.empty(0, np.int64)
    blank = np.flatnonzero(data == 32)
    if len(blank):
        edge = np.isin(blank, ends[:-1]) | np.isin(blank + 1, ends[1:])
        edge[1:] |= np.diff(blank) == 1
        odd = np.concatenate((odd, blank[edge]))
    if not len(odd):
        return None
    found = np.zeros(len(texts), bool)
    found[np.searchsorted(ends, odd, "right") - 1] = True
    return found


def twice(found: np.ndarray, different: int = 0) -> np.ndarray:
    """The hashes met more than once, in order. All upper halves are sorted, then only the hashes whose upper half may be met twice.
    The first `different` hashes are of texts of which no two are the same."""
    if different == len(found):
        return found[:0]
    upper, near = found.view("<u4")[1::2], np.zeros(1 << _NEAR, bool)
    if different:
        near[upper[different:] >> np.uint32(32 - _NEAR)] = True
    else:
        sort = upper.copy()
        list(in_order(np.ndarray.sort, np.array_split(sort, 2)))
        sort.sort(kind="stable")
        near[sort[1:][sort[1:] == sort[:-1]] >> np.uint32(32 - _NEAR)] = True
        del sort
    return doubled(np.sort(found[near[upper >> np.uint32(32 - _NEAR)]]))


def doubled(ordered: np.ndarray) -> np.ndarray:
    """The numbers met more than once among sorted ones, each once."""
    again = ordered[1:][ordered[1:] == ordered[:-1]]
    return again[np.append(True, again[1:] != again[:-1])] if len(again) else again


def among(known: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Which of `found` are in `known`, which is sorted."""
    if not len(known):
        return np.zeros(len(found), bool)
    return known[np.minimum(np.searchsorted(known, found), len(known) - 1)] == found


def words_of(texts: pa.StringArray) -> tuple[np.ndarray, np.ndarray]:
    """(where each text starts and the last ends, the eight bytes from every byte on, least first; zeros behind the last text)."""
    ends, data = _bytes_of(texts)
    return ends, np.ndarray((len(data) - 7,), "<u8", buffer=data, strides=(1,))


def _bytes_of(texts: pa.StringArray) -> tuple[np.ndarray, np.ndarray]:
    """(where each text starts and the last ends, the bytes and some more)."""
    _, ends, data = texts.buffers()
    places = np.frombuffer(ends, np.int32)[texts.offset : texts.offset + len(texts) + 1].astype(np.int64)
    raw = np.frombuffer(data, np.uint8)[: places[-1]] if data else np.empty(0, np.uint8)
    return places, np.concatenate((raw, np.zeros(_BEHIND, np.uint8)))
