"""What a label says, be it the path of headings over a column or the name of a row: part, indicator, time, unit, money, ratio."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parcam.intake.letters.fold import longest, words
from parcam.intake.meaning.scales import BRACKETS, Scales
from parcam.intake.meaning.strength import Level, strength

if TYPE_CHECKING:
    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.letters.fold import Word
    from parcam.intake.meaning.naming import Named, Names
    from parcam.intake.meaning.periods import Grammar, Span

ANY = "*"
_RATED = ("numerator", "content", "very", "early")


@dataclass(frozen=True, slots=True)
class Meaning:
    """`parts` maps indicator ("*" any) to the part named; `named` are indicators called by name; `skip` says why not to read."""

    parts: dict[str, str] = field(default_factory=dict)
    named: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    years: tuple[int, ...] = ()
    cumulative: bool = False
    unit: Named | None = None
    scale: float | None = None
    percent: bool = False
    rate: bool = False
    skip: str = ""
    unknown: bool = field(default=False, compare=False)
    """The lowest text says something, and nothing of it is known."""
    torn: bool = field(default=False, compare=False)
    """A unit of money is named in it that nobody can read."""


class Lexicon:
    """A vocabulary with its grammar of time and its names of units, asked about one label at a time."""

    def __init__(self, vocabulary: Vocabulary, grammar: Grammar, names: Names) -> None:
        self.vocabulary, self.grammar, self.names = vocabulary, grammar, names
        self._memory: dict[tuple[str, ...], Meaning] = {}
        prefix = "heading.expand."
        self._expand = {key.removeprefix(prefix): words(texts[0]) for key, texts in vocabulary.words.items() if key.startswith(prefix)}
        self.scales = Scales(vocabulary)
        self.best = tuple(text for one in vocabulary.parts if one.part == "very" for text in one.says)
        """What the best answer of a survey is called: without it no sum of good answers is one."""
        self._names_of = {one.indicator: one for one in vocabulary.indicators}

    def says(self, key: str, text: str) -> bool:
        return longest(self.vocabulary[key], words(text)) > 0

    def labels_unit(self, text: str) -> bool:
        """Whether a label stands before the unit that reports ("Đơn vị báo cáo"), not before the one that receives the report."""
        return self.says("title.unit", text) and not self.says("title.receiver", text)

    def mean(self, path: tuple[str, ...]) -> Meaning:
        """The meaning of a path of texts, the lowest level last. Pure: the same path, the same answer."""
        if path not in self._memory:
            self._memory[path] = self._mean(path)
        return self._memory[path]

    def named(self, text: str) -> tuple[str, ...]:
        """Indicators that a text names; two when it could be either."""
        said = self._spelt(words(text))
        scores = {one.indicator: longest(one.says, said) for one in self.vocabulary.indicators if not longest(one.never, said)}
        best = max(scores.values(), default=0)
        found = [indicator for indicator, score in scores.items() if best and score == best]
        return tuple(dict.fromkeys(part for one in found for part in one.split("|")))

    def scale(self, text: str, *, anywhere: bool = False) -> float | None:
        """As `Scales.scale`."""
        return self.scales.scale(text, anywhere=anywhere)

    def _spelt(self, said: tuple[Word, ...]) -> tuple[Word, ...]:
        """Abbreviations of headings written out: "HS" as "hồ sơ", "VB" as "văn bản"."""
        return tuple(part for one in said for part in self._expand.get(one.key, (one,)))

    def _astray(self, indicator: str, levels: list[Level]) -> bool:
        """A heading of another subject ("văn bản đến") over the same words."""
        names = self._names_of.get(indicator)
        if names is None or not names.astray:
            return False
        return any(longest(names.astray, one.said) for one in levels) and not any(longest(names.home, one.said) for one in levels)

    def _bare(self, text: str) -> str:
        """Without brackets that only name a unit of measure: "(triệu đồng)", "(%)"."""
        return BRACKETS.sub(lambda found: " " if found[1].strip() == "%" or self.scale(found[1]) else found[0], text)

    def _mean(self, path: tuple[str, ...]) -> Meaning:
        spans: list[Span] = []
        years: list[int] = []
        levels: list[Level] = []
        unit, cumulative, scale, whole = None, False, None, ""
        for text in path:
            found = self.grammar.find(text)
            alone = self.grammar.alone(text)
            spans += (alone,) if alone else found.spans
            years += found.years
            cumulative |= found.cumulative
            scale = self.scale(text) or scale
            name = self.names.resolve(text)
            whole = "total" if name.kind == "group" else whole
            if name.kind in ("unit", "ambiguous"):
                unit = name
            elif not alone and (said := words(text)):
                percent = any(one.key == "%" for one in said)
                clear = self._bare(text)
                bare = self._spelt(words(self.grammar.find(clear).rest if found.spans or found.years else clear) or said)
                levels.append(Level(text, bare, self._spelt(said), longest(self.vocabulary["heading.rate"], said) > 0, percent))
        parts, rate, skip = self._parts(levels)
        parts = {indicator: part for indicator, part in parts.items() if not self._astray(indicator, levels)}
        called = next((names for level in reversed(levels) if (names := self.named(level.text))), ())
        named = tuple(one for one in called if not self._astray(one, levels))
        percent = any(level.percent for level in levels)
        return Meaning(
            parts,
            named,
            tuple(dict.fromkeys(spans)),
            tuple(dict.fromkeys(years)),
            cumulative,
            unit,
            scale,
            percent,
            rate,
            skip or whole or self._skip(levels, parts),
            not (parts or named or rate or percent or scale) and self._says_something(path[-1] if path else ""),
            any(map(self.scales.torn, path)),
        )

    def _says_something(self, text: str) -> bool:
        """More than a unit, a time and words that mean nothing by themselves."""
        found = self.grammar.find(text)
        if found.spans or found.years or self.grammar.alone(text) or self.names.resolve(text).kind != "unknown":
            return False
        said = words(text)
        return bool(said) and longest(self.vocabulary["heading.filler"], said) < len(said)

    def _parts(self, levels: list[Level]) -> tuple[dict[str, str], bool, str]:
        rate, generic = False, {}
        for depth in range(len(levels) - 1, -1, -1):
            level = levels[depth]
            found = self._rules(level, levels[:depth])
            below, rate = rate, rate or level.rate
            specific = {indicator: part for indicator, part in self._above(found, levels[:depth]).items() if indicator != ANY}
            if specific:
                rate = rate or any(one.rate and one.percent for one in levels[:depth])
                return self._rated(specific, rate, below) if rate else (specific, False, "")
            generic = generic or found
            if generic.get(ANY) in ("numerator", "denominator"):
                return generic, False, ""
        if rate and any(longest(self.vocabulary["heading.other_rate"], one.said) and not self.named(one.text) for one in levels):
            return {}, True, "other_rate"
        return ({ANY: "rate"}, True, "") if rate else (generic, False, "")

    def _above(self, found: dict[str, str], above: list[Level]) -> dict[str, str]:
        """What a level says, a weak part of it ("Số phiếu") replaced by the part that a level above names ("Hài lòng")."""
        weak = {(one.indicator, one.part) for one in self.vocabulary.parts if one.weak}
        stronger = {one: part for level in above for one, part in self._rules(level, []).items() if (one, part) not in weak}
        return {one: stronger.get(one, part) if (one, part) in weak else part for one, part in found.items()}

    def _rated(self, found: dict[str, str], rate: bool, below: bool) -> tuple[dict[str, str], bool, str]:
        """A ratio of the numerator is the indicator's rate; a ratio of a piece of it is a piece of the rate; others are another figure."""
        rates = {indicator: "rate" if part == "numerator" else f"{part}_rate" for indicator, part in found.items() if part in _RATED}
        if rates:
            return rates, rate, ""
        whole = below and any(part == "denominator" for part in found.values())
        return ({ANY: "rate"}, rate, "") if whole else ({}, rate, "other_rate")

    def _rules(self, level: Level, above: list[Level]) -> dict[str, str]:
        """The part of each indicator by the strongest rule. Where the heading above decides between two indicators ("Văn bản lãnh đạo
        ký" over "Ký số"), the one it does not name is out."""
        best: dict[str, tuple[int, int, str]] = {}
        led: set[tuple[str, str]] = set()
        for rule in self.vocabulary.parts:
            length = strength(rule, level, above)
            if length and (rule.indicator not in best or (rule.rank, length) > best[rule.indicator][:2]):
                best[rule.indicator] = (rule.rank, length, rule.part)
            if length and rule.indicator != ANY and not strength(rule, level, []):
                led.add((rule.indicator, rule.part))
        found = {indicator: part for indicator, (_, _, part) in best.items()}
        leading = {part for indicator, part in led if found.get(indicator) == part}
        return {one: part for one, part in found.items() if one == ANY or part not in leading or (one, part) in led}

    def _skip(self, levels: list[Level], parts: dict[str, str]) -> str:
        carried = "carried" in parts.values()
        denominators = any(part in ("denominator", "returned") for part in parts.values())
        for level in levels:
            if any(longest(self.vocabulary["heading.compared"], said) for said in (level.said, level.full)) and not carried:
                return "compared"
            if longest(self.vocabulary["heading.average"], level.said):
                return "average"
            if longest(self.vocabulary["heading.target"], level.said) and (level.percent or not (denominators or self.named(level.text))):
                return "target"
        return ""
