"""Everything that stores, over one folder, and what tests of freeing space put into it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from app.api import Asset, AssetId, Pixels, Recipe
from app.api.generator import Made
from app.api.space import Held
from app.document import Document
from app.jobs import JobId, JobSpec, JobState, Lane, StoredJob
from app.storage import FolderAssets, HistoryDatabase, Presence, ProjectFiles, QueueJournal, StoreSpace
from app.storage.space import StoreSweep
from tests.storage.notes import TYPES
from tests.storage.projects import CONTEXT


class Home:
    """Everything that stores, over one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.assets = FolderAssets(self.data / "assets", folder / "cache")
        self.presence = Presence(self.data / "instances")
        self.files = ProjectFiles(self.data, self.assets, TYPES)
        self.history = HistoryDatabase(self.data / "history.db")
        self.queue = QueueJournal(self.data / "queue.db")
        self.space = StoreSpace(self.assets, self.presence, TYPES, self.data, folder / "settings.json")

    def sweep(self, *documents: Document, grace_s: float = 0.0) -> int:
        """Sweep to the end with these documents held; gives the bytes that were freed."""
        sweep = StoreSweep(self.space, grace_s=grace_s)
        while not (found := sweep.step(Held(documents), CONTEXT)).ended:
            pass
        return found.freed_bytes

    def stored(self) -> set[str]:
        """The chunks on the disk."""
        folder = self.data / "assets"
        return {path.parent.name + path.name for path in folder.glob("??/*")}

    def close(self) -> None:
        """Let go of everything."""
        self.queue.close()
        self.history.close()
        self.assets.close()
        self.presence.close()


def picture(number: int, size: int = 4) -> Pixels:
    """A picture that no other number has."""
    return np.random.default_rng(number).integers(1, 255, (size, size, 4), dtype=np.uint8)


def made(asset: Asset, *inputs: AssetId) -> Made:
    """A result as the history keeps it."""
    return Made(asset, Recipe("x.y", "1", {"prompt": "a fox", "image": list(inputs)}, inputs=inputs), JobId("j"), 0.1)


def stored_job(image: AssetId) -> StoredJob:
    """A job that waits."""
    spec = JobSpec("x.y", {"image": image, "nested": {"masks": []}})
    return StoredJob(JobId(f"job {image[:8]}"), "a fox", spec, Lane.RENDER, JobState.QUEUED, 0, 0.0)
