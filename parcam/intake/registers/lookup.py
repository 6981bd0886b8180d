"""What the texts of a register's rows say, each distinct one looked at once: which mark a row of totals, which an example."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.intake.letters.fold import longest, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.catalog.vocabulary import Vocabulary

_CODE = re.compile(r"[\w./-]*\d[\w./-]*")
"""A number, a day or a code: one word with a digit, which no phrase of the vocabulary is."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """`totals` and `examples` are the texts that say so; `tidied` those with blanks too many -> without."""

    totals: frozenset[str]
    examples: frozenset[str]
    tidied: dict[str, str]


def looked_up(texts: Iterable[str], vocabulary: Vocabulary) -> Lookup:
    """`texts` as often as they come."""
    told = {text: words(text) for text in set(texts) if not (text.isdecimal() or _CODE.fullmatch(text))}
    totals, examples = (
        frozenset(text for text, said in told.items() if longest(vocabulary[key], said)) for key in ("row.total", "row.example")
    )
    tidied = {text: tidy for text in told if (tidy := " ".join(text.split())) != text}
    return Lookup(totals, examples, tidied)
