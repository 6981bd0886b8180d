"""One scenario, generated once for all tests of this folder."""

import pytest

from parcam.catalog.load import load_catalog
from parcam.samples import generate, load_scenario


@pytest.fixture(scope="session")
def catalog():
    return load_catalog()


@pytest.fixture(scope="session")
def scenario():
    return load_scenario()


@pytest.fixture(scope="session")
def files(catalog, scenario):
    return tuple(generate(catalog, scenario))
