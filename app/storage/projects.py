"""ProjectFiles: making, opening, saving and recovering projects."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from app.api import InvalidData, JobContext, UserError, Words, sentences
from app.api.studio import MissingMedia, Recoverable
from app.document import AssetId, Document, PartTypes, UnknownPart, assets_of, document_from, rows_of
from app.storage.assets import FolderAssets
from app.storage.failures import count_failure, failures_of, forget_failures
from app.storage.journal import Journal, is_begun, journal_summary, read_journal, remove_journal
from app.storage.lock import FileLock
from app.storage.media import find_media
from app.storage.project_file import VERSION, Media, ProjectFile, upgrade, write_project

log = logging.getLogger(__name__)

_NEWER = Words("This project was made by a newer version: it can be looked at, and saved under another name.")
_ELSEWHERE = Words("This project is open in another window: it can be looked at here, and saved under another name.")
_PROTECTED = Words("This file is write-protected: it can be looked at, and saved under another name.")
_LAST_SAVE = Words("What was done since the last save could not be read: this is the project as last saved.")
_UNSAVED = Words("This is the work that was not saved.")
_NOTHING = Words()


class OpenProject:
    """One open project; see app.api.studio.Project."""

    def __init__(
        self,
        files: ProjectFiles,
        document: Document,
        path: Path | None,
        *,
        file: ProjectFile | None = None,
        lock: FileLock | None = None,
        read_only: bool = False,
        notice: Words = _NOTHING,
    ) -> None:
        self._files = files
        self._path = path
        self._file = file
        self._lock = lock
        # Journaled on the main thread, saved on another: what is done during a save is newer than what it writes.
        self._journaling = threading.Lock()
        self._journal: Journal | None = None
        self.document = document
        self.read_only = read_only
        self.notice = notice
        if file:
            files.assets.attach(file)

    @property
    def path(self) -> Path | None:
        """The file it was saved to; None as long as it never was."""
        return self._path

    def journal(self, document: Document, *, failures: int = 0) -> None:
        """Take the document into the journal; on the disk within a second."""
        with self._journaling:
            if self._journal is None:
                self._journal = self._files.new_journal(self._path, failures)
            self._journal.put(document)

    def check_journal(self) -> None:
        """Raise the UserError with which journaling last failed, once."""
        if journal := self._journal:
            journal.check()

    def flush(self) -> None:
        """Wait until everything given to the journal is on the disk."""
        if journal := self._journal:
            journal.flush()

    def save(self, document: Document, job: JobContext) -> None:
        """Save to `path`; raises UserError, and the file is then what it was before."""
        if self._path is None or self.read_only:
            raise UserError("This project cannot be saved over.", advice="Save it under another name.")
        self._write(document, self._path, job, collect=False)
        self._drop_journaled(document)

    def save_as(self, document: Document, path: Path, job: JobContext, *, collect: bool = False) -> None:
        """Save under another name and go on there."""
        path = path.absolute()
        lock = self._lock
        if self._path is not None and _same(path, self._path):
            if self.read_only:
                raise UserError("This project cannot be saved over.", advice="Save it under another name.")
        else:
            lock = self._files.lock_of(path)
            if not lock.acquire():
                raise UserError("{name} is open in another window.", advice="Choose another name.", name=path.name)
        try:
            self._write(document, path, job, collect=collect)
        except BaseException:
            if lock is not self._lock and lock:
                lock.release()
            raise
        if lock is not self._lock:
            if self._lock:
                self._lock.release()
            self._lock = lock
        self._path = path
        self.read_only = False
        self._drop_journaled(document)

    @property
    def beside(self) -> int:
        """How many large media are kept beside the file."""
        return len(self._file.media()) if self._file else 0

    def missing(self, document: Document) -> Sequence[MissingMedia]:
        """Large media that are listed beside the file and lie neither there nor in the studio's store."""
        named = document.assets
        return [
            MissingMedia(
                AssetId(media.name),
                named[AssetId(media.name)].name if AssetId(media.name) in named else "",
                media.byte_size,
                media.path,
            )
            for media in self._absent()
        ]

    def relink(self, chosen: Path, job: JobContext) -> Sequence[AssetId]:
        """Look for missing media in a file and beside it, or in a folder; gives those that are back."""
        return [AssetId(media.name) for media in find_media(self._absent(), chosen, self._files.assets.chunks, job)]

    def confirm(self) -> None:
        """The recovered work is on the screen and the studio lives: earlier failures count no more."""
        if journal := self._journal:
            forget_failures(journal.path)

    def close(self, *, keep_recovery: bool = False) -> None:
        """Let go of the file; what was journaled and not saved is dropped unless it is to be recovered."""
        with self._journaling:
            journal, self._journal = self._journal, None
        if journal:
            journal.close(keep=keep_recovery)
        if self._file:
            self._files.assets.detach(self._file)
            self._file.close()
            self._file = None
        if self._lock:
            self._lock.release()
            self._lock = None

    def _write(self, document: Document, path: Path, job: JobContext, *, collect: bool) -> None:
        assets = self._files.assets
        rows = rows_of(document, self._files.types)
        absent = {media.name: media.byte_size for media in self._absent()}
        needed = {
            chunk
            for asset in assets_of(document, self._files.types)
            if asset in document.assets or assets.has(asset)
            for chunk in ([asset] if asset in absent else assets.needed_chunks(asset))
        }
        self._keep_for_undo(needed)
        write_project(path, rows, needed, assets.chunks, job.report, collect=collect, absent=absent)
        file = ProjectFile(path)
        assets.attach(file)
        if self._file:
            assets.detach(self._file)
            self._file.close()
        self._file = file

    def _drop_journaled(self, saved: Document) -> None:
        """Delete the journal if the file holds all of it; newer work stays in it, and belongs to the file now."""
        with self._journaling:
            if self._journal and self._journal.latest is not saved:
                self._journal.rebase(self._path)
                return
            journal, self._journal = self._journal, None
        if journal:
            journal.close(keep=False)

    def _absent(self) -> list[Media]:
        chunks = self._files.assets.chunks
        media = self._file.media() if self._file else []
        return [item for item in media if not item.is_there and not chunks.path(item.name).exists()]

    def _keep_for_undo(self, needed: set[str]) -> None:
        """Put into the store what the file is about to let go of: a step back may need it."""
        if not self._file:
            return
        chunks = self._files.assets.chunks
        beside = {media.name: media.path for media in self._file.media() if media.is_there}
        try:
            for name in self._file.names() - needed:
                if name in beside:
                    chunks.adopt(beside[name], name, lambda: None)
                elif not chunks.path(name).exists() and (data := self._file.read_chunk(name)) is not None:
                    chunks.add([data])
        except UserError as error:
            # Saving comes first: where there is no room for what can be undone, what is there now is kept.
            log.warning("what %s lets go of could not be kept", self._file.path, exc_info=error)


class ProjectFiles:
    """Projects on disk and the journals of open ones; see app.api.studio.Projects."""

    def __init__(self, data: Path, assets: FolderAssets, types: PartTypes) -> None:
        self._recovery = data / "recovery"
        self._locks = data / "locks"
        self.assets = assets
        self.types = types

    def new(self) -> OpenProject:
        """A new project that has no file yet."""
        return OpenProject(self, Document(), None)

    def open(self, path: Path) -> OpenProject:
        """Open a project file; a newer one, or one open elsewhere, opens read-only with a notice."""
        path = path.absolute()
        lock = self.lock_of(path) if path.is_file() else None
        mine = lock is not None and lock.acquire()
        file = None
        try:
            file = ProjectFile(path)
            if file.version < VERSION:
                file.close()
                if not mine or not os.access(path, os.W_OK):
                    raise UserError(
                        "{name} is of an older format and has to be written anew.",
                        advice="Close it elsewhere, or copy it to a place where it may be written.",
                        name=path.name,
                    )
                upgrade(path)
                file = ProjectFile(path)
            document = document_from(file.rows(), self.types)
        except BaseException:
            if file:
                file.close()
            if lock:
                lock.release()
            raise
        newer = file.newer or any(
            isinstance(part, UnknownPart) and part.kind in self.types for part in document.parts.values()
        )
        notice = _NOTHING
        if newer:
            notice = _NEWER
        elif not mine:
            notice = _ELSEWHERE
        elif not os.access(path, os.W_OK):
            notice = _PROTECTED
        return OpenProject(
            self, document, path, file=file, lock=lock if mine else None, read_only=bool(notice), notice=notice
        )

    def recoverable(self) -> Sequence[Recoverable]:
        """What a crash left behind, the latest first."""
        found = []
        for path in self._recovery.glob("*.journal"):
            lock = FileLock(path.with_suffix(".lock"))
            if not lock.acquire():
                continue
            lock.release()
            if not is_begun(path):
                remove_journal(path)
                path.with_suffix(".lock").unlink(missing_ok=True)
                continue
            title, base = journal_summary(path)
            found.append(Recoverable(path, title, base, path.stat().st_mtime, failures_of(path)))
        return sorted(found, key=lambda item: item.changed_s, reverse=True)

    def recover(self, found: Recoverable) -> OpenProject:
        """Open a copy of what was left; falls back to the last save and says so."""
        # Counted before trying: a crash while recovering counts too.
        failures = count_failure(found.journal)
        copy = found.journal.with_name(f"{uuid4().hex}.copy")
        try:
            for suffix in ("", "-wal"):
                source = found.journal.with_name(found.journal.name + suffix)
                if source.exists():
                    shutil.copy2(source, copy.with_name(copy.name + suffix))
            document, base = read_journal(copy, self.types)
        except InvalidData:
            if found.path is None or not found.path.is_file():
                raise
            project = self.open(found.path)
            project.notice = _LAST_SAVE
            return project
        finally:
            for suffix in ("", "-wal", "-shm"):
                copy.with_name(copy.name + suffix).unlink(missing_ok=True)
        project = self._resumed(document, base)
        # The count goes on until the work was shown for a while: showing it may be what crashes.
        project.journal(document, failures=failures)
        project.flush()
        project.check_journal()
        self.discard(found)
        return project

    def discard(self, found: Recoverable) -> None:
        """Give up what was left."""
        remove_journal(found.journal)
        found.journal.with_suffix(".lock").unlink(missing_ok=True)

    def new_journal(self, base: Path | None, failures: int) -> Journal:
        """A journal for a project that is being worked on, and that could not be recovered so often before."""
        self._recovery.mkdir(parents=True, exist_ok=True)
        path = self._recovery / f"{uuid4().hex}.journal"
        count_failure(path, failures)
        return Journal(path, self.types, base)

    def lock_of(self, path: Path) -> FileLock:
        """The lock that stands for a project file, whatever its name is written like."""
        name = hashlib.sha256(os.path.normcase(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
        return FileLock(self._locks / f"{name}.lock")

    def _resumed(self, document: Document, base: Path | None) -> OpenProject:
        notice = _UNSAVED
        if base is None or not base.is_file():
            return OpenProject(self, document, None, notice=notice)
        try:
            project = self.open(base)
        except UserError:
            return OpenProject(self, document, None, notice=notice)
        project.document = document
        project.notice = notice if not project.read_only else sentences(notice, project.notice)
        return project


def _same(one: Path, other: Path) -> bool:
    return os.path.normcase(one.resolve()) == os.path.normcase(other.resolve())
