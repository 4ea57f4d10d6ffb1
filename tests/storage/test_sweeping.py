"""A user's life with sweeps at any moment: nothing that can be reached is lost, and nothing else is left."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.api import Asset, AssetId, Pixels
from app.document import Session
from app.storage import FolderAssets
from app.storage.project_file import ProjectFile
from tests.storage.home import Home, made, picture, stored_job
from tests.storage.notes import AddNote, DropNote, Notes
from tests.storage.projects import CONTEXT, crash


class Sweeping(RuleBasedStateMachine):
    """A user's life with sweeps at any moment, and no grace: what can be reached is whole, and nothing else is left."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.home = Home(Path(self._folder.name))
        self.project = self.home.files.new()
        self.session = Session(self.project.document)
        self.saved = [self.session.document]
        self.results: list[AssetId] = []
        self.waiting: list[AssetId] = []
        self.pixels: dict[AssetId, Pixels] = {}
        self.number = 0

    def _store(self, base: AssetId | None = None) -> Asset:
        """A picture of its own, or one that stands on another's tiles."""
        self.number += 1
        if base is None:
            pixels = picture(self.number, 260)
            asset = self.home.assets.add_picture(pixels)
        else:
            pixels = self.pixels[base].copy()
            pixels[:256, :256] = picture(self.number, 256)
            asset = self.home.assets.add_tiles(base, {(0, 0): np.ascontiguousarray(pixels[:256, :256])})
        self.pixels[asset.id] = pixels
        return asset

    def _journal(self) -> None:
        self.project.journal(self.session.document)
        self.project.flush()

    @rule()
    def write(self) -> None:
        """Add a note with a picture."""
        self.session.execute(AddNote("x", self._store()))
        self._journal()

    @precondition(lambda self: self.session.document.part("notes", Notes()).assets)
    @rule()
    def paint(self) -> None:
        """Add a picture that stands on the last one's tiles; it may be that only of the file."""
        base = self.session.document.part("notes", Notes()).assets[-1]
        self.session.execute(AddNote("y", self._store(base)))
        self._journal()

    @precondition(lambda self: self.session.document.part("notes", Notes()).assets)
    @rule(saved=st.booleans())
    def drop(self, saved: bool) -> None:
        """Take the last picture out, and perhaps have the file let go of it."""
        self.session.execute(DropNote())
        self._journal()
        if saved and self.project.path is not None:
            self.save()

    @rule()
    def waste(self) -> None:
        """Store what is never named."""
        self._store()

    @rule(back=st.integers(1, 4))
    def undo(self, back: int) -> None:
        """Take steps back."""
        self.session.walk_to(max(0, self.session.position - back))
        self._journal()

    @rule()
    def redo(self) -> None:
        """Make one again."""
        self.session.redo()
        self._journal()

    @rule(name=st.sampled_from(["a", "b"]))
    def save_as(self, name: str) -> None:
        """Save under one of two names."""
        self.project.save_as(self.session.document, self.home.folder / f"{name}.seisei", CONTEXT)

    @precondition(lambda self: self.project.path is not None)
    @rule()
    def save(self) -> None:
        """Save."""
        self.project.save(self.session.document, CONTEXT)

    @rule(name=st.sampled_from(["a", "b", "new"]))
    def leave(self, name: str) -> None:
        """Close without saving, and open another or begin one."""
        self.project.close()
        path = self.home.folder / f"{name}.seisei"
        self.project = self.home.files.open(path) if path.exists() else self.home.files.new()
        self.session = Session(self.project.document)

    @precondition(lambda self: self.project.path is not None)
    @rule()
    def leave_swept(self) -> None:
        """Save, close, sweep, and open again: what the file holds is in the file alone by then."""
        path = self.project.path
        assert path is not None
        self.project.save(self.session.document, CONTEXT)
        self.project.close()
        self.home.sweep()
        self.project = self.home.files.open(path)
        self.session = Session(self.project.document)

    @rule()
    def die(self) -> None:
        """Be killed, sweep before anything is recovered, and recover."""
        crash(self.project)
        self.home.close()
        self.home = Home(Path(self._folder.name))
        self.home.sweep()
        found = self.home.files.recoverable()
        self.project = self.home.files.recover(found[0]) if found else self.home.files.new()
        self.session = Session(self.project.document)

    @rule()
    def generate(self) -> None:
        """Keep a result that was made from another picture."""
        source = self._store()
        result = self._store()
        self.home.history.add(made(result, source.id))
        self.results += [result.id, source.id]

    @precondition(lambda self: self.results)
    @rule()
    def forget_result(self) -> None:
        """Take the last result off the history."""
        self.home.history.remove(self.results[-2])
        del self.results[-2:]

    @rule()
    def queue(self) -> None:
        """Let a job wait."""
        asset = self._store()
        self.home.queue.keep(stored_job(asset.id))
        self.home.queue.flush()
        self.waiting.append(asset.id)

    @rule()
    def sweep(self) -> None:
        """Free what nothing needs: of what is left every chunk is needed."""
        self.home.sweep(*(step.document for step in self.session.history))
        needed = {chunk for asset in self._reachable() for chunk in self.home.assets.needed_chunks(asset)}
        assert self.home.stored() <= needed

    def _reachable(self) -> set[AssetId]:
        steps = {asset for step in self.session.history for asset in step.document.assets}
        return {*steps, *self.results, *self.waiting}

    @invariant()
    def everything_reachable_is_whole(self) -> None:
        """Read from the disk anew, every picture that can be reached is what it was."""
        fresh = FolderAssets(self.home.data / "assets", self.home.folder / "cache")
        file = ProjectFile(self.project.path) if self.project.path else None
        if file:
            fresh.attach(file)
        for asset in self._reachable():
            assert np.array_equal(fresh.picture(asset), self.pixels[asset])
        if file:
            file.close()
        fresh.close()

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.project.close()
        self.home.close()
        self._folder.cleanup()


TestSweeping = Sweeping.TestCase
TestSweeping.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)


def _has_notes(life: Sweeping) -> bool:
    return bool(life.session.document.part("notes", Notes()).assets)


_LIFE: dict[str, Callable[[Sweeping], object]] = {
    "write": lambda life: life.write(),
    "paint": lambda life: life.paint() if _has_notes(life) else None,
    "drop": lambda life: life.drop(saved=True) if _has_notes(life) else None,
    "undo": lambda life: life.undo(2),
    "redo": lambda life: life.redo(),
    "save": lambda life: life.save_as("a"),
    "save elsewhere": lambda life: life.save_as("b"),
    "leave": lambda life: life.leave_swept() if life.project.path else None,
    "open": lambda life: life.leave("a"),
    "begin": lambda life: life.leave("new"),
    "die": lambda life: life.die(),
    "sweep": lambda life: life.sweep(),
}
"""Without the machine's own choice of rules, which tries few of them together: what takes many steps comes up too."""


@pytest.mark.parametrize("seed", range(6))
def test_long_lives_lose_nothing(seed: int) -> None:
    life = Sweeping()
    for deed in random.Random(seed).choices(sorted(_LIFE), k=70):
        _LIFE[deed](life)
        life.everything_reachable_is_whole()
    life.teardown()
