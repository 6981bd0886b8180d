"""A figure of a month that has not come is told before anyone accepts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.catalog.load import load_catalog
from parcam.desk import reading
from parcam.model.reading import Options

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _told(path: Path, *months: str) -> list[tuple[int | None, str]]:
    units = ("Văn phòng Sở", "Thanh tra Sở", "Phòng Quản lý Khoa học")
    lines = ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", *(f"{unit};{month};10;9" for unit, month in zip(units, months, strict=True))]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    found = reading.read_in(None, path, Options(), load_catalog())
    assert len(found.readings) == len(months)
    return [(one.row, str(dict(one.message.values)["month"])) for one in found.notes if one.kind == "future_month"]


def test_each_month_after_the_present_one_is_named_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    monkeypatch.setattr(reading, "today", lambda: date(2024, 4, 2))
    assert _told(tmp_path / "a.csv", "03/2024", "04/2024", "04/2042") == [(4, "04/2042")]
    assert _told(tmp_path / "b.csv", "05/2024", "05/2024", "06/2024") == [(2, "05/2024"), (4, "06/2024")]
    assert _told(tmp_path / "c.csv", "02/2024", "03/2024", "04/2024") == []
