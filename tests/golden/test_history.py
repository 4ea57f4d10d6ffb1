"""The history: what each version kept is found, and one that was kept before is brought up where it lies."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from app.api import AssetId
from app.storage import HistoryDatabase
from app.storage.history_schema import VERSION
from app.storage.references import history_texts
from tests.golden.make import GOLDEN, results

VERSIONS = sorted(int(path.stem.removeprefix("history-v")) for path in GOLDEN.glob("history-v*.db"))


def test_there_is_one_of_every_version() -> None:
    assert list(range(VERSION + 1)) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_opened_and_can_be_added_to(version: int, tmp_path: Path) -> None:
    path = Path(shutil.copy(GOLDEN / f"history-v{version}.db", tmp_path / "history.db"))
    history = HistoryDatabase(path)
    # What lies beside a result was not kept before.
    expected = [made if version else replace(made, extra={}) for made in reversed(results())]
    assert history.search() == expected
    assert [made.asset.name for made in history.search(favourites=True)] == ["a red fox 狐"]
    history.add_all(results())
    assert history.of(AssetId(f"{1:064x}")) == results()[1]
    assert history.search("waltz") == [results()[1]]
    assert history.is_favourite(AssetId(f"{0:064x}"))
    history.close()
    HistoryDatabase(path).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()


def test_what_lies_beside_a_result_is_named_where_the_sweep_looks(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    history = HistoryDatabase(path)
    history.add_all(results())
    assert any(f"{7:064x}" in text for text in history_texts(path))
    history.close()
