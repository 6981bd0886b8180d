"""Each figure as readable JSON in tests/golden; plotly itself says whether it is a figure.

Rewrite with --rewrite-golden and read the difference before committing.
"""

from __future__ import annotations

import importlib.util
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go
import pytest

if TYPE_CHECKING:
    from parcam.figures.figure import Figure

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
_spec = importlib.util.spec_from_file_location("figure_cases", Path(__file__).with_name("cases.py"))
assert _spec and _spec.loader
cases = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(cases)

CARTESIAN = {"scatter", "bar", "heatmap", "box", "histogram", "contour", "image", "violin"}


def _plain(figure: Figure) -> dict[str, Any]:
    told = asdict(figure)
    told["table"]["rows"] = [
        [cell if isinstance(cell, (int, float, str, type(None))) else str(cell) for cell in row] for row in told["table"]["rows"]
    ]
    return json.loads(json.dumps(told, ensure_ascii=False, allow_nan=False))


def _written(value: Any, depth: int = 0) -> str:
    """JSON with short things on one line, so that a difference can be read."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + depth <= 150 or not isinstance(value, (dict, list)):
        return line
    pad = " " * (depth + 1)
    if isinstance(value, dict):
        return (
            "{\n"
            + ",\n".join(f"{pad}{json.dumps(k, ensure_ascii=False)}: {_written(v, depth + 1)}" for k, v in value.items())
            + "\n"
            + " " * depth
            + "}"
        )
    return "[\n" + ",\n".join(pad + _written(v, depth + 1) for v in value) + "\n" + " " * depth + "]"


@pytest.mark.parametrize("name", list(cases.CASES))
def test_the_figure_is_its_golden(name: str, request: pytest.FixtureRequest) -> None:
    told, path = _plain(cases.CASES[name]()), GOLDEN / f"{name}.json"
    if request.config.getoption("--rewrite-golden"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(_written(told) + "\n", encoding="utf-8")
    assert told == json.loads(path.read_text(encoding="utf-8"))


def test_no_golden_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} >= set(cases.CASES)


@pytest.mark.parametrize("name", list(cases.CASES))
def test_plotly_accepts_the_figure(name: str) -> None:
    figure = cases.CASES[name]()
    go.Figure(data=figure.data, layout=figure.layout)
    assert {trace["type"] for trace in figure.data} <= CARTESIAN


@pytest.mark.parametrize("name", list(cases.CASES))
def test_every_figure_has_its_words_and_its_table(name: str) -> None:
    figure = cases.CASES[name]()
    assert figure.title and figure.alt.startswith(figure.title) and figure.how_to_read
    assert "{" not in figure.title + figure.subtitle + figure.alt + figure.how_to_read
    assert len(figure.table.columns) == len(figure.table.kinds)
    assert all(len(row) == len(figure.table.columns) for row in figure.table.rows)


@pytest.mark.parametrize("name", list(cases.CASES))
def test_sample_data_says_so(name: str) -> None:
    figure = cases.CASES[name]()
    assert ("số liệu minh họa" in figure.subtitle) is (name != "trend_full_year_dark")


@pytest.mark.parametrize("name", list(cases.CASES))
def test_nothing_but_plain_data_is_sent(name: str) -> None:
    def plain(value: Any) -> bool:
        if isinstance(value, dict):
            return all(isinstance(key, str) and plain(one) for key, one in value.items())
        if isinstance(value, (list, tuple)):
            return all(plain(one) for one in value)
        return type(value) in (int, float, str, bool, type(None))
    figure = cases.CASES[name]()
    assert plain(figure.data) and plain(figure.layout)
