"""The studio's own bank, opened once."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.audio.sound.bank import OWN_BANK, Bank

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The studio's own instruments."""
    return Bank.open(ROOT / "resources" / OWN_BANK)
