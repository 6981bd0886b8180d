"""The compound file that old Office wrote: finding one stream in it. After [MS-CFB]."""

from __future__ import annotations

import struct

_END = 0xFFFFFFFA


class BadCompoundError(ValueError):
    """The sectors of the file do not hang together."""


def stream(data: bytes, *names: str) -> bytes:
    """The first stream of one of the names; BadCompoundError when there is none or its chain is broken."""
    if len(data) < 512:
        raise BadCompoundError("short")
    size, mini_size = 1 << _number(data, 30, 2, 16), 1 << _number(data, 32, 2, 16)
    table = _allocation(data, size)
    directory = _chain(data, table, _number(data, 48), size)
    entries = [directory[at:at + 128] for at in range(0, len(directory) - 127, 128)]
    root = next((entry for entry in entries if entry[66] == 5), None)
    for name in names:
        entry = next((entry for entry in entries if entry[66] == 2 and _name(entry) == name), None)
        if entry is not None:
            return _read(data, table, entry, root, size, mini_size)
    raise BadCompoundError("no stream")


def _read(data: bytes, table: list[int], entry: bytes, root: bytes | None, size: int, mini_size: int) -> bytes:
    start, length = _number(entry, 116), _number(entry, 120)
    if length >= _number(data, 56) or root is None:
        return _chain(data, table, start, size)[:length]
    mini = _chain(data, table, _number(root, 116), size)
    packed = _chain(data, table, _number(data, 60), size)
    mini_table = list(struct.unpack(f"<{len(packed) // 4}I", packed[:len(packed) // 4 * 4]))
    return _follow(mini, mini_table, start, mini_size, 0)[:length]


def _allocation(data: bytes, size: int) -> list[int]:
    sectors = [one for one in struct.unpack("<109I", data[76:512]) if one < _END]
    more, steps = _number(data, 68), 0
    while more < _END and steps < len(data) // size:
        block = data[(more + 1) * size:(more + 2) * size]
        if len(block) < max(size, 4):
            raise BadCompoundError("difat")
        found = struct.unpack(f"<{size // 4}I", block)
        sectors += [one for one in found[:-1] if one < _END]
        more, steps = found[-1], steps + 1
    packed = b"".join(data[(one + 1) * size:(one + 2) * size] for one in sectors)
    return list(struct.unpack(f"<{len(packed) // 4}I", packed[:len(packed) // 4 * 4]))


def _chain(data: bytes, table: list[int], start: int, size: int) -> bytes:
    return _follow(data, table, start, size, size)


def _follow(data: bytes, table: list[int], start: int, size: int, shift: int) -> bytes:
    out, at, seen = [], start, 0
    while at < _END:
        if at >= len(table) or seen > len(table):
            raise BadCompoundError("chain")
        out.append(data[shift + at * size:shift + (at + 1) * size])
        at, seen = table[at], seen + 1
    return b"".join(out)


def _number(data: bytes, at: int, length: int = 4, most: int = 0) -> int:
    value = int.from_bytes(data[at:at + length], "little")
    if most and value > most:
        raise BadCompoundError("header")
    return value


def _name(entry: bytes) -> str:
    length = _number(entry, 64, 2)
    return entry[:max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
