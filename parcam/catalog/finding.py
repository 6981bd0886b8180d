"""One thing wrong or missing in a plan, in words."""

from __future__ import annotations

from dataclasses import dataclass

from parcam.catalog.defects import Defect, sentences


@dataclass(frozen=True, slots=True)
class Finding:
    """`where` is a commitment's code, "" for the whole plan; `quote` the words of the plan it rests on."""

    kind: str
    where: str
    file: str
    line: int
    quote: str = ""
    values: tuple[tuple[str, object], ...] = ()
    defect: Defect | None = None

    @property
    def message(self) -> str:
        return self.said("vi")

    def said(self, language: str) -> str:
        """The finding as one sentence in `vi` or `en`; quotes stay as they stand in the plan."""
        if self.defect:
            return self.defect.said(language)
        return sentences(language)["check_" + self.kind].format(quote=self.quote, **dict(self.values))


def tell(kind: str, /, file: str, line: int, where: str = "", quote: str = "", **values: object) -> Finding:
    """A finding whose sentence is the text `check_<kind>`."""
    return Finding(kind, where, file, line, quote, tuple(values.items()))
