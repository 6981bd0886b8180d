"""Liberation Serif and Sans (OFL 1.1): as wide as Times New Roman and Arial, with Vietnamese, shipped so that nothing is fetched."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic"
SANS, SANS_BOLD, SANS_ITALIC = "LiberationSans", "LiberationSans-Bold", "LiberationSans-Italic"
_FILES = {REGULAR: "LiberationSerif-Regular.ttf", BOLD: "LiberationSerif-Bold.ttf", ITALIC: "LiberationSerif-Italic.ttf",
          BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
          SANS: "LiberationSans-Regular.ttf", SANS_BOLD: "LiberationSans-Bold.ttf", SANS_ITALIC: "LiberationSans-Italic.ttf"}


_TOLERANCE_MM = 0.5


@lru_cache(maxsize=1)
def register() -> None:
    """Make the cuts known to the PDF writer, once per process."""
    folder = Path(__file__).parent
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, folder / file))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    pdfmetrics.registerFontFamily(SANS, normal=SANS, bold=SANS_BOLD, italic=SANS_ITALIC, boldItalic=SANS_BOLD)


def balanced_mm(text: str, points: float, room_mm: float, font: str = BOLD) -> float:
    """The least width in which the text takes no more lines than in `room_mm`: its lines come out alike, none holds a last word alone."""
    words = [width_mm(word, points, font) for word in text.split(" ")]
    gap = width_mm(" ", points, font)

    def lines(width: float) -> int:
        count, used = 1, 0.0
        for word in words:
            if used and used + gap + word > width:
                count, used = count + 1, word
            else:
                used += (gap if used else 0.0) + word
        return count

    fewest, low, high = lines(room_mm), max(words), room_mm
    while high - low > _TOLERANCE_MM:
        middle = (low + high) / 2
        low, high = (low, middle) if lines(middle) <= fewest else (middle, high)
    return min(room_mm, high + _TOLERANCE_MM)


def width_mm(text: str, points: float, font: str = BOLD) -> float:
    """How long the text is at that size."""
    register()
    return float(pdfmetrics.stringWidth(text, font, points)) * 25.4 / 72
