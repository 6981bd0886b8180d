"""Words one slip away from known ones ("Ưac thực hiện", "nghìn đồ~g", "K� hoạch"): a ground for doubt, never a reading."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.intake.letters.fold import Phrase, Word, longest, phrase, plain, words
from parcam.intake.letters.strange import strange

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 60
_SHORT, _LONG = 3, 4
"""Letters of a word from which one other letter is a slip, and from which one more or less is."""


def nearly(phrases: tuple[str, ...], text: str) -> bool:
    """Whether a text says none of the phrases, but would if one of its words were mended, or two put together. Texts of more than
    `_MOST` words are no names."""
    said = words(text)
    if not said or len(said) > _MOST:
        return False
    heard = {one.plain for one in said}
    likely = [(one, known) for one, known in _known(phrases) if len(known) == 1 or not heard.isdisjoint(known)]
    if not likely or longest(phrases, said):
        return False
    return any(one.within(mended) for one, known in likely for mended in _variants(said, known))


def cut_off(phrases: tuple[str, ...], text: str) -> bool:
    """Whether a text is the beginning of a phrase of several words, broken off: "Lũ" of "lũy kế"."""
    said = plain(text)
    spelt = [" ".join(one.plain for run in phrase(found).runs for one in run) for found in phrases]
    return len(said) > 1 and any(" " in whole and whole != said and whole.startswith(said) for whole in spelt)


@lru_cache(maxsize=64)
def _known(phrases: tuple[str, ...]) -> tuple[tuple[Phrase, dict[str, Word]], ...]:
    """Each phrase with its words; all of them but one must stand in a text as they are."""
    return tuple((phrase(one), {word.plain: word for run in phrase(one).runs for word in run}) for one in phrases)


def _variants(said: tuple[Word, ...], known: dict[str, Word]) -> Iterator[tuple[Word, ...]]:
    """The text with each of its words, or each two, taken for each word of a phrase. A short word by itself is like too many others: it
    must have lost its accents or got letters of another script."""
    alone = len(known) == 1 and max(map(len, known)) < _LONG
    for at, found in enumerate(said):
        if not alone or found.plain in known or any(map(strange, found.key)):
            yield from _mended(said, at, known)


def _mended(said: tuple[Word, ...], at: int, known: dict[str, Word]) -> Iterator[tuple[Word, ...]]:
    """The words of a text with the one at a place, or it and the next, taken for a known one."""
    for one in known.values():
        if _near(said[at], one):
            yield (*said[:at], one, *said[at + 1 :])
        if at + 1 < len(said) and _halves(said[at].plain, said[at + 1].plain, one.plain):
            yield (*said[:at], one, *said[at + 2 :])


def _near(said: Word, known: Word) -> bool:
    one, other = said.plain, known.plain
    if one == other:
        return not known.accepts(said)
    if any(map(strange, said.key)):
        left, right = _ends(said.key)
        return bool(left or right) and len(other) - 1 <= len(left) + len(right) and other.startswith(left) and other.endswith(right)
    if len(one) == len(other):
        return len(one) >= _SHORT and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return len(shorter) >= _LONG and any(longer[:cut] + longer[cut + 1 :] == shorter for cut in range(len(longer)))


def _ends(key: str) -> tuple[str, str]:
    """What a word with letters of another script has before them and after them."""
    odd = [at for at, letter in enumerate(key) if strange(letter)]
    ends = [one.plain for part in (key[: odd[0]], key[odd[-1] + 1 :]) for one in (words(part) or (Word("", ""),))[:1]]
    return ends[0], ends[1]


def _halves(left: str, right: str, known: str) -> bool:
    """Whether a word lies torn in two, one letter of it lost at most."""
    both = len(left) + len(right)
    least = len(known) - (len(known) >= _SHORT)
    return known.startswith(left) and known.endswith(right) and least <= both <= len(known) and known not in (left, right)
