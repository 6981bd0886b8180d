"""The colours, sizes and signs of the house.

Contrast: `ink`, `soft`, `accent` and the verdict colours reach 4.5:1 on `paper` (AA for text), `past` 3:1 (AA for graphics); tested.
Verdict colours stay apart for red-green blindness by lightness, and never stand without a sign and a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.model.verdict import Verdict

if TYPE_CHECKING:
    from parcam.figures.figure import Setting


@dataclass(frozen=True, slots=True)
class Palette:
    paper: str
    ink: str
    soft: str
    grid: str
    past: str
    shade: str
    accent: str
    accent_rgb: str
    good: str
    warn: str
    bad: str
    none: str
    good_fill: str
    warn_fill: str
    bad_fill: str
    none_fill: str


LIGHT = Palette(
    paper="#FFFFFF", ink="#1B2733", soft="#51606E", grid="#E4E8EC", past="#8592A0", shade="#F3F5F7",
    accent="#1B5E9B", accent_rgb="27,94,155", good="#0B6E5B", warn="#8A5A00", bad="#B3261E", none="#5B6875",
    good_fill="#D3EDE5", warn_fill="#FBE7BE", bad_fill="#F8D3CE", none_fill="#EEF1F4",
)
DARK = Palette(
    paper="#12181F", ink="#F1F4F7", soft="#A9B6C2", grid="#2A343E", past="#72808E", shade="#1B242D",
    accent="#7DB8F0", accent_rgb="125,184,240", good="#56CBAE", warn="#F2BE54", bad="#FF958A", none="#9CA9B6",
    good_fill="#143F37", warn_fill="#4A3910", bad_fill="#57211D", none_fill="#222C36",
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels. On the projector nothing is smaller than 24 at 1920 × 1080."""

    small: int
    text: int
    strong: int
    line: float
    thin: float
    marker: int


SCREEN = Sizes(small=12, text=13, strong=15, line=2.6, thin=1.6, marker=7)
PROJECTOR = Sizes(small=24, text=26, strong=30, line=5.0, thin=3.0, marker=14)

TONES: dict[Verdict, str] = {
    Verdict.LOST: "bad", Verdict.NOT_MET: "bad", Verdict.OVERDUE: "bad", Verdict.UNLIKELY: "bad",
    Verdict.PARTLY_MET: "warn", Verdict.AT_RISK: "warn", Verdict.DUE: "warn",
    Verdict.NO_DATA: "none", Verdict.NOT_DUE: "none",
    Verdict.ON_TRACK: "good", Verdict.SECURED: "good", Verdict.DONE: "good", Verdict.MET: "good",
}
SIGNS: dict[Verdict, str] = {
    Verdict.LOST: "✕", Verdict.NOT_MET: "✕", Verdict.OVERDUE: "✕", Verdict.UNLIKELY: "▼",
    Verdict.PARTLY_MET: "◆", Verdict.AT_RISK: "▲", Verdict.DUE: "◇", Verdict.NO_DATA: "○", Verdict.NOT_DUE: "○",
    Verdict.ON_TRACK: "●", Verdict.SECURED: "✓", Verdict.DONE: "✓", Verdict.MET: "✓",
}


def palette(setting: Setting) -> Palette:
    return DARK if setting.dark else LIGHT


def sizes(setting: Setting) -> Sizes:
    return PROJECTOR if setting.projector else SCREEN


def tone(verdict: Verdict, colours: Palette) -> str:
    """The colour of a verdict for text and marks."""
    return getattr(colours, TONES[verdict])
