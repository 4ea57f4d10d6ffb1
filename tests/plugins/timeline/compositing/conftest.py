"""Fixtures: one studio for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.plugins.timeline.compositing.parts import Bench


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    made = Bench(tmp_path_factory.mktemp("studio"))
    yield made
    made.close()
