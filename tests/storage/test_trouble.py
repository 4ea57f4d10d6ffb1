"""Disks that are full, folders that may not be written, and two windows on one project: said in words, nothing lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.api import UserError
from app.document import Document, Rename, Session
from app.storage import JsonSettings, ProjectFiles, journal, project_file
from app.storage.assets import FolderAssets
from app.storage.database import open_database
from tests.conftest import REPOSITORY
from tests.storage.notes import AddNote, Notes
from tests.storage.projects import CONTEXT, crash, filled, picture

Open = Callable[..., sqlite3.Connection]


def full_after(pages: int) -> Open:
    """Databases on a disk with room for so many pages: SQLite itself says that it is full."""

    def opened(path: Path, *, wal: bool = True) -> sqlite3.Connection:
        connection = open_database(path, wal=wal)
        (now,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={now + pages}")
        return connection

    return opened


def saved(files: ProjectFiles, path: Path) -> Document:
    """A project that was saved and closed."""
    session = filled(files)
    project = files.new()
    project.save_as(session.document, path, CONTEXT)
    project.close()
    return session.document


def test_a_disk_that_fills_up_while_saving_leaves_the_file_as_it_was(
    files: ProjectFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.seisei"
    document = saved(files, path)
    project = files.open(path)
    session = Session(project.document)
    session.execute(AddNote("more", files.assets.add_picture(picture(9))))
    before = path.read_bytes()
    monkeypatch.setattr(project_file, "open_database", full_after(3))
    with pytest.raises(UserError) as caught:
        project.save(session.document, CONTEXT)
    assert "a.seisei could not be written" in str(caught.value)
    assert "The disk is full: make room and try again." in str(caught.value)
    assert path.read_bytes() == before
    assert not path.with_name("a.seisei-journal").exists()
    # There is room again: the same project is saved without opening it anew.
    monkeypatch.undo()
    project.save(session.document, CONTEXT)
    project.close()
    opened = files.open(path)
    assert opened.document == session.document != document
    opened.close()


def test_a_disk_that_is_full_for_a_new_file_leaves_nothing_behind(
    files: ProjectFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = filled(files)
    project = files.new()
    target = tmp_path / "folder"
    target.mkdir()
    monkeypatch.setattr(project_file, "open_database", full_after(2))
    with pytest.raises(UserError, match="disk is full"):
        project.save_as(session.document, target / "a.seisei", CONTEXT)
    assert list(target.iterdir()) == []
    assert project.path is None
    monkeypatch.undo()
    project.save_as(session.document, target / "a.seisei", CONTEXT)
    project.close()


def test_a_disk_that_is_full_for_the_journal_is_said_once_and_journaling_goes_on(
    files: ProjectFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = files.new()
    session = filled(files, 2)
    monkeypatch.setattr(journal, "open_database", full_after(8))
    project.journal(session.document)
    project.flush()
    project.check_journal()
    kept = session.document
    for number in range(40):
        session.execute(AddNote("x" * 2000, files.assets.add_picture(picture(number))))
    project.journal(session.document)
    project.flush()
    with pytest.raises(UserError, match="disk is full"):
        project.check_journal()
    project.check_journal()
    crash(project)
    (found,) = files.recoverable()
    recovered = files.recover(found)
    assert recovered.document == kept, "what was journaled before is whole"
    recovered.close()


def test_a_stroke_on_a_full_disk_is_refused_and_nothing_half_is_stored(
    files: ProjectFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    # One tile: of several, the others are still being written when the first is refused.
    stroke = picture(1)[:200, :200].copy()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="disk is full"):
        files.assets.add_picture(stroke)
    monkeypatch.undo()
    assert [path for path in (tmp_path / "assets").glob("??/*") if path.is_file()] == []
    assert files.assets.has(files.assets.add_picture(stroke).id)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody may write to, not even root")
def test_a_folder_that_may_not_be_written_is_said_in_words(files: ProjectFiles, tmp_path: Path) -> None:
    session = filled(files)
    project = files.new()
    with pytest.raises(UserError) as caught:
        project.save_as(session.document, Path("/proc/a.seisei"), CONTEXT)
    assert "could not be written" in str(caught.value)
    assert "choose another folder, or allow writing" in str(caught.value)
    assert project.path is None
    store = FolderAssets(Path("/proc/assets"), tmp_path / "cache")
    with pytest.raises(UserError, match="another folder"):
        store.add_picture(picture(1))
    store.close()
    with pytest.raises(UserError, match="another folder"):
        JsonSettings(Path("/proc/config/settings.json")).set("x", 1)
    project.save_as(session.document, tmp_path / "a.seisei", CONTEXT)
    project.close()


def test_a_file_that_became_read_only_is_said_in_words(
    files: ProjectFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.seisei"
    document = saved(files, path)
    project = files.open(path)

    def read_only(path: Path, *, wal: bool = True) -> sqlite3.Connection:
        return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)

    monkeypatch.setattr(project_file, "open_database", read_only)
    session = Session(project.document)
    session.execute(Rename("x"))
    with pytest.raises(UserError, match="allow writing"):
        project.save(session.document, CONTEXT)
    monkeypatch.undo()
    project.close()
    opened = files.open(path)
    assert opened.document == document
    opened.close()


_SECOND = """
import sys
from pathlib import Path
from app.api import UserError
from tests.storage.projects import CONTEXT, files_in
from app.document import Rename, Session
home, path = Path(sys.argv[1]), Path(sys.argv[2])
files = files_in(home)
project = files.open(path)
print(project.read_only, "|", str(project.notice), flush=True)
session = Session(project.document)
session.execute(Rename("of the second window"))
for save in (
    lambda: project.save(session.document, CONTEXT),
    lambda: project.save_as(session.document, path, CONTEXT),
    lambda: project.save_as(session.document, path.with_name("copy.seisei"), CONTEXT),
):
    try:
        save()
        print("saved", flush=True)
    except UserError as error:
        print(str(error), flush=True)
project.close()
files.assets.close()
"""


def test_a_second_process_looks_and_saves_a_copy_but_never_over_it(files: ProjectFiles, tmp_path: Path) -> None:
    path = tmp_path / "a.seisei"
    document = saved(files, path)
    project = files.open(path)
    before = path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", _SECOND, str(tmp_path), str(path)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    first, *answers = done.stdout.splitlines()
    assert first.startswith("True | This project is open in another window")
    assert answers == [
        "This project cannot be saved over. Save it under another name.",
        "This project cannot be saved over. Save it under another name.",
        "saved",
    ]
    assert path.read_bytes() == before
    project.save(document, CONTEXT)
    project.close()
    copy = files.open(tmp_path / "copy.seisei")
    assert copy.document.title == "of the second window"
    assert copy.document.part("notes", Notes()) == document.part("notes", Notes())
    copy.close()


def test_another_project_that_is_open_elsewhere_is_not_saved_over(files: ProjectFiles, tmp_path: Path) -> None:
    path = tmp_path / "a.seisei"
    saved(files, path)
    project = files.open(path)
    before = path.read_bytes()
    other = files.new()
    with pytest.raises(UserError, match="open in another window"):
        other.save_as(other.document, path, CONTEXT)
    assert path.read_bytes() == before
    project.close()
    other.save_as(other.document, path, CONTEXT)
    other.close()


def test_a_newer_project_is_not_saved_over_by_choosing_its_own_name(files: ProjectFiles, tmp_path: Path) -> None:
    path = tmp_path / "a.seisei"
    saved(files, path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=9")
    connection.close()
    before = path.read_bytes()
    project = files.open(path)
    with pytest.raises(UserError, match="another name"):
        project.save_as(project.document, path, CONTEXT)
    assert path.read_bytes() == before
    project.close()


def test_a_project_whose_window_died_is_nobodys(files: ProjectFiles, tmp_path: Path) -> None:
    path = tmp_path / "a.seisei"
    saved(files, path)
    child = subprocess.run(
        [
            sys.executable,
            "-c",
            _SECOND.split("print(")[0] + "import os; os.kill(os.getpid(), 9)",
            str(tmp_path),
            str(path),
        ],
        cwd=REPOSITORY,
        check=False,
    )
    assert child.returncode != 0
    project = files.open(path)
    assert not project.read_only
    project.close()
