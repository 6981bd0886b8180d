"""Which unit a text names, by confirmed spellings only; likeness suggests, it never decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from parcam.intake.letters.fold import Word, keyed, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parcam.catalog.load import Catalog
    from parcam.catalog.vocabulary import Vocabulary

_LEADING = re.compile(r"^\s*(?:(?:\d{1,3}|[IVXivx]{1,5}|[a-zA-ZđĐ])\s*[.)/]\s*|[-+*•·–]\s*)(?=\S)")
_BEHIND = re.compile(r"\s*(?:[(\[](?=[^()\[\]]+[)\]]$)|[-–—/:](?=\s))\s*(?=(.+?)[)\]]?$)")
_LONGEST = 300
"""Letters: no unit's name is half as long."""
_LEADS = 5
"""Numbers and signs before a name: no list is numbered more deeply."""
_FOOTNOTE = re.compile(r"[(\[](?:\*+|\d{1,2})[)\]]$")
_STOPS = ":;,.*"
_LIKELY = 75


@dataclass(frozen=True, slots=True)
class Named:
    """`kind` is unit, group, ambiguous or unknown. `unit` is set for a unit only; `candidates` are ids to choose from."""

    kind: str
    unit: str = ""
    candidates: tuple[str, ...] = ()


_UNKNOWN = Named("unknown")


class Names:
    """All spellings of one catalog, with those a person confirmed later (`aliases`: spelling -> unit id). What a person `stated` of the
    spellings of one file goes before all others."""

    def __init__(
        self, catalog: Catalog, vocabulary: Vocabulary, aliases: Mapping[str, str], stated: Mapping[str, str] | None = None
    ) -> None:
        self._stated = {key: unit for text, unit in (stated or {}).items() if unit in catalog.units and (key := keyed(text))}
        self._expand = {
            key.removeprefix("unit.expand."): words(texts[0]) for key, texts in vocabulary.words.items() if key.startswith("unit.expand.")
        }
        self._drop = frozenset(found.plain for text in vocabulary.words["unit.drop"] for found in words(text))
        self._by_plain: dict[str, list[tuple[tuple[Word, ...], str]]] = {}
        self._by_tight: dict[str, set[str]] = {}
        self._confirmed = {keyed(text) for text in aliases}
        self._official = {keyed(text) for one in catalog.units.values() for text in (one.name, one.short)}
        self._labels = {one.id: one.name for one in catalog.units.values()}
        self.units = tuple(dict.fromkeys((*self._labels, *aliases.values())))
        for one in catalog.units.values():
            self._learn((one.id, one.name, one.short, *one.aliases), one.id)
        for text, unit in aliases.items():
            self._learn((text,), unit)
        for group in catalog.groups.values():
            self._learn((group.name, *group.aliases), "=" + group.id)
        self._learn(vocabulary.words["unit.whole"], "=")
        for spelling in catalog.ambiguous:
            for candidate in spelling.candidates:
                self._learn(spelling.spellings, candidate)
        known = (*self._by_plain, *self._by_tight, *self._stated, *self._expand, *self._drop)
        self._of_digits = any(one.isdecimal() for one in known)
        self.resolve = lru_cache(maxsize=65536)(self._resolve)

    def _resolve(self, text: str) -> Named:
        """The unit, group, several candidates, or unknown, for a text as it stands in a cell."""
        if len(text) > _LONGEST or (text.isdecimal() and not self._of_digits):
            return _UNKNOWN
        if unit := self._stated.get(keyed(text)):
            return Named("unit", unit)
        bare = _unstopped(_FOOTNOTE.sub("", _unstopped(text)))
        found = self._lookup(bare)
        for _ in range(_LEADS):
            if found or not _LEADING.match(bare):
                break
            bare = _LEADING.sub("", bare)
            found = self._lookup(bare)
        units = sorted(one for one in found or self._said_twice(bare) if not one.startswith("="))
        if len(units) == 1:
            return Named("unit", units[0])
        if units:
            return Named("ambiguous", candidates=tuple(units))
        return Named("group") if found else _UNKNOWN

    def _said_twice(self, text: str) -> set[str]:
        """The unit that both a name and what stands behind it, in brackets or after a dash, name: "Chi cục … (Chi cục TĐC)"."""
        pairs = [(text[: match.start()], match[1]) for match in _BEHIND.finditer(text)]
        both = (self._lookup(name) & self._lookup(other) for name, other in pairs)
        return next((found for found in both if len(found) == 1), set())

    def why(self, text: str) -> str:
        """Why a text that names a unit names it: stated (for this file), official, confirmed (by a person), or listed among its
        spellings."""
        key = keyed(text)
        known = (("stated", self._stated), ("official", self._official), ("confirmed", self._confirmed))
        return next((why for why, among in known if key in among), "listed")

    @lru_cache(maxsize=4096)  # noqa: B019 - one Names lives as long as one read
    def suggest(self, text: str) -> tuple[str, ...]:
        """At most one unit that looks alike, for a person to confirm."""
        best = process.extractOne(
            plain(text), {id: plain(name) for id, name in self._labels.items()}, scorer=fuzz.token_set_ratio, score_cutoff=_LIKELY
        )
        return (best[2],) if best else ()

    def _learn(self, texts: Iterable[str], owner: str) -> None:
        for text in texts:
            said = self._canonical(text)
            if not said:
                continue
            self._by_plain.setdefault(" ".join(one.plain for one in said), []).append((said, owner))
            raw = words(text)
            self._by_tight.setdefault("".join(one.key for one in raw), set()).add(owner)
            self._by_tight.setdefault("".join(one.plain for one in raw), set()).add(owner)

    def _lookup(self, text: str) -> set[str]:
        said = self._canonical(text)
        rows = self._by_plain.get(" ".join(one.plain for one in said), ())
        found = {owner for known, owner in rows if all(wanted.accepts(one) for wanted, one in zip(known, said, strict=True))}
        raw = words(text)
        return found or self._by_tight.get("".join(one.key for one in raw), set())

    def _canonical(self, text: str) -> tuple[Word, ...]:
        long = [part for one in words(text) for part in self._expand.get(one.plain if one.bare else one.key, (one,))]
        return tuple(one for one in long if one.plain not in self._drop)


def _unstopped(text: str) -> str:
    """Without the full stops, other such signs and blanks at its end."""
    while (bare := text.rstrip().rstrip(_STOPS)) != text:
        text = bare
    return text
