"""journal: how long the main thread spends on an action, how soon it is safe, and what a hundred kills leave."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from app.document import Session
from app.storage import FolderAssets, ProjectFiles
from tests.benchmarks.measure import Figure, at_most
from tests.storage.kill import run_kills
from tests.storage.notes import TYPES, AddNote

_ACTIONS = 200
_KILLS = 100


def run() -> Iterator[Figure]:
    """Actions of a real session, then kills with a zip written in place as the control."""
    with TemporaryDirectory() as name:
        home = Path(name)
        files = ProjectFiles(home / "data", FolderAssets(home / "assets", home / "cache"), TYPES)
        project = files.new()
        session = Session(project.document)
        session.subscribe(lambda _old, new: project.journal(new))
        main, safe = [], []
        for number in range(_ACTIONS):
            asset = files.assets.add_picture(np.full((256, 256, 4), number % 256, np.uint8))
            started = time.perf_counter()
            session.execute(AddNote(str(number), asset))
            main.append((time.perf_counter() - started) * 1000)
            project.flush()
            safe.append(time.perf_counter() - started)
        project.close()
        files.assets.close()
        yield at_most("journal", "main thread, max", max(main), "ms", 5)
        yield at_most("journal", "action to disk, max", max(safe), "s", 1.0)
        report = run_kills(_KILLS, 7, home / "kills")
        yield at_most("journal", f"unreadable of {_KILLS} kills", report.unreadable, "", 0)
        yield at_most("journal", f"acknowledged and lost in {_KILLS} kills", report.lost, "", 0)
        yield at_most("journal", "unreadable, zip in place", report.control_unreadable, "", 0, control=True)
