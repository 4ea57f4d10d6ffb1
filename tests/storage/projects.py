"""Projects with a home of their own, something to put into them, and the way they end when a process dies."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from app.api import JobContext, Pixels
from app.document import Rename, Session
from app.jobs import JobId
from app.storage import FolderAssets, ProjectFiles
from app.storage.projects import OpenProject
from tests.storage.notes import TYPES, AddNote

CONTEXT = JobContext(JobId("test"), lambda _event: None)


def files_in(home: Path) -> ProjectFiles:
    """Projects with a home of their own."""
    return ProjectFiles(home / "data", FolderAssets(home / "assets", home / "cache"), TYPES)


def picture(number: int) -> Pixels:
    """A picture that no other number has."""
    return np.random.default_rng(number).integers(0, 255, (300, 280, 4), dtype=np.uint8)


def filled(files: ProjectFiles, count: int = 2) -> Session:
    """A session with some notes."""
    session = Session(files.new().document)
    session.execute(Rename("狐"))
    for number in range(count):
        session.execute(AddNote(f"note {number}", files.assets.add_picture(picture(number))))
    return session


def crash(project: OpenProject) -> None:
    """Let go of the locks as the system does when a process dies."""
    project.flush()
    if project._journal:
        project._journal._lock.release()
    if project._lock:
        project._lock.release()
