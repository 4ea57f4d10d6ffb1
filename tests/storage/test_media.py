"""Large media beside the project: missing ones are listed, found again by their content, and never dropped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.api import Asset, JobContext, UserError
from app.document import Document, Session
from app.jobs import JobCancelled, JobEvent, JobId, Progressed
from app.storage import ProjectFiles, media, project_file
from app.storage.projects import OpenProject
from tests.storage.notes import AddNote, DropNote
from tests.storage.projects import CONTEXT, files_in

_LARGE = 1000


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand bytes are large here."""
    monkeypatch.setattr(project_file, "LARGE_BYTES", _LARGE)


@pytest.fixture
def files(tmp_path: Path) -> Iterator[ProjectFiles]:
    """A studio that has nothing in its store."""
    found = files_in(tmp_path / "studio")
    yield found
    found.assets.close()


def film(number: int) -> bytes:
    """Content that is kept beside the file, all of one size."""
    return b"film %d " % number + bytes(_LARGE)


@pytest.fixture
def saved(tmp_path: Path) -> Document:
    """What a.seisei holds: two films beside it, and a text in it."""
    maker = files_in(tmp_path / "maker")
    project = maker.new()
    session = Session(project.document)
    for number in (1, 2):
        session.execute(AddNote("x", maker.assets.add_bytes(film(number), "video/mp4", name=f"shot {number}")))
    session.execute(AddNote("y", maker.assets.add_bytes(b"short", "text/plain")))
    project.save_as(session.document, tmp_path / "a.seisei", CONTEXT)
    project.close()
    maker.assets.close()
    return session.document


def films(document: Document) -> list[Asset]:
    """The two that are large."""
    return [asset for asset in document.assets.values() if asset.byte_size >= _LARGE]


def moved(tmp_path: Path, *, name: str = "elsewhere") -> Path:
    """Move the films away, under other names."""
    there = tmp_path / name
    there.mkdir()
    for number, path in enumerate(sorted((tmp_path / "a.media").iterdir())):
        path.rename(there / f"clip {number}.mp4")
    (tmp_path / "a.media").rmdir()
    return there


def check(project: OpenProject, files: ProjectFiles, document: Document) -> None:
    """Everything is there, and is what it was."""
    assert project.missing(project.document) == []
    assert project.document == document
    for number, asset in enumerate(films(document), start=1):
        assert files.assets.read(asset.id) == film(number)


def test_nothing_is_missing_where_it_was_left(files: ProjectFiles, saved: Document, tmp_path: Path) -> None:
    project = files.open(tmp_path / "a.seisei")
    check(project, files, saved)
    project.close()


def test_what_is_missing_is_listed_and_nothing_is_dropped(files: ProjectFiles, saved: Document, tmp_path: Path) -> None:
    moved(tmp_path)
    project = files.open(tmp_path / "a.seisei")
    found = {item.name: item for item in project.missing(project.document)}
    assert set(found) == {"shot 1", "shot 2"}
    assert found["shot 1"].byte_size == len(film(1))
    assert found["shot 1"].seen.parent == tmp_path / "a.media"
    session = Session(project.document)
    session.execute(AddNote("more", files.assets.add_bytes(b"more", "text/plain")))
    project.journal(session.document)
    project.save(session.document, CONTEXT)
    assert len(project.missing(session.document)) == 2
    (tmp_path / "other").mkdir()
    project.save_as(session.document, tmp_path / "other" / "b.seisei", CONTEXT)
    assert len(project.missing(session.document)) == 2
    project.close()
    again = files.open(tmp_path / "other" / "b.seisei")
    assert again.document == session.document
    assert {item.name for item in again.missing(again.document)} == {"shot 1", "shot 2"}
    again.close()


def test_one_file_that_is_found_brings_back_those_beside_it(
    files: ProjectFiles, saved: Document, tmp_path: Path
) -> None:
    there = moved(tmp_path)
    (there / "of the same size.mp4").write_bytes(film(3))
    project = files.open(tmp_path / "a.seisei")
    chosen = there / "clip 1.mp4"
    assert set(project.relink(chosen, CONTEXT)) == {asset.id for asset in films(saved)}
    assert chosen.exists(), "what was chosen stays where it is"
    check(project, files, saved)
    project.close()
    again = files.open(tmp_path / "a.seisei")
    check(again, files, saved)
    again.close()


def test_a_folder_is_searched_with_its_sub_folders(files: ProjectFiles, saved: Document, tmp_path: Path) -> None:
    there = moved(tmp_path, name="films")
    outer = tmp_path / "disk"
    outer.mkdir()
    shutil.move(there, outer / "films")
    project = files.open(tmp_path / "a.seisei")
    assert project.relink(tmp_path / "studio", CONTEXT) == []
    assert len(project.relink(outer, CONTEXT)) == 2
    check(project, files, saved)
    project.close()


def test_another_file_of_the_same_size_and_name_is_not_taken(
    files: ProjectFiles, saved: Document, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "a.media")
    wrong = tmp_path / films(saved)[0].id
    wrong.write_bytes(film(9))
    project = files.open(tmp_path / "a.seisei")
    assert project.relink(wrong, CONTEXT) == []
    assert len(project.missing(project.document)) == 2
    assert not (tmp_path / "a.media").exists()
    project.close()


def test_a_file_of_another_length_at_its_place_is_missing_and_mended(
    files: ProjectFiles, saved: Document, tmp_path: Path
) -> None:
    there = tmp_path / "copies"
    shutil.copytree(tmp_path / "a.media", there)
    cut = tmp_path / "a.media" / films(saved)[0].id
    cut.write_bytes(cut.read_bytes()[:100])
    project = files.open(tmp_path / "a.seisei")
    (item,) = project.missing(project.document)
    assert item.name == "shot 1"
    project.relink(there, CONTEXT)
    check(project, files, saved)
    project.close()


def test_where_the_projects_folder_may_not_be_written_it_goes_into_the_store(
    files: ProjectFiles, saved: Document, tmp_path: Path
) -> None:
    there = moved(tmp_path)
    # A file where the folder would be: nothing can be put beside the project.
    (tmp_path / "a.media").write_text("in the way", encoding="utf-8")
    project = files.open(tmp_path / "a.seisei")
    assert len(project.relink(there, CONTEXT)) == 2
    check(project, files, saved)
    project.close()


def test_a_full_disk_while_bringing_back_is_said_in_words(
    files: ProjectFiles, saved: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = moved(tmp_path)
    project = files.open(tmp_path / "a.seisei")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UserError, match="disk is full"):
        project.relink(there, CONTEXT)
    monkeypatch.undo()
    assert list((tmp_path / "a.media").iterdir()) == [], "nothing half is left"
    assert len(project.missing(saved)) == 2
    project.close()


def test_looking_can_be_cancelled(files: ProjectFiles, saved: Document, tmp_path: Path) -> None:
    there = moved(tmp_path)
    project = files.open(tmp_path / "a.seisei")
    context = JobContext(JobId("x"), lambda _event: None)
    context.cancelled.set()
    with pytest.raises(JobCancelled):
        project.relink(there, context)
    assert len(project.missing(saved)) == 2
    project.close()


def test_collecting_makes_one_file_of_it(files: ProjectFiles, saved: Document, tmp_path: Path) -> None:
    reports: list[tuple[int, int]] = []

    def note(event: JobEvent) -> None:
        assert isinstance(event, Progressed)
        reports.append((event.step, event.steps))

    context = JobContext(JobId("x"), note)
    project = files.open(tmp_path / "a.seisei")
    assert project.beside == 2
    project.save_as(project.document, tmp_path / "a.seisei", context, collect=True)
    assert reports == [(0, 2), (1, 2)]
    assert project.beside == 0
    shutil.rmtree(tmp_path / "a.media")
    check(project, files, saved)
    project.save(project.document, CONTEXT)
    project.close()
    (tmp_path / "alone").mkdir()
    shutil.move(tmp_path / "a.seisei", tmp_path / "alone" / "b.seisei")
    again = files.open(tmp_path / "alone" / "b.seisei")
    check(again, files, saved)
    again.close()


def test_collecting_goes_on_without_what_is_missing_and_keeps_naming_it(
    files: ProjectFiles, saved: Document, tmp_path: Path
) -> None:
    there = moved(tmp_path)
    shutil.move(there / "clip 0.mp4", tmp_path / "away.mp4")
    project = files.open(tmp_path / "a.seisei")
    project.relink(there, CONTEXT)
    project.save_as(project.document, tmp_path / "a.seisei", CONTEXT, collect=True)
    assert project.beside == 1
    assert len(project.missing(saved)) == 1
    project.relink(tmp_path / "away.mp4", CONTEXT)
    check(project, files, saved)
    project.close()


def test_what_is_too_large_for_one_file_stays_beside(
    files: ProjectFiles, saved: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project_file, "LARGEST_IN_FILE_BYTES", _LARGE)
    project = files.open(tmp_path / "a.seisei")
    project.save_as(project.document, tmp_path / "a.seisei", CONTEXT, collect=True)
    assert project.beside == 2
    project.save_as(project.document, tmp_path / "b.seisei", CONTEXT, collect=True)
    assert project.beside == 2
    check(project, files, saved)
    project.close()


def test_a_film_is_not_read_to_see_that_it_is_there(
    files: ProjectFiles, saved: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = files.open(tmp_path / "a.seisei")
    read: list[str] = []
    original = files.assets.chunks.read

    def reading(name: str) -> bytes:
        read.append(name)
        return original(name)

    monkeypatch.setattr(files.assets.chunks, "read", reading)
    assert all(files.assets.has(asset.id) for asset in films(saved))
    project.save(project.document, CONTEXT)
    assert read == []
    project.close()


def test_a_film_that_was_taken_out_and_saved_can_be_brought_back(
    files: ProjectFiles, saved: Document, tmp_path: Path
) -> None:
    project = files.open(tmp_path / "a.seisei")
    session = Session(project.document)
    for _ in range(3):
        session.execute(DropNote())
    project.save(session.document, CONTEXT)
    assert project.beside == 0
    session.walk_to(0)
    project.save(session.document, CONTEXT)
    check(project, files, saved)
    project.close()


def test_the_number_of_files_that_are_looked_at_is_bounded(
    files: ProjectFiles, saved: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = moved(tmp_path)
    monkeypatch.setattr(media, "_MOST_FILES", 1)
    project = files.open(tmp_path / "a.seisei")
    assert len(project.relink(there, CONTEXT)) == 1
    project.close()
