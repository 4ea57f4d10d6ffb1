"""Fixtures: one process that decodes, for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plugins.timeline.media.process import MediaProcess


@pytest.fixture(scope="module")
def process() -> Iterator[MediaProcess]:
    """A process that decodes."""
    with MediaProcess() as made:
        yield made
