"""A line the height of a word, as SVG: for a table row, a page of HTML or an image column. Needs no browser code."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from parcam.figures.look import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

_AIR = 3.0
"""Pixels between the marks and the edge."""


def draw_sparkline(rates: Sequence[float | None], target: float | None = None, *, label: str = "", width: int = 120, height: int = 28,
                   dark: bool = False) -> str:
    """Rates (fractions) by month, None a gap; the target a dashed line; a dot on the newest. `label` is read aloud instead.

    The scale runs from 0 to the largest of rates, target and 100 %; when all lie above one half it starts at half the lowest,
    so that 95 and 99 % do not look the same.
    """
    colours = DARK if dark else LIGHT
    known = [rate for rate in rates if rate is not None] + ([target] if target is not None else [])
    low, high = _scale(known)
    xs = [_AIR + i * (width - 2 * _AIR) / max(len(rates) - 1, 1) for i in range(len(rates))]
    dots = [None if rate is None else (x, _y(rate, low, high, height)) for x, rate in zip(xs, rates, strict=True)]
    marks = [_level(target, low, high, width, height, colours.soft)] if target is not None else []
    marks += [_stroke(piece, colours.ink) for piece in _pieces(dots)]
    last = next((dot for dot in reversed(dots) if dot), None)
    if last:
        marks.append(f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="2.6" fill="{colours.ink}"/>')
    role = f'role="img" aria-label="{_escaped(label)}"' if label else 'aria-hidden="true"'
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" {role}>'
            f'{"".join(marks)}</svg>')


def data_uri(svg: str) -> str:
    """The same SVG as an address, for an image column or an `img`."""
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


def _scale(known: Sequence[float]) -> tuple[float, float]:
    if not known:
        return 0.0, 1.0
    low = min(known) / 2 if min(known) > 0.5 else 0.0
    return low, max(*known, low + 0.1, 1.0 if low else 0.0)


def _y(rate: float, low: float, high: float, height: int) -> float:
    return height - _AIR - (rate - low) / (high - low) * (height - 2 * _AIR)


def _pieces(dots: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Runs of neighbouring points: a gap stays a gap."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for dot in dots:
        if dot:
            pieces[-1].append(dot)
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if piece]


def _stroke(piece: Sequence[tuple[float, float]], colour: str) -> str:
    if len(piece) == 1:
        return f'<circle cx="{piece[0][0]:.1f}" cy="{piece[0][1]:.1f}" r="1.6" fill="{colour}"/>'
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in piece)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round"/>'


def _level(target: float, low: float, high: float, width: int, height: int, colour: str) -> str:
    y = _y(target, low, high, height)
    return f'<line x1="0" x2="{width}" y1="{y:.1f}" y2="{y:.1f}" stroke="{colour}" stroke-width="1" stroke-dasharray="4 3"/>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
