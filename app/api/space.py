"""Space: what the asset store takes of the disk, and freeing what nothing needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.document import Document
from app.jobs import JobContext


@dataclass(frozen=True, slots=True)
class Held:
    """What is held in memory and may name assets: every document of undo and redo, and other values as in JSON."""

    documents: Sequence[Document] = ()
    values: Sequence[object] = ()


@dataclass(frozen=True, slots=True)
class Swept:
    """How far a sweep came: whether it has ended, and the bytes that it freed."""

    ended: bool
    freed_bytes: int


class Sweep(Protocol):
    """One pass over the store: first everything is marked that can be reached, then the rest is deleted."""

    def step(self, held: Held, job: JobContext) -> Swept:
        """Go on for a short while, on a worker; raises UserError where nothing may be deleted, and then it is over.

        `held` is what is held at this moment, taken on the main thread while no job was running.
        """


class Space(Protocol):
    """The disk space of the asset store."""

    def used_bytes(self, job: JobContext) -> int:
        """What the store takes; asked on a worker."""

    def sweep(self) -> Sweep:
        """Begin to free what nothing needs."""
