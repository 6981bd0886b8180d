"""The figures of a backtest as a Markdown report that a person who never studied statistics can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parcam.words import numbers
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RIVALS = ("last_value", "year_to_date", "linear_trend", "control_limits")
_COVERAGE = ("forecasts", "coverage_80", "coverage_90", "closed_80", "calibration")


def report(figures: dict[str, Any], language: str = "vi") -> str:
    """The whole report; every number in it stands in `figures`."""
    def tell(key: str, **values: object) -> str:
        return say(f"backtest.{key}", language, **values)

    whole = figures["all"]
    parts = [
        tell("title"),
        tell("intro", unit_years=numbers.count(figures["unit_years"], language), offices=numbers.count(figures["histories"], language),
             forecasts=numbers.count(whole["forecasts"], language), seed=figures["seed"], draws=numbers.count(figures["draws"], language)),
        tell("headline", cover80=_pct(whole["coverage_80"], language), cover90=_pct(whole["coverage_90"], language),
             calibration=numbers.decimal(whole["calibration"], 4, language), brier=numbers.decimal(whole["brier"], 4, language),
             crps=numbers.decimal(whole["crps"], 4, language), best_brier=_best(figures, "brier", language),
             best_crps=_best(figures, "crps", language)),
        tell("method"), tell("simulator"),
        tell("coverage"), _coverage(figures, language),
        tell("reliability", calibration_open=numbers.decimal(whole["calibration_open"], 4, language)), _reliability(figures, language),
        tell("rivals"), _rivals(figures["methods"], language),
        tell("rivals_by_kind"), _rivals_by_kind(figures["kinds"], language),
        tell("decided", **_decided(figures["decided"], language)),
        tell("limits"),
    ]
    if figures.get("samples"):
        parts += [tell("samples"), _rivals(figures["samples"]["methods"], language)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _coverage(figures: dict[str, Any], language: str) -> str:
    luck = figures["luck"]
    rows = [(say(f"backtest.row.{name}", language), figures[name], luck.get(name)) for name in ("all", "units", "offices")]
    rows += [(say(f"backtest.kind.{kind}", language), part["model"], luck[kind]) for kind, part in figures["kinds"].items()]
    rows += [(say(f"backtest.row.break_{when}", language), part, None) for when, part in figures["breaks"].items()]
    rows += [(say("backtest.row.kind_offices", language, kind=say(f"backtest.kind.{kind}", language)), part, None)
             for kind, part in figures["kind_offices"].items()]
    rows += [(say("backtest.row.months", language, span=span), part, None) for span, part in figures["months"].items()]
    head = [say("backtest.column.group", language), *(say(f"backtest.column.{name}", language) for name in _COVERAGE)]
    return _table(head, ([name, numbers.count(part["forecasts"], language), *(_pct(part[key], language) for key in _COVERAGE[1:4]),
                          _error(part["calibration"], span, language)] for name, part, span in rows))


def _error(value: float, span: list[float] | None, language: str) -> str:
    """`0,0158 (0,0120-0,0190)`: the calibration error and its span by luck."""
    told = numbers.decimal(value, 4, language)
    return f"{told} ({'-'.join(numbers.decimal(edge, 3, language) for edge in span)})" if span else told


def _reliability(figures: dict[str, Any], language: str) -> str:
    head = [say(f"backtest.column.{name}", language) for name in ("said", "came", "forecasts")]
    return _table(head, ([_pct(said, language), _pct(came, language), numbers.count(count, language)]
                         for said, came, count in figures["reliability"]))


def _rivals(methods: dict[str, Any], language: str) -> str:
    head = [say(f"backtest.column.{name}", language) for name in ("method", "brier", "crps", "coverage_80", "calibration")]
    return _table(head, ([say(f"backtest.method_name.{method}", language), numbers.decimal(part["brier"], 4, language),
                          numbers.decimal(part["crps"], 4, language), _pct(part["coverage_80"], language),
                          numbers.decimal(part["calibration"], 4, language)] for method, part in methods.items()))


def _rivals_by_kind(kinds: dict[str, Any], language: str) -> str:
    methods = ("model", *_RIVALS)
    head = [say("backtest.column.group", language), *(say(f"backtest.method_name.{method}", language) for method in methods)]
    return _table(head, ([say(f"backtest.kind.{kind}", language),
                          *(f"{numbers.decimal(part[m]['brier'], 4, language)} · {numbers.decimal(part[m]['crps'], 4, language)}"
                            for m in methods)] for kind, part in kinds.items()))


def _decided(decided: dict[str, Any], language: str) -> dict[str, str]:
    return {f"{word}_{key}": numbers.count(value, language) for word, part in decided.items() for key, value in part.items()}


def _best(figures: dict[str, Any], measure: str, language: str) -> str:
    method = min(_RIVALS, key=lambda name: figures["methods"][name][measure])
    value = numbers.decimal(figures["methods"][method][measure], 4, language)
    return f"{value} ({say(f'backtest.method_name.{method}', language)})"


def _pct(share: float, language: str) -> str:
    return numbers.percent(share, 1, language)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
