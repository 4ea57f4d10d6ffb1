"""Freeing space: what nothing needs goes, and nothing else."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.api import Asset, AssetId, JobContext, Pixels, Recipe, UserError
from app.api.generator import Made
from app.api.space import Held
from app.document import Document, Session, UnknownPart
from app.jobs import JobCancelled, JobId, JobSpec, JobState, Lane, StoredJob
from app.storage import FolderAssets, HistoryDatabase, Presence, ProjectFiles, QueueJournal, StoreSpace, presence
from app.storage.project_file import ProjectFile
from app.storage.space import GRACE_S, StoreSweep
from tests.conftest import REPOSITORY
from tests.storage.notes import TYPES, AddNote, DropNote, Notes
from tests.storage.test_projects import crash

CONTEXT = JobContext(JobId("test"), lambda _event: None)


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


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home of a test."""
    found = Home(tmp_path)
    yield found
    found.close()


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


def test_what_nothing_names_goes_and_the_rest_stays(home: Home) -> None:
    held, undone, shown, source, waiting, lost = (home.assets.add_picture(picture(number)) for number in range(6))
    session = Session(Document())
    session.execute(AddNote("held", held))
    session.execute(AddNote("undone", undone))
    session.undo()
    home.history.add(made(shown, source.id))
    home.queue.keep(stored_job(waiting.id))
    home.queue.flush()
    used = home.space.used_bytes(CONTEXT)
    freed = home.sweep(*(step.document for step in session.history))
    assert [home.assets.has(asset.id) for asset in (held, undone, shown, source, waiting)] == [True] * 5
    assert not home.assets.has(lost.id)
    assert freed > 0
    assert home.space.used_bytes(CONTEXT) == used - freed
    for number, asset in enumerate((held, undone, shown, source, waiting)):
        assert np.array_equal(home.assets.picture(asset.id), picture(number))


def test_tiles_that_two_pictures_share_stay_with_the_one_that_stays(home: Home) -> None:
    base = home.assets.add_picture(picture(1, 300))
    painted = home.assets.add_tiles(base.id, {(0, 0): picture(2, 256)})
    document = Session(Document())
    document.execute(AddNote("painted", painted))
    home.sweep(document.document)
    assert not home.assets.chunks.path(base.id).exists()
    fresh = FolderAssets(home.data / "assets", home.folder / "cache")
    assert np.array_equal(fresh.picture(painted.id)[256:], picture(1, 300)[256:])
    fresh.close()


def test_what_a_plugin_keeps_is_kept_without_understanding_it(home: Home) -> None:
    one, two, three = (home.assets.add_picture(picture(number)) for number in range(3))
    listing = home.assets.add_bytes(f'{{"clips": ["{two.id}"]}}'.encode(), "application/json")
    (home.folder / "settings.json").write_text(f'{{"brush": "{three.id}"}}', encoding="utf-8")
    part = UnknownPart("film", 3, {"shots": [{"picture": one.id}], "list": listing.id})
    home.sweep(Document().with_part("film", part))
    assert all(home.assets.has(asset.id) for asset in (one, two, three, listing))


def test_work_that_was_not_saved_is_kept_after_a_crash(home: Home) -> None:
    asset = home.assets.add_picture(picture(1))
    project = home.files.new()
    session = Session(project.document)
    session.execute(AddNote("unsaved", asset))
    project.journal(session.document)
    crash(project)
    home.sweep()
    (found,) = home.files.recoverable()
    recovered = home.files.recover(found)
    assert np.array_equal(home.assets.picture(asset.id), picture(1))
    recovered.close()
    home.sweep()
    assert home.stored() == set()


def test_a_journal_that_cannot_be_read_stops_the_sweep_in_words(home: Home) -> None:
    lost = home.assets.add_picture(picture(1))
    (home.data / "recovery").mkdir()
    (home.data / "recovery" / "x.journal").write_bytes(b"SQLite format 3\0" + os.urandom(4096))
    with pytest.raises(UserError, match="Recover or discard"):
        home.sweep()
    assert home.assets.has(lost.id)


def test_what_was_just_written_is_on_its_way(home: Home) -> None:
    new = home.assets.add_picture(picture(1))
    old = home.assets.add_picture(picture(2))
    again = home.assets.add_picture(picture(3))
    for path in (home.data / "assets").glob("??/*"):
        os.utime(path, (time.time() - 2 * GRACE_S, time.time() - 2 * GRACE_S))
    home.assets.chunks._added.clear()
    os.utime(home.assets.chunks.path(new.id))
    # Found on the disk already, and so not written: it counts as new all the same.
    assert home.assets.add_picture(picture(3)).id == again.id
    home.sweep(grace_s=GRACE_S)
    assert home.assets.chunks.path(new.id).exists()
    assert home.assets.has(again.id)
    assert not home.assets.has(old.id)


def test_a_clock_that_was_set_back_deletes_nothing_new(home: Home) -> None:
    asset = home.assets.add_picture(picture(1))
    for path in (home.data / "assets").glob("??/*"):
        os.utime(path, (1.0, 1.0))
    home.sweep(grace_s=GRACE_S)
    assert home.assets.has(asset.id)


def test_what_is_taken_up_during_a_sweep_is_kept(home: Home) -> None:
    asset = home.assets.add_picture(picture(1))
    home.history.add(made(home.assets.add_picture(picture(2))))
    sweep = StoreSweep(home.space, grace_s=0.0, slice_s=0.0)
    assert not sweep.step(Held(), CONTEXT).ended
    session = Session(Document())
    session.execute(AddNote("x", asset))
    while not sweep.step(Held([session.document]), CONTEXT).ended:
        pass
    assert home.assets.has(asset.id)


def test_a_picture_that_is_made_again_while_it_goes_is_there(home: Home) -> None:
    for number in range(40):
        home.assets.add_picture(picture(number))
    sweep = StoreSweep(home.space, grace_s=0.0, slice_s=0.0)
    again: list[Asset] = []
    ended = False
    while not ended:
        ended = sweep.step(Held(), CONTEXT).ended
        if len(again) < 40:
            again.append(home.assets.add_picture(picture(len(again))))
    # No grace: what was made again before its turn came may go, but never half of it while it is written.
    fresh = FolderAssets(home.data / "assets", home.folder / "cache")
    names = [home.assets.add_picture(picture(number)).id for number in range(40)]
    for number, name in enumerate(names):
        assert np.array_equal(fresh.picture(name), picture(number))
    fresh.close()


def test_a_slice_is_short_and_can_be_cancelled(home: Home) -> None:
    for number in range(60):
        home.assets.add_bytes(b"%d" % number, "text/plain")
    sweep = StoreSweep(home.space, grace_s=0.0, slice_s=0.0)
    steps = 1
    while not sweep.step(Held(), CONTEXT).ended:
        steps += 1
    assert steps > 10
    home.assets.add_bytes(b"one more", "text/plain")
    context = JobContext(JobId("stopped"), lambda _event: None)
    context.cancelled.set()
    with pytest.raises(JobCancelled):
        home.space.sweep().step(Held(), context)


def test_small_pictures_of_what_is_gone_go_too(home: Home) -> None:
    kept, lost = home.assets.add_picture(picture(1)), home.assets.add_picture(picture(2))
    for asset in (kept, lost):
        home.assets.thumbnail(asset.id, 2)
    home.history.add(made(kept))
    home.sweep()
    assert [path.name.partition("-")[0] for path in home.assets.thumbnails.iterdir()] == [kept.id]


def test_a_step_back_over_a_save_finds_what_the_file_let_go_of(home: Home, tmp_path: Path) -> None:
    asset = home.assets.add_picture(picture(1))
    project = home.files.new()
    session = Session(project.document)
    session.execute(AddNote("in the file alone", asset))
    project.save_as(session.document, tmp_path / "a.seisei", CONTEXT)
    project.close()
    home.sweep()
    assert home.stored() == set()
    project = home.files.open(tmp_path / "a.seisei")
    session = Session(project.document)
    project.save(session.document.without_asset(asset.id).with_part("notes", Notes()), CONTEXT)
    assert project._file is not None
    assert project._file.names() == set()
    home.sweep(*(step.document for step in session.history))
    assert np.array_equal(home.assets.picture(asset.id), picture(1))
    project.close()


_OTHER = """
import sys
from pathlib import Path
from app.document import Document, Session
from tests.storage.notes import AddNote, Notes
from tests.storage.test_space import Home, picture
home = Home(Path(sys.argv[1]))
session = Session(Document())
session.execute(AddNote("undone in another window", home.assets.add_picture(picture(7))))
session.undo()
print("ready", flush=True)
sys.stdin.readline()
session.redo()
(name,) = session.document.part("notes", Notes()).assets
print((home.assets.picture(name) == picture(7)).all(), flush=True)
"""


def test_nothing_goes_while_another_process_may_need_it(home: Home) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", _OTHER, str(home.folder)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    before = home.stored()
    with pytest.raises(UserError, match="Another window"):
        home.sweep()
    assert home.stored() == before
    # The other one has read nothing yet: what it took back is known to it alone.
    child.stdin.write("go\n")
    child.stdin.flush()
    assert child.stdout.readline() == "True\n"
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()
    assert home.sweep() > 0, "who was killed holds nothing any more"
    assert home.stored() == set()


def test_who_comes_in_waits_until_a_slice_has_ended(home: Home) -> None:
    with home.presence.alone() as alone:
        assert alone
        child = subprocess.Popen(
            [sys.executable, "-c", _OTHER, str(home.folder)],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        time.sleep(2.0)
        assert [path for path in (home.data / "instances").glob("*.lock") if path != home.presence._path] == []
        assert home.stored() == set()
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline() == "ready\n"
    with home.presence.alone() as alone:
        assert not alone
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()


def test_a_window_that_does_not_answer_is_said_and_not_waited_for_forever(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "_WAIT_S", 0.05)
    with home.presence.alone(), pytest.raises(UserError, match="does not answer"):
        Presence(home.data / "instances")


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "instances").write_text("in the way", encoding="utf-8")
    with pytest.raises(UserError, match="could not be written"):
        Presence(tmp_path / "instances")


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
