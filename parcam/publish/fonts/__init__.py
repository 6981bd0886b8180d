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


@lru_cache(maxsize=1)
def register() -> None:
    """Make the cuts known to the PDF writer, once per process."""
    folder = Path(__file__).parent
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, folder / file))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    pdfmetrics.registerFontFamily(SANS, normal=SANS, bold=SANS_BOLD, italic=SANS_ITALIC, boldItalic=SANS_BOLD)


def width_mm(text: str, points: float, font: str = BOLD) -> float:
    """How long the text is at that size."""
    register()
    return float(pdfmetrics.stringWidth(text, font, points)) * 25.4 / 72
