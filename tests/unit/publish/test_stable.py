"""The same snapshot gives the same bytes, whatever the clock says, in every kind and format."""

import io
import time
import zipfile

import pytest

from parcam.publish.kinds import OFFERED, Kind, PublishOptions
from parcam.publish.publish import publish


@pytest.fixture(scope="module")
def options():
    from parcam.catalog.defects import Defects
    from parcam.catalog.reporting import load_windows
    from parcam.places import data_dir

    return PublishOptions(window=load_windows(data_dir(), Defects())["quarter_3"])


@pytest.mark.parametrize(("kind", "form"), [(kind, form) for kind, forms in OFFERED.items() for form in forms])
def test_bytes_depend_on_the_snapshot_alone(snapshot, options, kind, form):
    first = publish(snapshot, kind, form, options)
    time.sleep(2.1)  # a zip entry's time has steps of two seconds
    assert publish(snapshot, kind, form, options) == first


@pytest.mark.parametrize(("kind", "form"), [(Kind.ACCOUNTABILITY, "docx"), (Kind.DECK, "pptx"), (Kind.DATA, "xlsx")])
def test_documents_are_dated_as_of(snapshot, options, kind, form):
    with zipfile.ZipFile(io.BytesIO(publish(snapshot, kind, form, options))) as archive:
        core = archive.read("docProps/core.xml").decode()
        embedded = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert core.count("2024-10-20T00:00:00Z") == 2
    for book in embedded:
        with zipfile.ZipFile(io.BytesIO(book)) as inner:
            assert inner.read("docProps/core.xml").decode().count("2024-10-20T00:00:00Z") >= 1
