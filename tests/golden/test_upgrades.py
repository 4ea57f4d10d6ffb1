"""Upgrades: files and parts of earlier formats are brought up step by step, and what was is kept."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.api import InvalidData, UserError
from app.document import Json, UnknownPart
from app.storage import FolderAssets, ProjectFiles, project_file
from app.storage.lock import FileLock
from plugins.canvas.model import PART
from tests.golden.make import CONTEXT, GOLDEN, TYPES, files_in

_OLD = {
    # Before there were media beside the file, and with another name for the rows.
    "lines": "CREATE TABLE lines (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID",
    "chunks": project_file.TABLES[1]["chunks"],
}


def _from_0(connection: sqlite3.Connection) -> None:
    connection.execute(project_file.TABLES[1]["rows"])
    connection.execute(project_file.TABLES[1]["media"])
    connection.execute("INSERT INTO rows SELECT key, json FROM lines")
    connection.execute("DROP TABLE lines")


def _broken(connection: sqlite3.Connection) -> None:
    _from_0(connection)
    connection.execute("INSERT INTO nowhere VALUES (1)")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ProjectFiles]:
    """A studio whose format had a version before the first."""
    monkeypatch.setattr(project_file, "TABLES", {0: _OLD, **project_file.TABLES})
    monkeypatch.setattr(project_file, "UPGRADES", {0: _from_0})
    found = files_in(tmp_path / "studio")
    yield found
    found.assets.close()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The golden file as that version would have written it."""
    path = Path(shutil.copy(GOLDEN / "v1.seisei", tmp_path / "old.seisei"))
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute(_OLD["lines"])
        connection.execute("INSERT INTO lines SELECT key, json FROM rows")
        connection.execute("DROP TABLE rows")
        connection.execute("DROP TABLE media")
        connection.execute("PRAGMA user_version=0")
    connection.close()
    return path


def version_of(path: Path) -> int:
    """The version that a file says it has."""
    connection = sqlite3.connect(path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(version)


def test_an_old_file_is_brought_up_and_a_copy_is_kept(files: ProjectFiles, old: Path) -> None:
    before = old.read_bytes()
    golden = files.open(GOLDEN / "v1.seisei")
    expected = golden.document
    golden.close()
    project = files.open(old)
    assert project.document == expected
    assert not project.read_only
    project.save(project.document, CONTEXT)
    project.close()
    assert version_of(old) == project_file.VERSION
    assert old.with_name("old.v0.seisei").read_bytes() == before
    again = files.open(old)
    assert again.document == expected
    again.close()


def test_a_copy_never_replaces_an_earlier_one(files: ProjectFiles, old: Path) -> None:
    earlier = old.with_name("old.v0.seisei")
    earlier.write_bytes(b"the only copy of something")
    before = old.read_bytes()
    files.open(old).close()
    assert earlier.read_bytes() == b"the only copy of something"
    assert old.with_name("old.v0-2.seisei").read_bytes() == before


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(
    files: ProjectFiles, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project_file, "UPGRADES", {0: _broken})
    with pytest.raises(UserError):
        files.open(old)
    assert version_of(old) == 0
    monkeypatch.setattr(project_file, "UPGRADES", {0: _from_0})
    files.open(old).close()
    assert version_of(old) == 1


def test_an_old_file_that_is_open_elsewhere_is_not_touched(files: ProjectFiles, old: Path) -> None:
    lock: FileLock = files.lock_of(old)
    assert lock.acquire()
    before = old.read_bytes()
    with pytest.raises(UserError, match="older format"):
        files.open(old)
    assert old.read_bytes() == before
    lock.release()


def test_an_old_file_is_checked_against_the_schema_of_its_own_version(files: ProjectFiles, old: Path) -> None:
    with sqlite3.connect(old, isolation_level=None) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON chunks BEGIN DELETE FROM chunks; END")
    connection.close()
    before = old.read_bytes()
    with pytest.raises(InvalidData, match="never does"):
        files.open(old)
    assert old.read_bytes() == before


def test_a_version_that_never_was_is_refused(tmp_path: Path, old: Path) -> None:
    files = files_in(tmp_path / "another studio")
    with pytest.raises(InvalidData, match="not a Seisei project"):
        files.open(old)
    files.assets.close()


def _renamed(old: str, new: str, data: Json) -> Json:
    assert isinstance(data, dict)
    return {new if key == old else key: value for key, value in data.items()}


def test_a_part_goes_through_every_upgrade_of_its_plugin(tmp_path: Path) -> None:
    steps: list[int] = []

    def to_4(data: Json) -> Json:
        steps.append(3)
        return _renamed("layers", "stack", data)

    def to_5(data: Json) -> Json:
        steps.append(4)
        return _renamed("stack", "pile", data)

    newest = replace(
        PART,
        version=5,
        encode=lambda canvas: _renamed("layers", "pile", PART.encode(canvas)),
        decode=lambda data: PART.decode(_renamed("pile", "layers", data)),
        upgrades={**PART.upgrades, 3: to_4, 4: to_5},
    )
    types: Any = {"canvas": newest}
    home = tmp_path / "newer"
    newer = ProjectFiles(home / "data", FolderAssets(home / "data" / "assets", home / "cache"), types)
    path = Path(shutil.copy(GOLDEN / "v1.seisei", tmp_path / "a.seisei"))
    project = newer.open(path)
    assert steps == [3, 4]
    project.save(project.document, CONTEXT)
    project.close()
    again = newer.open(path)
    assert again.document == project.document
    again.close()
    assert steps == [3, 4], "what was saved is of the newest version"
    newer.assets.close()
    older = files_in(tmp_path / "older")
    seen = older.open(path)
    assert isinstance(seen.document.parts["canvas"], UnknownPart)
    assert seen.read_only
    assert "newer version" in str(seen.notice)
    seen.save_as(seen.document, tmp_path / "kept.seisei", CONTEXT)
    seen.close()
    assert TYPES["canvas"].version == 3
    kept = newer_again(types, tmp_path)
    found = kept.open(tmp_path / "kept.seisei")
    assert found.document.parts == project.document.parts, "an older studio keeps what it does not understand"
    found.close()
    kept.assets.close()
    older.assets.close()


def newer_again(types: Any, tmp_path: Path) -> ProjectFiles:
    """The newer studio once more, with nothing of its own."""
    home = tmp_path / "newer again"
    return ProjectFiles(home / "data", FolderAssets(home / "data" / "assets", home / "cache"), types)
