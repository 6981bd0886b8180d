"""What a Vietnamese syllable may look like: the judge of every guess about an encoding.

A word counts only when it carries a mark (any character outside ASCII): plain words prove nothing about an encoding.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_INITIALS = r"ngh|ng|nh|gh|gi|kh|ch|ph|qu|th|tr|[bcdđghklmnprstvx]"
_RHYMES = (
    r"a(?:[cimnoptuy]|ch|ng|nh)?|ă(?:[cmnpt]|ng)?|â(?:[cmnptuy]|ng)?|e(?:[cmnopt]|ng)?|ê(?:[mnptu]|ch|nh)?|"
    r"i(?:[amnptu]|ch|nh|ê(?:[cmnptu]|ng))?|o(?:[cimnpte]|ng|o(?:c|ng)|a(?:[cimnopty]|ch|ng|nh)?|ă(?:[cmnt]|ng)|e(?:[not]))?|"
    r"ô(?:[cimnpt]|ng)?|ơ(?:[imnpt])?|u(?:[acimnptơ]|ng|â(?:[nty]|ng)|ê(?:ch|nh)?|ô(?:[cimnt]|ng)|y(?:[atu]|ch|nh|ê[nt])?)?|"
    r"ư(?:[acintu]|ng|ơ(?:[cimnptu]|ng))?|y(?:ê(?:[mntu]|ng)|nh|ch|t|u)?")
_SYLLABLE = re.compile(f"(?:{_INITIALS})?(?:{_RHYMES})")
_LONGEST = 30
"""Letters and marks: no syllable has as many."""
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_MARKED = re.compile(r"[A-Za-z]*[^\x00-\x7f][^\x00-\x40\x5b-\x60\x7b-\x7f]*")
_EDGES = "“”‘’…–—«»•≥≤°²³\u00a0\ufeff×·"


class Score(NamedTuple):
    """How many marked words are syllables (`good`) and how many are not (`bad`); `kinds` counts different good ones, `letters` those
    whose signs outside ASCII were letters before they were turned, `long` those of three letters and more: "£m" and "µm" prove nothing."""

    good: int
    bad: int
    kinds: int = 0
    letters: int = 0
    long: int = 0

    @property
    def weight(self) -> int:
        return self.good - 2 * self.bad

    @property
    def proves(self) -> bool:
        """Enough good words, of more than one kind, to believe in an encoding."""
        return self.share >= 0.6 and self.kinds >= 2 and self.letters > 0 and self.long > 0

    @property
    def share(self) -> float:
        return self.good / (self.good + self.bad) if self.good + self.bad else 0.0


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether `word` (any case, NFC or NFD) is built like one Vietnamese syllable: at most one tone, known initial and rhyme."""
    if len(word) > _LONGEST:
        return False
    parts = unicodedata.normalize("NFD", word.casefold())
    if sum(ord(char) in _TONES for char in parts) > 1:
        return False
    bare = unicodedata.normalize("NFC", parts.translate(_TONES))
    return _SYLLABLE.fullmatch(bare) is not None


def marked_words(text: str) -> Counter[str]:
    """The words with a character outside ASCII, and how often each occurs."""
    return Counter(_MARKED.findall(text))


def score(words: Counter[str], turn: Callable[[str], str] | None = None) -> Score:
    """Judge marked words, each turned by `turn` first; typographic signs at a word's edges are not letters."""
    good = bad = kinds = letters = long = 0
    for word, times in words.items():
        core = (turn(word) if turn else word).strip(_EDGES)
        if core.isascii() or len(core) < 2 or (turn is None and not any(char.isalpha() for char in core if char > "\x7f")):
            continue
        if all(is_syllable(part) for part in _MARKED.findall(core)):
            good += times
            kinds += 1
            long += len(core) > 2
            letters += any(char.isalpha() for char in word if char > "\x7f")
        else:
            bad += times
    return Score(good, bad, kinds, letters, long)
