"""Freeing space: what nothing needs goes, and nothing else."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest

from app.api import Asset, JobContext, UserError
from app.api.space import Held
from app.document import Document, Session, UnknownPart
from app.jobs import JobCancelled, JobId
from app.storage import FolderAssets
from app.storage.space import GRACE_S, StoreSweep
from tests.storage.home import Home, made, picture, stored_job
from tests.storage.notes import AddNote, Notes
from tests.storage.projects import CONTEXT, crash


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
