"""Projects: saving, opening, recovering, and files of strangers."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.api import InvalidData, JobContext, UserError
from app.document import Rename, Session
from app.jobs import JobEvent, JobId
from app.storage import ProjectFiles
from tests.storage.notes import AddNote, Notes
from tests.storage.projects import CONTEXT, crash, files_in, filled, picture


def test_a_saved_project_opens_elsewhere_as_it_was(files: ProjectFiles, tmp_path: Path) -> None:
    session = filled(files)
    project = files.new()
    project.save_as(session.document, tmp_path / "a.seisei", CONTEXT)
    project.close()
    other = files_in(tmp_path / "elsewhere")
    opened = other.open(tmp_path / "a.seisei")
    assert opened.document == session.document
    for number, asset in enumerate(opened.document.part("notes", Notes()).assets):
        assert np.array_equal(other.assets.picture(asset), picture(number))
    opened.close()
    other.assets.close()


def test_a_second_instance_opens_read_only(files: ProjectFiles, tmp_path: Path) -> None:
    project = files.new()
    project.save_as(filled(files).document, tmp_path / "a.seisei", CONTEXT)
    second = files.open(tmp_path / "a.seisei")
    assert second.read_only
    assert "another window" in str(second.notice)
    with pytest.raises(UserError, match="another name"):
        second.save(second.document, CONTEXT)
    second.close()
    project.close()
    third = files.open(tmp_path / "a.seisei")
    assert not third.read_only
    third.close()


def test_work_that_was_never_saved_is_recovered_with_its_pictures(files: ProjectFiles) -> None:
    session = filled(files)
    project = files.new()
    project.journal(session.document)
    crash(project)
    (found,) = files.recoverable()
    assert found.title == "狐"
    recovered = files.recover(found)
    assert recovered.document == session.document
    assert recovered.path is None
    recovered.close()
    assert files.recoverable() == []


def test_a_damaged_journal_falls_back_to_the_last_save(files: ProjectFiles, tmp_path: Path) -> None:
    session = filled(files)
    project = files.new()
    project.save_as(session.document, tmp_path / "a.seisei", CONTEXT)
    saved = session.document
    session.execute(Rename("later"))
    project.journal(session.document)
    crash(project)
    (found,) = files.recoverable()
    for suffix in ("", "-wal"):
        path = found.journal.with_name(found.journal.name + suffix)
        if path.exists():
            path.write_bytes(os.urandom(path.stat().st_size))
    (found,) = files.recoverable()
    damaged = type(found)(found.journal, found.title, tmp_path / "a.seisei", found.changed_s, found.failures)
    recovered = files.recover(damaged)
    assert recovered.document == saved
    assert "as last saved" in str(recovered.notice)
    assert found.journal.exists(), "the only copy is never deleted"
    recovered.close()
    assert files.recoverable()[0].failures == 1


def test_what_is_done_while_it_saves_is_kept(files: ProjectFiles, tmp_path: Path) -> None:
    session = filled(files)
    project = files.new()
    project.journal(session.document)
    saved = session.document

    def go_on(_event: JobEvent) -> None:
        session.execute(AddNote("meanwhile", files.assets.add_picture(picture(7))))
        project.journal(session.document)

    project.save_as(saved, tmp_path / "a.seisei", JobContext(JobId("save"), go_on))
    assert session.document is not saved
    crash(project)
    (found,) = files.recoverable()
    assert found.path == tmp_path / "a.seisei", "what is newer than the file belongs to it"
    recovered = files.recover(found)
    assert recovered.document == session.document
    recovered.close()


def test_nothing_stays_to_recover_once_all_of_it_is_saved(files: ProjectFiles, tmp_path: Path) -> None:
    session = filled(files)
    project = files.new()
    project.journal(session.document)
    project.save_as(session.document, tmp_path / "a.seisei", CONTEXT)
    crash(project)
    assert files.recoverable() == []


def test_closing_without_saving_leaves_the_file_as_it_was(files: ProjectFiles, tmp_path: Path) -> None:
    project = files.new()
    session = filled(files)
    project.save_as(session.document, tmp_path / "a.seisei", CONTEXT)
    before = (tmp_path / "a.seisei").read_bytes()
    session.execute(Rename("x"))
    project.journal(session.document)
    project.close()
    assert (tmp_path / "a.seisei").read_bytes() == before
    assert files.recoverable() == []


def test_a_newer_project_is_not_written_over(files: ProjectFiles, tmp_path: Path) -> None:
    path = tmp_path / "a.seisei"
    project = files.new()
    project.save_as(filled(files).document, path, CONTEXT)
    project.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=9")
    connection.close()
    opened = files.open(path)
    assert opened.read_only
    assert "newer version" in str(opened.notice)
    opened.close()


HOSTILE = {
    "a trigger": "CREATE TRIGGER t AFTER DELETE ON rows BEGIN DELETE FROM chunks; END",
    "a view": "CREATE VIEW v AS SELECT * FROM rows",
    "another table": "CREATE TABLE evil (x)",
    "a missing table": "DROP TABLE media",
    "another application": "PRAGMA application_id=7",
    "a row that is no JSON": "UPDATE rows SET json = '{' WHERE key = 'document'",
    "a row that is too deep": f"UPDATE rows SET json = '{'[' * 100_000}' WHERE key = 'document'",
    "no document": "DELETE FROM rows WHERE key = 'document'",
    "a part that is none": "UPDATE rows SET json = '[]' WHERE key = 'part:notes'",
    "notes that are none": """UPDATE rows SET json='{"kind":"notes","version":1,"data":3}' WHERE key='part:notes'""",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_project_is_refused_in_words(files: ProjectFiles, tmp_path: Path, what: str) -> None:
    path = tmp_path / "a.seisei"
    project = files.new()
    project.save_as(filled(files).document, path, CONTEXT)
    project.close()
    connection = sqlite3.connect(path)
    connection.execute(HOSTILE[what])
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(InvalidData):
        files.open(path)
    assert path.read_bytes() == before


def test_media_outside_of_the_projects_folder_is_refused(files: ProjectFiles, tmp_path: Path) -> None:
    path = tmp_path / "a.seisei"
    project = files.new()
    session = filled(files)
    project.save_as(session.document, path, CONTEXT)
    project.close()
    asset = session.document.part("notes", Notes()).assets[0]
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM chunks WHERE name = ?", (asset,))
    connection.execute("INSERT INTO media VALUES (?, '../../etc/passwd', 3)", (asset,))
    connection.commit()
    connection.close()
    other = files_in(tmp_path / "elsewhere")
    opened = other.open(path)
    with pytest.raises(InvalidData, match="outside"):
        other.assets.picture(asset)
    opened.close()
    other.assets.close()


def test_a_file_cut_anywhere_is_refused_or_read(files: ProjectFiles, tmp_path: Path) -> None:
    path = tmp_path / "a.seisei"
    project = files.new()
    project.save_as(filled(files).document, path, CONTEXT)
    project.close()
    whole = path.read_bytes()
    for length in (0, 1, 16, 100, 4096, len(whole) // 2, len(whole) - 4096):
        path.write_bytes(whole[:length])
        with pytest.raises(UserError):
            files.open(path).close()
    for name, content in (("folder.seisei", None), ("picture.seisei", b"\x89PNG\r\n\x1a\n" + b"0" * 100)):
        other = tmp_path / name
        if content is None:
            other.mkdir()
        else:
            other.write_bytes(content)
        with pytest.raises(UserError):
            files.open(other)


def test_a_full_disk_leaves_the_file_as_it_was(
    files: ProjectFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.seisei"
    project = files.new()
    session = filled(files)
    project.save_as(session.document, path, CONTEXT)
    saved = session.document
    session.execute(AddNote("more", files.assets.add_picture(picture(9))))

    def full(_name: str) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.assets.chunks, "read", full)
    with pytest.raises(UserError, match="full"):
        project.save(session.document, CONTEXT)
    monkeypatch.undo()
    project.close()
    opened = files.open(path)
    assert opened.document == saved
    opened.close()


class Life(RuleBasedStateMachine):
    """A user's life: do, undo, redo, save, reopen, be killed; what was journaled or saved is always there."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self._folder = tempfile.TemporaryDirectory()
        self.home = Path(self._folder.name)
        self.files = files_in(self.home)
        self.project = self.files.new()
        self.session = Session(self.project.document)
        self.saved = self.session.document
        self.number = 0

    @initialize()
    def begin(self) -> None:
        """Nothing yet."""

    @rule(text=st.text(max_size=8))
    def write(self, text: str) -> None:
        """Add a note with a small picture."""
        self.number += 1
        pixels = np.full((4, 4, 4), self.number % 256, np.uint8)
        self.session.execute(AddNote(text, self.files.assets.add_picture(pixels)))
        self.project.journal(self.session.document)

    @rule()
    def undo(self) -> None:
        """Take the last step back, exactly."""
        if self.session.can_undo:
            expected = self.session.history[self.session.position - 1].document
            self.session.undo()
            assert self.session.document is expected
            self.project.journal(self.session.document)

    @rule()
    def redo(self) -> None:
        """Make it again."""
        self.session.redo()
        self.project.journal(self.session.document)

    @rule()
    def save(self) -> None:
        """Save under the first name, or over it."""
        if self.project.path is None:
            self.project.save_as(self.session.document, self.home / "a.seisei", CONTEXT)
        else:
            self.project.save(self.session.document, CONTEXT)
        self.saved = self.session.document

    @precondition(lambda self: self.project.path is not None)
    @rule()
    def reopen(self) -> None:
        """Close without saving and open again."""
        path = self.project.path
        assert path is not None
        self.project.close()
        self.project = self.files.open(path)
        assert self.project.document == self.saved
        self.session = Session(self.project.document)

    @rule()
    def die(self) -> None:
        """Be killed after the journal was written, and recover."""
        path, document = self.project.path, self.session.document
        journaled = self.project._journal is not None
        crash(self.project)
        self.files = files_in(self.home)
        found = self.files.recoverable()
        assert bool(found) == journaled
        if found:
            self.project = self.files.recover(found[0])
            assert self.project.document == document
        elif path is not None:
            self.project = self.files.open(path)
            assert self.project.document == self.saved
        else:
            self.project = self.files.new()
        self.session = Session(self.project.document)

    @invariant()
    def every_picture_is_there(self) -> None:
        """What the document names can be read."""
        for asset in self.session.document.part("notes", Notes()).assets:
            assert self.files.assets.has(asset)

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.project.close()
        self.files.assets.close()
        self._folder.cleanup()


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)
