"""Vietnamese words made comparable: case, composed or loose marks, old and new place of the tone, i and y, missing accents.

A word typed with accents matches only the same word with the same accents; a word typed without any matches every accented form.
So "kỳ số" never passes for "ký số", while an export without accents still reads.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+|%|>")
"""Marks that no composed letter has ("trưc̣", from a word's `key`) belong to their word."""
_LONE_Y = re.compile(r"(b|đ|d|g|h|k|l|m|n|nh|ng|qu|r|s|t|th|tr|v|x)y")
_GAP = 4
_LONGEST = 2_000
"""Letters of a text that are looked at."""


@dataclass(frozen=True, slots=True)
class Word:
    """`key` keeps the accents, tones moved to the end ("hoà" and "hòa" agree); `plain` has none."""

    key: str
    plain: str

    @property
    def bare(self) -> bool:
        return self.key == self.plain

    def accepts(self, said: Word) -> bool:
        """Whether a word found in a file (`said`) can be this word."""
        return self.key == said.key or (said.bare and self.plain == said.plain)


@lru_cache(maxsize=16384)
def word(text: str) -> Word:
    if text.isascii():
        bare = text.lower()
        bare = f"{bare[:-1]}i" if _LONE_Y.fullmatch(bare) else bare
        return Word(bare, bare)
    loose = unicodedata.normalize("NFD", text.casefold())
    tones = "".join(sorted(mark for mark in loose if mark in _TONES))
    base = unicodedata.normalize("NFC", "".join(mark for mark in loose if mark not in _TONES))
    if _LONE_Y.fullmatch(base):
        base = base[:-1] + "i"
    plain = "".join(mark for mark in unicodedata.normalize("NFD", base) if not unicodedata.combining(mark)).replace("đ", "d")
    return Word(base + tones, plain)


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[Word, ...]:
    """The words at the beginning of a text in order; punctuation only parts them, "%" counts as a word."""
    return tuple(word(found) for found in _WORD.findall(unicodedata.normalize("NFKC", text[:_LONGEST])))


def plain(text: str) -> str:
    """Words without case, accents and punctuation, one blank between: a key for looking up, never for showing."""
    return " ".join(found.plain for found in words(text))


def keyed(text: str) -> str:
    """Like `plain`, with the accents kept."""
    return " ".join(found.key for found in words(text))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to be found in a row: `..` lets up to four others stand between, `^` ties to the start, `$` to the end; `=` before them
    wants them as typed, accents and all."""

    runs: tuple[tuple[Word, ...], ...]
    at_start: bool
    at_end: bool
    typed: bool = False

    @property
    def length(self) -> int:
        return sum(len(run) for run in self.runs)

    def within(self, said: tuple[Word, ...]) -> bool:
        first = self.runs[0][0].plain
        for start, found in enumerate(said):
            if found.plain == first and self._from(said, start, 0):
                return True
            if self.at_start:
                break
        return False

    def _from(self, said: tuple[Word, ...], start: int, index: int) -> bool:
        run = self.runs[index]
        end = start + len(run)
        pairs = zip(run, said[start:end], strict=False)
        if end > len(said) or not all(wanted.key == found.key if self.typed else wanted.accepts(found) for wanted, found in pairs):
            return False
        if index + 1 == len(self.runs):
            return not self.at_end or end == len(said)
        return any(self._from(said, begin, index + 1) for begin in range(end, min(end + _GAP, len(said)) + 1))


@lru_cache(maxsize=8192)
def phrase(text: str) -> Phrase:
    """`"^tổng cộng"`, `"^=cộng"`, `"thanh toán .. trực tuyến"` -> Phrase; ValueError when no word is left."""
    body = text.strip()
    inner = body.removeprefix("^").removesuffix("$")
    runs = tuple(words(run) for run in inner.split(".."))
    if not all(runs):
        raise ValueError(f"a phrase without words: {text!r}")
    return Phrase(runs, body.startswith("^"), body.endswith("$"), inner.startswith("="))


@lru_cache(maxsize=512)
def _firsts(phrases: tuple[str, ...]) -> frozenset[str]:
    """A word of each phrase without which it is in no text."""
    return frozenset(phrase(one).runs[0][0].plain for one in phrases)


def longest(phrases: tuple[str, ...], said: tuple[Word, ...]) -> int:
    """How many words the longest phrase found in the text has; 0 when none is in it."""
    firsts = _firsts(phrases)
    if not any(found.plain in firsts for found in said):
        return 0
    return max((phrase(one).length for one in phrases if phrase(one).within(said)), default=0)


def says(phrases: tuple[str, ...], text: str) -> bool:
    return longest(phrases, words(text)) > 0
