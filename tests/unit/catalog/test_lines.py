"""Where a value of a TOML file stands."""

from __future__ import annotations

from parcam.catalog.lines import LineMap

TEXT = '''\
id = "x"
note = """
fake = 1
[not.a.table]
"""
[plain]
a.b = 2
[[item]]
name = "one"
[item.inner]
deep = 1
[[item.part]]
id = "p"
[[item]]
name = "two"
[[item.part]]
id = "q"
'''


def test_every_kind_of_place_is_found() -> None:
    line = LineMap(TEXT)
    assert line(("id",)) == 1
    assert line(("plain",)) == 6
    assert line(("plain", "a", "b")) == 7
    assert line(("item", 0, "name")) == 9
    assert line(("item", 0, "inner", "deep")) == 11
    assert line(("item", 0, "part", 0, "id")) == 13
    assert line(("item", 1, "name")) == 15
    assert line(("item", 1, "part", 0, "id")) == 17


def test_what_is_missing_points_at_the_table_around_it() -> None:
    line = LineMap(TEXT)
    assert line(("item", 1, "missing")) == 14
    assert line(("nothing",)) == 1
    assert line(("fake",)) == 1
