"""Golden files: the project of every released version opens, says what it said, and can be worked on."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.api import UserError
from app.document import Session
from app.document.command import Rename
from app.storage import ProjectFiles
from app.storage.project_file import VERSION
from tests.golden.make import CONTEXT, GOLDEN, content_of, document_for, files_in

NAMES = sorted(path.stem for path in GOLDEN.glob("*.seisei"))


@pytest.fixture
def files(tmp_path: Path) -> Iterator[ProjectFiles]:
    """Projects of a studio that has never seen the file."""
    found = files_in(tmp_path / "studio")
    yield found
    found.assets.close()


@pytest.fixture(params=NAMES)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of each golden file."""
    name: str = request.param
    return Path(shutil.copy(GOLDEN / f"{name}.seisei", tmp_path / f"{name}.seisei"))


def expected(golden: Path) -> dict[str, Any]:
    """What is in it."""
    found: dict[str, Any] = json.loads((GOLDEN / f"{golden.stem}.json").read_text(encoding="utf-8"))
    return found


def test_every_version_has_its_golden_file() -> None:
    assert [f"v{number}" for number in range(1, VERSION + 1)] == NAMES


def test_it_is_what_it_was_and_opening_changes_nothing(files: ProjectFiles, golden: Path) -> None:
    before = golden.read_bytes()
    project = files.open(golden)
    assert not project.read_only
    assert content_of(project.document, files) == expected(golden)
    project.close()
    assert golden.read_bytes() == before or golden.stem != f"v{VERSION}"


def test_it_is_changed_saved_and_opened_again(files: ProjectFiles, golden: Path, tmp_path: Path) -> None:
    project = files.open(golden)
    session = Session(project.document)
    session.execute(Rename("renamed"))
    project.journal(session.document)
    project.save(session.document, CONTEXT)
    project.close()
    elsewhere = files_in(tmp_path / "elsewhere")
    again = elsewhere.open(golden)
    assert again.document == session.document
    assert content_of(again.document, elsewhere) == {**expected(golden), "title": "renamed"}
    again.save_as(again.document, tmp_path / "copy.seisei", CONTEXT)
    again.close()
    copy = elsewhere.open(tmp_path / "copy.seisei")
    assert content_of(copy.document, elsewhere) == {**expected(golden), "title": "renamed"}
    copy.close()
    elsewhere.assets.close()


def test_it_is_looked_at_where_it_may_not_be_written(
    files: ProjectFiles, golden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    golden.chmod(0o444)
    # Whoever runs the tests as root may write to anything; what the studio asks the system is answered as for others.
    monkeypatch.setattr(os, "access", lambda path, mode: not (Path(path) == golden and mode == os.W_OK))
    if golden.stem != f"v{VERSION}":
        with pytest.raises(UserError, match="older format"):
            files.open(golden)
        return
    before = golden.read_bytes()
    project = files.open(golden)
    assert project.read_only
    assert "write-protected" in str(project.notice)
    assert content_of(project.document, files) == expected(golden)
    with pytest.raises(UserError, match="another name"):
        project.save(project.document, CONTEXT)
    project.save_as(project.document, tmp_path / "copy.seisei", CONTEXT)
    assert not project.read_only
    project.close()
    assert golden.read_bytes() == before


def test_a_second_window_looks_at_it(files: ProjectFiles, golden: Path, tmp_path: Path) -> None:
    project = files.open(golden)
    other = files_in(tmp_path / "studio")
    second = other.open(golden)
    assert second.read_only
    assert content_of(second.document, other) == expected(golden)
    second.close()
    project.close()
    other.assets.close()


def test_the_present_version_still_writes_what_the_golden_file_holds(files: ProjectFiles) -> None:
    document = document_for(files)
    found, golden = content_of(document, files), expected(GOLDEN / f"v{VERSION}.seisei")
    assert {**found, "id": ""} == {**golden, "id": ""}
