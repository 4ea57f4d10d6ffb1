"""The film panel in its window: from a sentence to a shot on the timeline, its takes, and its way back by undo."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.api import Asset, AssetId, Job, JobState, Json, Lane, Made, Recipe, UserError
from app.api.assets import POSTER
from app.jobs import JobSpec
from plugins.timeline.commands import Overwrite, Placing, ReplaceContent, SetKey, Trim, timeline_of
from plugins.timeline.editing.modes import Edge
from plugins.timeline.landing import Place
from plugins.timeline.model import MAIN, Clip, Keyframe, Shot, Solid, Title, media_of
from plugins.timeline.panel.panel import FilmPanel
from plugins.timeline.panel.tracks.hit import Hit, Part
from plugins.timeline.storyboard.reel import REEL, Reel, ReelShot
from plugins.timeline.time import ZERO, TimeRange
from tests.plugins.timeline.restyling.running import Bench
from tests.ui.opened import Opened

_SHOT: dict[str, Json] = {
    "prompt": "a red car driving on a road",
    "seconds": 0.5,
    "width": 64,
    "height": 64,
    "steps": 1,
    "seed": 3,
}


@pytest.fixture
def panel(opened: Opened) -> Iterator[FilmPanel]:
    """The film panel of a window."""
    opened.window.workspaces.show("timeline.timeline")
    found = opened.window.workspaces.panel
    assert isinstance(found, FilmPanel)
    yield found
    found.close_work()


def _film(opened: Opened, folder: Path, frames: int = 24, grey: int = 90) -> Asset:
    """A film of one grey in the studio's store."""
    bench = Bench(folder / f"film{grey}")
    picture = np.full((36, 64, 3), grey, np.uint8)
    id_ = bench.film([picture] * frames, Fraction(24))
    data = bench.assets.read(AssetId(id_))
    bench.assets.close()
    return opened.built.studio.assets.add_bytes(data, "video/mp4", name="grey")


def _clips(opened: Opened) -> list[Clip]:
    return list(timeline_of(opened.session.document).sequence(MAIN).clips)


def _job(place: Place) -> Job:
    return Job("Shot", JobSpec("timeline.text-to-video", {}, place=place.to_json()), Lane.RENDER)


def _made(asset: Asset, job: str = "job", **extra: str) -> Made:
    recipe = Recipe("timeline.text-to-video", "1", {"prompt": "sea", "seed": 5})
    return Made(asset, recipe, job, 1.0, extra=extra)


def test_a_sentence_becomes_a_shot_that_is_looked_at_and_taken(opened: Opened, panel: FilmPanel, qtbot: QtBot) -> None:
    assert panel.is_empty()
    generators = panel.context.generators
    request = generators.request_type("timeline.text-to-video")(**_SHOT)
    job = generators.submit("timeline.text-to-video", request, place=panel.place_for(_SHOT))
    qtbot.waitUntil(lambda: job.state.ended, timeout=120_000)
    assert job.state is JobState.FINISHED, job.words
    (made,) = job.results
    assert isinstance(made, Made)
    poster = QImage.fromData(opened.built.studio.assets.kept(made.asset.id, POSTER) or b"")
    assert (poster.width(), poster.height()) == (64, 64)
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=20_000)
    # It is played in its place, and nothing is changed yet
    assert _clips(opened) == []
    assert len(list(panel.work.played.sequence(MAIN).clips)) == 1
    panel.takes.apply()
    (clip,) = _clips(opened)
    assert isinstance(clip.content, Shot)
    assert clip.duration == Fraction(1, 2)
    assert json.loads(clip.content.request)["prompt"] == _SHOT["prompt"]
    assert panel.work.selected == {clip.id}
    assert panel.work.played is panel.work.timeline
    assert not panel.is_empty()
    opened.window.undo()
    assert _clips(opened) == []


def test_another_take_keeps_trims_and_goes_into_the_shot(
    opened: Opened, panel: FilmPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = _film(opened, tmp_path), _film(opened, tmp_path, grey=150)
    panel.offer([_made(first)])
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=20_000)
    panel.takes.apply()
    (clip,) = _clips(opened)
    opened.session.execute(Trim(MAIN, clip.id, Edge.IN, Fraction(1, 4)))
    (trimmed,) = _clips(opened)
    job = _job(Place(MAIN, trimmed.id))
    panel.show_job(job)
    panel.offer([_made(second, job.id)])
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=20_000)
    panel.takes.apply()
    (again,) = _clips(opened)
    assert isinstance(again.content, Shot)
    assert [take.media.asset for take in again.content.takes] == [first.id, second.id]
    assert (again.source_start, again.duration) == (trimmed.source_start, trimmed.duration)
    media = media_of(again.content)
    assert media is not None
    assert media.asset == second.id


def test_a_storyboard_lies_on_the_track_as_its_shots(
    opened: Opened, panel: FilmPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    film = _film(opened, tmp_path)
    halves = tuple(
        ReelShot(f"shot {number}", Fraction(number, 2), Fraction(1, 2), "timeline.text-to-video", "{}")
        for number in range(2)
    )
    reel = opened.built.studio.assets.add_bytes(Reel(halves).to_bytes(), "application/json")
    panel.offer([_made(film, **{REEL: reel.id})])
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=20_000)
    panel.takes.apply()
    first, second = _clips(opened)
    assert (first.duration, second.duration) == (Fraction(1, 2), Fraction(1, 2))
    assert (first.source_start, second.source_start) == (ZERO, Fraction(1, 2))
    opened.window.undo()
    assert _clips(opened) == []


def test_what_is_dropped_lies_where_it_was_let_go(
    opened: Opened, panel: FilmPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    film = _film(opened, tmp_path)
    panel.tracks.dropped.emit((film.id,), "picture", Fraction(2), False)
    qtbot.waitUntil(lambda: len(_clips(opened)) == 1, timeout=20_000)
    (clip,) = _clips(opened)
    assert panel.work.start_of(clip.id) == 2
    picture = opened.built.studio.assets.add_picture(np.full((30, 40, 3), 9, np.uint8), "still")
    panel.place(picture, None)
    qtbot.waitUntil(lambda: len(_clips(opened)) == 2, timeout=20_000)
    assert {clip.duration for clip in _clips(opened)} == {Fraction(1), Fraction(4)}


def test_two_films_around_a_gap_are_given_as_far_as_they_are_shown(
    opened: Opened, panel: FilmPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    film, other = _film(opened, tmp_path), _film(opened, tmp_path, grey=150)
    media, following = panel.library.media(film), panel.library.media(other)
    left = Clip("left", media, Fraction(1, 2), Fraction(1, 4))
    right = Clip("right", following, Fraction(1, 2), Fraction(1, 3))
    opened.session.execute(Overwrite(MAIN, ZERO, (Placing("picture", (left,)),), (film,)))
    opened.session.execute(Overwrite(MAIN, Fraction(3, 2), (Placing("picture", (right,)),), (other,)))
    panel.work.set_range(TimeRange(Fraction(1, 2), Fraction(1)))
    values: dict[str, Json] = {}
    task = panel.making.input_task("timeline.fill", ["before", "after"])
    panel.context.jobs.run("", task, Lane.IO, values.update)
    qtbot.waitUntil(lambda: bool(values), timeout=10_000)
    assert values == {
        "before": film.id, "before_until": 0.75, "after": other.id, "after_from": pytest.approx(1 / 3), "seconds": 1.0,
    }  # fmt: skip
    assert Place.from_json(panel.making.place_for(values)) == Place(MAIN, at=Fraction(1, 2), duration=Fraction(1))
    # Also after one of them was worked on by itself
    panel.work.select(("right",))
    panel.making.input_task("timeline.restyle", ["video"])
    assert Place.from_json(panel.making.place_for({"video": other.id})) == Place(MAIN, at=Fraction(3, 2), above=True)
    panel.making.input_task("timeline.fill", ["before", "after"])
    assert Place.from_json(panel.making.place_for(values)) == Place(MAIN, at=Fraction(1, 2), duration=Fraction(1))
    panel.work.set_range(TimeRange(Fraction(2), Fraction(1)))
    with pytest.raises(UserError, match="only where a film ends before it"):
        panel.making.input_task("timeline.fill", ["before", "after"])
    panel.work.set_range(None)
    with pytest.raises(UserError, match="no gap"):
        panel.making.input_task("timeline.fill", ["before", "after"])


def test_of_a_film_is_given_what_its_clip_shows_and_what_goes_on_lies_behind_it(
    opened: Opened, panel: FilmPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    film = _film(opened, tmp_path)
    media = panel.library.media(film)
    whole, part = Clip("whole", media, Fraction(1)), Clip("part", media, Fraction(1, 2), Fraction(1, 4))
    opened.session.execute(Overwrite(MAIN, ZERO, (Placing("picture", (whole, part)),), (film,)))

    def given(generator: str, clip: Clip) -> tuple[dict[str, object], Place | None]:
        panel.work.select((clip.id,))
        values: dict[str, Json] = {}
        panel.context.jobs.run("", panel.making.input_task(generator, ["video"]), Lane.IO, values.update)
        qtbot.waitUntil(lambda: bool(values), timeout=20_000)
        return dict(values), Place.from_json(panel.making.place_for(values))

    assert given("timeline.restyle", whole) == ({"video": film.id}, Place(MAIN, at=ZERO, above=True))
    values, place = given("timeline.restyle", part)
    assert values == {"video": film.id, "start": 0.25, "seconds": 0.5}
    assert place == Place(MAIN, at=Fraction(1), above=True)
    behind = Place(MAIN, at=Fraction(1), track="picture", insert=True)
    assert given("timeline.extend", whole) == ({"video": film.id}, behind)
    # Of a storyboard a shot knows no more than its own stretch of the file
    stretch = replace(media, available_range=TimeRange(Fraction(1, 4), Fraction(1, 2)))
    opened.session.execute(ReplaceContent(MAIN, "part", stretch))
    assert given("timeline.restyle", part)[0] == {"video": film.id, "start": 0.25, "seconds": 0.5}
    values, place = given("timeline.extend", part)
    assert values == {"video": film.id, "after": 0.75}
    assert place == Place(MAIN, at=Fraction(3, 2), track="picture", insert=True)


def test_the_picture_that_is_seen_is_given_where_one_is_asked_for(
    opened: Opened, panel: FilmPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    film = _film(opened, tmp_path)
    clip = Clip("clip", panel.library.media(film), Fraction(1))
    opened.session.execute(Overwrite(MAIN, ZERO, (Placing("picture", (clip,)),), (film,)))
    panel.player.seek(Fraction(1, 2))
    values: dict[str, object] = {}
    panel.context.jobs.run("", panel.making.input_task("timeline.image-to-video", ["start"]), Lane.IO, values.update)
    qtbot.waitUntil(lambda: bool(values), timeout=20_000)
    picture = opened.built.studio.assets.picture(AssetId(str(values["start"])))
    assert picture.shape == (1080, 1920, 3)
    assert abs(int(picture[540, 960, 0]) - 90) <= 3


def test_a_take_is_looked_at_where_it_lies_if_there_is_no_room_where_it_was_made_for(
    opened: Opened, panel: FilmPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    first = Clip("first", Solid(), Fraction(3))
    opened.session.execute(Overwrite(MAIN, ZERO, (Placing("picture", (first,)),)))
    job = _job(Place(MAIN, at=Fraction(1)))
    panel.show_job(job)
    panel.offer([_made(_film(opened, tmp_path), job.id)])
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=20_000)
    assert panel.player.time == 3
    panel.takes.discard()
    free = _job(Place(MAIN, at=Fraction(5)))
    panel.show_job(free)
    panel.offer([_made(_film(opened, tmp_path, grey=150), free.id)])
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=20_000)
    assert panel.player.time == 5


def test_the_end_picture_is_that_at_the_mark_of_out(
    opened: Opened, panel: FilmPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    first, last = _film(opened, tmp_path), _film(opened, tmp_path, grey=150)
    clips = tuple(Clip(name, panel.library.media(film), Fraction(1)) for name, film in (("a", first), ("b", last)))
    opened.session.execute(Overwrite(MAIN, ZERO, (Placing("picture", clips),), (first, last)))

    def greys(end: Fraction) -> list[int]:
        panel.work.set_range(TimeRange(ZERO, end))
        values: dict[str, Json] = {}
        task = panel.making.input_task("timeline.image-to-video", ["start", "end"])
        panel.context.jobs.run("", task, Lane.IO, values.update)
        qtbot.waitUntil(lambda: bool(values), timeout=20_000)
        assets = opened.built.studio.assets
        return [int(assets.picture(AssetId(str(values[name])))[540, 960, 0]) for name in ("start", "end")]

    assert greys(Fraction(1)) == [pytest.approx(90, abs=3), pytest.approx(150, abs=3)]
    assert greys(Fraction(1) - panel.work.timeline.frame) == [pytest.approx(90, abs=3)] * 2
    # Where nothing comes after the mark it is the last frame.
    assert greys(Fraction(2)) == [pytest.approx(90, abs=3), pytest.approx(150, abs=3)]
    panel.work.set_range(None)
    with pytest.raises(UserError, match="Nothing is seen at the mark of out"):
        panel.making.input_task("timeline.image-to-video", ["end"])
    panel.player.seek(Fraction(2))
    with pytest.raises(UserError, match="Nothing is seen at the playhead"):
        panel.making.input_task("timeline.image-to-video", ["start"])


def test_a_shot_is_made_again_with_another_seed_unless_it_is_kept(
    opened: Opened, panel: FilmPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    film = _film(opened, tmp_path)
    panel.offer([replace(_made(film), recipe=Recipe("timeline.text-to-video", "1", {**_SHOT}))])
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=20_000)
    panel.takes.apply()
    (clip,) = _clips(opened)
    menu = panel.menus.menu_of(Hit(Part.BODY, "picture", clip.id))
    panel._add_to(menu)
    again = next(entry for entry in menu.actions() if entry.text().startswith("Make another take"))
    # Low enough for a small screen
    assert len([entry for entry in menu.actions() if not entry.isSeparator()]) <= 20
    again.trigger()
    (job,) = [job for job in panel.context.jobs.jobs if isinstance(job.work, JobSpec)]
    assert isinstance(job.work, JobSpec)
    assert Place.from_json(job.work.place) == Place(MAIN, clip.id)
    assert job.work.request["seed"] != _SHOT["seed"]
    assert job.work.request["prompt"] == _SHOT["prompt"]
    panel.context.jobs.cancel(job)
    qtbot.waitUntil(lambda: job.state.ended, timeout=60_000)


def test_what_the_lanes_of_a_shot_say_makes_it_old_and_is_in_its_next_request(
    opened: Opened, panel: FilmPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    film = _film(opened, tmp_path)
    panel.offer([replace(_made(film), recipe=Recipe("timeline.text-to-video", "3", {**_SHOT}))])
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=20_000)
    panel.takes.apply()
    (clip,) = _clips(opened)
    panel.companions.links.look()
    assert panel.companions.links.stale == frozenset()
    for time, value in ((ZERO, 1.0), (Fraction(1, 2), 1.5)):
        opened.session.execute(SetKey(MAIN, clip.id, "field:camera.zoom", Keyframe(time, value)))
    panel.work.select({clip.id})
    assert panel.lanes.state.row_of(clip.id, "field:camera.zoom") is not None
    panel.companions.links.look()
    assert panel.companions.links.stale == {clip.id}
    note = panel.inspector.findChild(QLabel, "stale")
    assert note is not None
    assert note.isVisibleTo(panel.inspector)
    actions = {action.id: action for action in panel.companions.actions()}
    keep = actions["timeline.keep-stale"].enabled
    assert keep is not None
    assert not keep()
    actions["timeline.refresh-links"].run()
    (job,) = [job for job in panel.context.jobs.jobs if isinstance(job.work, JobSpec)]
    assert isinstance(job.work, JobSpec)
    assert job.work.request["keyframes"] == "0s: zoom 1; 0.5s: zoom 1.5"
    # It is the same shot but for its lanes
    assert job.work.request["seed"] == _SHOT["seed"]
    panel.context.jobs.cancel(job)
    qtbot.waitUntil(lambda: job.state.ended, timeout=60_000)
    panel.offer(
        [
            Made(
                _film(opened, tmp_path, grey=150),
                Recipe("timeline.text-to-video", "3", dict(job.work.request)),
                job.id,
                1.0,
            )
        ]
    )
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=20_000)
    panel.takes.apply()
    panel.companions.links.look()
    assert panel.companions.links.stale == frozenset()


def test_typed_keyframes_are_lanes_of_the_shot_in_the_film(
    opened: Opened, panel: FilmPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    request = {**_SHOT, "keyframes": "0.5s: zoom 1.5 ease; 0s: zoom 1"}
    panel.offer([replace(_made(_film(opened, tmp_path)), recipe=Recipe("timeline.text-to-video", "3", request))])
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=20_000)
    panel.takes.apply()
    (clip,) = _clips(opened)
    panel.work.select({clip.id})
    row = panel.lanes.state.row_of(clip.id, "field:camera.zoom")
    assert row is not None
    (curve,) = clip.curves
    assert [key.value for key in curve.keys] == [1.0, 1.5]
    panel.companions.links.look()
    assert panel.companions.links.stale == frozenset()


def test_a_shot_is_seen_at_its_place_while_it_is_drawn(opened: Opened, panel: FilmPanel, qtbot: QtBot) -> None:
    job = _job(Place(MAIN, at=ZERO))
    job.preview = np.full((9, 16, 3), (10, 200, 30), np.uint8)
    screen = panel.viewer.screen_

    def middle() -> int:
        return screen.grab().toImage().pixelColor(screen.rect().center()).green()

    assert middle() < 50
    panel.show_job(job)
    assert middle() == 200
    panel.player.seek(Fraction(3))
    qtbot.waitUntil(lambda: middle() < 50, timeout=10_000)
    panel.show_job(job)
    assert middle() < 50
    # Where something lies already it is put elsewhere
    panel.player.seek(ZERO)
    opened.session.execute(Overwrite(MAIN, ZERO, (Placing("picture", (Clip("black", Solid(), Fraction(1)),)),)))
    panel.show_job(job)
    assert middle() < 50


def test_subtitles_that_are_dropped_on_the_window_become_titles(
    opened: Opened, panel: FilmPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "words.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,500\nThe quiet sea\n", "utf-8")
    assert panel.context.take_file is not None
    panel.context.take_file(path)
    qtbot.waitUntil(lambda: len(_clips(opened)) == 1, timeout=20_000)
    (clip,) = _clips(opened)
    assert isinstance(clip.content, Title)
    assert clip.content.text == "The quiet sea"
    assert (panel.work.start_of(clip.id), clip.duration) == (Fraction(1), Fraction(3, 2))
