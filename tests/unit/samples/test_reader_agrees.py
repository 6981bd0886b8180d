"""What the generator meant is what the reader reads: every reading of every generated file, nothing more, nothing less."""

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.samples import generate, load_scenario

FILES = {f.name: f for f in generate(load_catalog(), load_scenario())}


def parts(fact):
    if fact.stated is not None:
        return None, None, round(fact.stated, 6)
    return round(fact.numerator), round(fact.denominator), None


def table(facts):
    return {(f.indicator, f.unit, str(f.month)): parts(f) for f in facts}


@pytest.mark.parametrize("name", FILES)
def test_the_reader_reads_what_was_meant(name, catalog, tmp_path):
    file = FILES[name]
    path = tmp_path / name
    path.write_bytes(file.content)
    said = read(path, file.options, catalog, name=name, work_dir=tmp_path)
    assert said.error is None, said.error
    assert [(f.row, f.kind, f.raw) for f in said.faults] == []
    assert table(said.readings) == table(file.truth)
    assert all(account.balances for account in said.accounts)
