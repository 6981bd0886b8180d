"""A dated thing somebody did or said: a deed, a request to explain, an answer, a decision, a confirmed alias, an issued document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the ledger of acts. Never edited: what is taken back is another act that `refers_to` this one.

    `day` is the day the act is about (a deed done on, an answer due by), `known_on` the day from which it counts as known.
    `payload` holds pairs of further facts, the keys chosen by whoever records the kind. `id` is 0 until recorded.
    """

    kind: str
    by: str
    known_on: date
    plan: str = ""
    commitment: str = ""
    unit: str = ""
    indicator: str = ""
    day: date | None = None
    at: datetime | None = None
    text: str = ""
    link: str = ""
    refers_to: str = ""
    payload: tuple[tuple[str, str], ...] = ()
    id: int = 0

    @property
    def kept(self) -> str:
        """SHA-256 of the file the store keeps for this act, "" when there is none. Evidence recorded by 0.2 calls it `sha256`."""
        return self.value("kept") or self.value("sha256")

    def value(self, key: str, default: str = "") -> str:
        """The payload's value of that key."""
        return dict(self.payload).get(key, default)
