"""One snapshot of the illustrative year, put together by hand: no store, no screen."""

from datetime import date

import pytest

from parcam.catalog.load import load_catalog
from parcam.judge.judge import judge
from parcam.judge.why import gap_causes, split_gap
from parcam.model.act import Act
from parcam.model.history import Deed, History, Point
from parcam.model.month import Month
from parcam.model.snapshot import Late, Snapshot, SnapshotPoint, Standpoint
from parcam.samples import deeds, generate, load_scenario, withdrawals

AS_OF = date(2024, 10, 20)


def build(as_of=AS_OF, sample=True):
    catalog, scenario = load_catalog(), load_scenario()
    gone = {w.name for w in withdrawals(scenario) if w.on <= as_of}
    facts = {}
    for number, file in enumerate(generate(catalog, scenario), 1):
        if file.known_on <= as_of and file.name not in gone:
            for t in file.truth:
                facts[t.indicator, t.unit, t.month] = (t, file.known_on, number)
    done = [Deed(d.commitment, d.milestone, d.done_on, d.evidence, d.by, d.known_on) for d in deeds(scenario)]
    plan = catalog.plan(as_of.year if as_of.year in catalog.plans else 2024)
    points = []
    for commitment in plan.commitments:
        indicator = catalog.indicators[commitment.indicator]
        history = History(indicator.id, tuple(Point(t.unit, t.month, t.numerator, t.denominator, t.stated, known)
                                              for (i, _, _), (t, known, _) in facts.items() if i == indicator.id))
        expected = catalog.reporters(indicator.id)
        judged = judge(commitment, indicator, history, done, as_of, catalog.thresholds, reporters=catalog.owing(indicator.id))
        asks = ()
        if commitment.code == "B.II.4":
            asks = (Act("explanation_asked", "leader", date(2024, 10, 14), commitment="B.II.4", unit="tdc", text="?", id=3),)
        if commitment.code == "B.I.1":
            asks = (Act("explanation_asked", "leader", as_of, commitment="B.I.1", unit="qlcn", text="?", id=1),
                    Act("explanation_answered", "clerk", as_of, commitment="B.I.1", unit="qlcn", refers_to="1", id=2,
                        text="Hai chuyên viên nghỉ dài ngày trong tháng 3; đã bố trí người thay từ tháng 5."))
        shares = split_gap({p.unit: (p.numerator, p.denominator) for p in judged.by_unit if p.denominator is not None},
                           commitment.target.value) if commitment.target else ()
        causes = gap_causes(shares, {u.id: u.short for u in catalog.units.values()})
        points.append(Standpoint(commitment, indicator, judged, catalog.resolve(commitment.leads), expected, causes, asks))
    kept = tuple(SnapshotPoint(i, u, m, t.numerator, t.denominator, t.stated, batch, "", 5)
                 for (i, u, m), (t, _, batch) in sorted(facts.items()) if m >= Month(plan.year - 2, 12))
    late = (Late("tdc", "on_time", (Month(2024, 9),)), Late("van-phong", "leadership_complete", (Month(2024, 9),)))
    return Snapshot(as_of, plan, tuple(points), tuple(catalog.units.values()), kept, (), late, sample=sample, stamp="thu-nghiem")


@pytest.fixture(scope="session")
def snapshot():
    return build()


@pytest.fixture(scope="session")
def freeze():
    """The snapshot of any day."""
    return build
