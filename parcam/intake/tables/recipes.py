"""A part made of its pieces ("trước hạn" and "đúng hạn" make the numerator) by the vocabulary's recipes, checked by what must add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.catalog.vocabulary import Recipe

_NOISE = 1e-6


def make_part(
    recipes: tuple[Recipe, ...],
    indicator: str,
    part: str,
    pieces: dict[str, float],
    whole: float | None,
    *,
    stated: bool,
    beside: frozenset[str] = frozenset(),
) -> tuple[float | None, bool]:
    """(value, contradiction). The first recipe whose pieces are there and balance gives the value, else the piece of that very name.

    `whole` is the denominator a numerator's pieces must add up to; `stated` lets recipes in that hold only for a named indicator;
    `beside` are pieces that other rows of the table have: one left blank here is unknown, not absent.
    A contradiction: a recipe had all it needs and none balanced.
    """
    unbalanced = False
    for recipe in recipes:
        if (recipe.indicator, recipe.part) != (indicator, part):
            continue
        if not _applies(recipe, pieces, beside, stated=stated):
            unbalanced |= _applies(recipe, pieces, frozenset(), stated=stated) and _contradicts(recipe, pieces, whole)
            continue
        value = sum(pieces[piece] for piece in recipe.add) - sum(pieces[piece] for piece in recipe.subtract)
        total = value if part == "denominator" else whole
        if total is None or not recipe.balance or not all(piece in pieces for piece in recipe.balance):
            return value, False
        if abs(sum(pieces[piece] for piece in recipe.balance) - total) < _NOISE:
            return value, False
        unbalanced = True
    return (None, True) if unbalanced else (pieces.get(part), False)


def _contradicts(recipe: Recipe, pieces: dict[str, float], whole: float | None) -> bool:
    """Whether the pieces at hand show that one is missing: a blank cell that was not 0."""
    known = whole is not None and bool(recipe.balance) and all(piece in pieces for piece in recipe.balance)
    return known and abs(sum(pieces[piece] for piece in recipe.balance) - (whole or 0)) >= _NOISE


def _applies(recipe: Recipe, pieces: dict[str, float], beside: frozenset[str], *, stated: bool) -> bool:
    needed = all(piece in pieces for of in (recipe.when, recipe.add, recipe.subtract) for piece in of)
    return needed and (stated or not recipe.stated) and not any(piece in pieces or piece in beside for piece in recipe.unless)
