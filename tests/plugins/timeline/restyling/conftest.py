"""Fixtures: a store for films, shared by the tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.plugins.timeline.restyling.running import Bench


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A store without models."""
    made = Bench(tmp_path_factory.mktemp("bench"))
    yield made
    made.assets.close()
