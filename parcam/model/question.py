"""What is asked (changes the numbers) and how it is shown (changes only the picture): both frozen, both live in the URL by id."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from parcam.model.month import Month

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Question:
    """The URL, the cache key and the test input. Empty `units` means the whole office; `as_of` None means the default day."""

    indicator: str = ""
    units: tuple[str, ...] = ()
    first: Month | None = None
    last: Month | None = None
    as_of: date | None = None
    commitment: str = ""

    def to_params(self) -> dict[str, str]:
        """Only what differs from the default, as ids: {'indicator': 'on_time', 'units': 'tdc.qlkh', 'as_of': '2024-10-15'}."""
        params: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value:
                params[field.name] = ".".join(value) if isinstance(value, tuple) else str(value)
        return params

    @classmethod
    def from_params(cls, params: Mapping[str, str], *, indicators: frozenset[str], units: frozenset[str],
                    commitments: frozenset[str]) -> Question:
        """Rubbish means the default: an unknown id, an impossible month or day is dropped, never an error."""
        first, last = _month(params.get("first", "")), _month(params.get("last", ""))
        if first and last and last < first:
            first, last = None, None
        question = cls(first=first, last=last, as_of=_day(params.get("as_of", "")),
                       units=tuple(dict.fromkeys(u for u in params.get("units", "").split(".") if u in units)))
        if params.get("indicator") in indicators:
            question = replace(question, indicator=params["indicator"])
        if params.get("commitment") in commitments:
            question = replace(question, commitment=params["commitment"])
        return question


@dataclass(frozen=True, slots=True)
class View:
    """Monthly or cumulative, one chart or small multiples, language, light or dark: nothing here changes a number."""

    mode: str = "monthly"
    layout: str = "one"
    language: str = "vi"

    def to_params(self) -> dict[str, str]:
        default = View()
        return {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != getattr(default, f.name)}

    @classmethod
    def from_params(cls, params: Mapping[str, str]) -> View:
        allowed = {"mode": ("monthly", "cumulative"), "layout": ("one", "multiples"), "language": ("vi", "en")}
        return cls(**{name: params[name] for name, values in allowed.items() if params.get(name) in values})


def _month(text: str) -> Month | None:
    try:
        return Month.parse(text)
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
