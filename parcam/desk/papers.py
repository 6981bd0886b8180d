"""Issuing a document: freeze the day, publish, and put on record what was issued from which state of knowledge."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.catalog.load import load_catalog
from parcam.desk import meeting
from parcam.desk.clock import now, today
from parcam.desk.snapshot import snapshot
from parcam.desk.status import plan_of
from parcam.errors import UserError
from parcam.model.act import Act
from parcam.publish.kinds import Format, Kind, NotOfferedError, PublishOptions
from parcam.publish.publish import publish
from parcam.publish.slides import every
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from parcam.catalog.load import Catalog
    from parcam.model.reporting import ReportWindow
    from parcam.store.store import Store

ISSUED = "document_issued"


def issue(store: Store, *, kind: str | None, form: str, as_of: date, year: int | None = None, by: str = "", window: str | None = None,
          options: PublishOptions | None = None) -> bytes:
    """The document's bytes, the same for the same knowledge of `as_of`; what was issued is kept, and the issue recorded.

    UserError for an unknown year, kind or window, or a kind that does not come in that format.
    """
    catalog = load_catalog()
    chosen = replace(options or PublishOptions(), window=_window(catalog, kind, window, as_of))
    frozen = snapshot(catalog, store, plan_of(catalog, year), as_of)
    known = [one.id for one in every(frozen)] if chosen.slides else []
    if unknown := [id for id in chosen.slides if id not in known]:
        raise UserError(say("desk.unknown_slides", raw=", ".join(unknown)),
                        remedy=say("desk.unknown_slides_remedy", known=", ".join(known)))
    try:
        content = publish(frozen, kind, form, chosen)
    except (NotOfferedError, ValueError) as error:
        raise UserError(say("desk.not_offered", kind=kind or "", form=form),
                        remedy=say("desk.not_offered_remedy", kinds=", ".join(Kind))) from error
    usual = Kind(kind) if kind else Format(form).usual
    store.record(Act(ISSUED, by, today(), plan=frozen.plan.id, day=as_of, at=now(), payload=(
        ("kind", usual), ("format", form), ("stamp", frozen.stamp), ("kept", store.keep(content)),
        ("window", chosen.window.id if chosen.window else ""), ("slides", ",".join(chosen.slides)))))
    return content


def saved_set(store: Store, name: str) -> tuple[str, ...]:
    """The slides of a saved set by its name or its number. UserError when there is none."""
    known = meeting.sets(store)
    for number, called, ids in known:
        if name.strip() in (called, str(number)):
            return ids
    names = ", ".join(called for _, called, _ in known)
    raise UserError(say("desk.unknown_set", raw=name), remedy=say("desk.unknown_set_remedy", known=names))


def _window(catalog: Catalog, kind: str | None, asked: str | None, as_of: date) -> ReportWindow | None:
    """The window asked for, or for a periodic report the last one that had ended by the day."""
    if asked is not None:
        if asked not in catalog.windows:
            raise UserError(say("desk.unknown_window", raw=asked),
                            remedy=say("desk.unknown_window_remedy", known=", ".join(catalog.windows)))
        return catalog.windows[asked]
    return latest_window(catalog.windows.values(), as_of) if kind == Kind.PERIODIC else None


def latest_window(windows: Iterable[ReportWindow], as_of: date) -> ReportWindow:
    """The window that ended most recently by the day; of two ending alike the longer one."""
    def ended(one: ReportWindow) -> tuple[date, bool]:
        end = one.days(as_of.year)[1]
        return (end if end <= as_of else one.days(as_of.year - 1)[1]), one.cumulative

    return max(windows, key=ended)
