"""A line, or beads, the height of a word, as SVG: for a table row or a page of HTML. Drawn in `currentColor`, so the text around
decides between light and dark; needs no browser code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.model.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

_AIR = 3.0
"""Pixels between the marks and the edge."""


def draw_sparkline(rates: Sequence[float | None], target: float | None = None, *, label: str = "", width: int = 120,
                   height: int = 28) -> str:
    """Rates (fractions) by month, None a gap; the target a dashed line; a dot on the newest. `label` is read aloud instead.

    The scale spans rates and target with a fifth of air below, at least ten points: the course and the distance are what is shown,
    and the number stands beside it.
    """
    known = [rate for rate in rates if rate is not None] + ([target] if target is not None else [])
    low, high = _scale(known)
    xs = [_AIR + i * (width - 2 * _AIR) / max(len(rates) - 1, 1) for i in range(len(rates))]
    dots = [None if rate is None else (x, _y(rate, low, high, height)) for x, rate in zip(xs, rates, strict=True)]
    marks = [_level(target, low, high, width, height)] if target is not None else []
    marks += [_stroke(piece) for piece in _pieces(dots)]
    last = next((dot for dot in reversed(dots) if dot), None)
    if last:
        marks.append(f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="2.6" fill="currentColor"/>')
    return _svg(marks, label, width, height)


def draw_beads(states: Sequence[Verdict], *, label: str = "", width: int = 120, height: int = 28) -> str:
    """Deeds in order of their day: done a disc, overdue a cross, due soon a heavy ring, later a light ring."""
    step = min(18.0, (width - 2 * _AIR) / max(len(states), 1))
    return _svg([_bead(state, _AIR + step * (i + 0.5), height / 2) for i, state in enumerate(states)], label, width, height)


def _scale(known: Sequence[float]) -> tuple[float, float]:
    if not known:
        return 0.0, 1.0
    low, high = min(known), max(known)
    span = max(high - low, 0.1)
    return max(0.0, low - span * 0.2), max(high, low + span)


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


def _stroke(piece: Sequence[tuple[float, float]]) -> str:
    if len(piece) == 1:
        return f'<circle cx="{piece[0][0]:.1f}" cy="{piece[0][1]:.1f}" r="1.6" fill="currentColor"/>'
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in piece)
    return f'<polyline points="{path}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/>'


def _level(target: float, low: float, high: float, width: int, height: int) -> str:
    y = _y(target, low, high, height)
    return (f'<line x1="0" x2="{width}" y1="{y:.1f}" y2="{y:.1f}" stroke="currentColor" stroke-opacity="0.65" stroke-width="1" '
            'stroke-dasharray="4 3"/>')


def _bead(state: Verdict, x: float, y: float) -> str:
    if state in (Verdict.OVERDUE, Verdict.NOT_MET, Verdict.LOST):
        return f'<path d="M{x - 4:.1f},{y - 4:.1f}l8,8m0,-8l-8,8" stroke="currentColor" stroke-width="2.2" fill="none"/>'
    if state in (Verdict.DONE, Verdict.MET, Verdict.SECURED):
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="currentColor"/>'
    heavy = state is Verdict.DUE
    return (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" fill="none" stroke="currentColor" stroke-width="{2 if heavy else 1.2}" '
            f'stroke-opacity="{1 if heavy else 0.55}"/>')


def _svg(marks: Sequence[str], label: str, width: int, height: int) -> str:
    role = f'role="img" aria-label="{_escaped(label)}"' if label else 'aria-hidden="true"'
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" {role}>'
            f'{"".join(marks)}</svg>')


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
