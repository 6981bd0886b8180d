"""Registers: one line per dossier or outgoing document, as the one-stop and document systems export them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.samples.paper import csv_bytes, vietnamese_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.samples.lines import Document, Dossier
    from parcam.samples.paper import Sheet


def dossier_register(sheet: Sheet, lines: Iterable[Dossier]) -> bytes:
    """Received within the sheet's months; a result after the last of them is not known yet and stays empty."""
    layout, cut = sheet.layout, sheet.months[-1].last_day
    rows = [_title_row(sheet, t) for t in sheet.titles()] + [layout["columns"]]
    for n, one in enumerate(lines, 1):
        others, otherwise = layout["others"], layout["paid_else"]
        payment = "" if not one.fee else layout["paid_online"] if one.paid_online else otherwise[one.other % len(otherwise)]
        rows.append([
            str(n), layout["code"].format(n=n, y=one.received.year % 100, m=one.received.month, d=one.received.day), one.procedure,
            sheet.names[one.unit], vietnamese_day(one.received), vietnamese_day(one.due),
            vietnamese_day(one.resolved) if one.resolved <= cut else "",
            layout["full"] if one.full_online else others[one.other % len(others)], f"{one.fee:,}".replace(",", "."), payment])
    return csv_bytes(rows, sheet)


def document_register(sheet: Sheet, lines: Iterable[Document]) -> bytes:
    layout = sheet.layout
    rows = [_title_row(sheet, t) for t in sheet.titles()] + [layout["columns"]]
    for n, one in enumerate(lines, 1):
        signers = layout["leaders"] if one.by_leader else layout["others"]
        rows.append([
            str(n), layout["symbol"].format(n=n, kind=one.kind), vietnamese_day(one.issued), sheet.names[one.unit],
            layout["subject"].format(n=n), signers[one.other % len(signers)], layout["signed"] if one.signed else layout["unsigned"]])
    return csv_bytes(rows, sheet)


def _title_row(sheet: Sheet, title: str) -> list[str]:
    return [title] + [""] * (len(sheet.layout["columns"]) - 1)
