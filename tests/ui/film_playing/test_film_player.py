"""The player: sound is the clock, the picture follows, and what is edited meanwhile is heard and seen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.api import Level, NullOutput, UserError
from plugins.timeline.model import Clip
from plugins.timeline.panel.player import Player
from plugins.timeline.panel.quality import Quality
from plugins.timeline.time import TimeRange
from tests.ui.film_playing.parts import HZ, RATE, FilmBench, picture_track, seconds, solid, sound_track

WAVE = np.random.default_rng(1).uniform(-0.5, 0.5, (2 * HZ, 2)).astype(np.float32)


@pytest.fixture
def film(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[FilmBench]:
    """Two seconds with sound."""
    bench = FilmBench(tmp_path, resources)
    media = bench.sound(WAVE)
    bench.put((picture_track(solid("v", 50)), sound_track(Clip("s", media, seconds(50)))))
    yield bench
    bench.close()


@pytest.fixture
def player(film: FilmBench, qtbot: QtBot) -> Iterator[Player]:
    """What plays it."""
    made = film.player()
    qtbot.waitUntil(lambda: film.last_shown == 0, timeout=20_000)
    yield made
    made.close_work()


def go_on(film: FilmBench, player: Player, qtbot: QtBot, frames: int) -> None:
    """Let so many frames pass, each when its picture is there."""
    qtbot.waitUntil(lambda: player.deck.performance is not None, timeout=20_000)
    for _ in range(frames):
        qtbot.waitUntil(lambda: not player.playing or player.projector.waiting() > 0, timeout=20_000)
        film.clock.advance(float(1 / RATE))
        player.refresh()


def test_sound_and_picture_go_on_together(film: FilmBench, player: Player, qtbot: QtBot) -> None:
    player.play()
    assert player.playing
    assert player.speed == 1
    told: list[Fraction] = []
    player.moved.connect(told.append)
    go_on(film, player, qtbot, 10)
    assert film.pictures.drawn[-1].quick
    assert player.time == seconds(10)
    assert told[-1] == player.time
    assert film.last_shown == 10
    heard = np.concatenate(film.heard)
    np.testing.assert_array_equal(heard[: round(0.4 * HZ)], WAVE[: round(0.4 * HZ)])
    assert player.dropped == 0
    player.pause()
    assert not player.playing
    assert player.time == seconds(10)
    film.clock.advance(0.2)
    player.refresh()
    assert player.time == seconds(10)
    assert not np.concatenate(film.heard)[-1000:].any()
    player.play()
    go_on(film, player, qtbot, 5)
    assert film.last_shown == 15
    assert player.time == seconds(15)


def test_it_pauses_at_once(film: FilmBench, player: Player, qtbot: QtBot) -> None:
    film.pictures.free.set()
    player.play()
    go_on(film, player, qtbot, 5)
    # However long a picture takes that is being drawn
    film.pictures.free.clear()
    film.clock.advance(0.1)
    player.refresh()
    began = time.perf_counter()
    player.pause()
    took = time.perf_counter() - began
    film.pictures.free.set()
    assert took < 0.05
    assert player.time == seconds(7)
    qtbot.waitUntil(lambda: film.last_shown == 7, timeout=20_000)


def test_pictures_that_are_not_ready_are_counted(film: FilmBench, player: Player, qtbot: QtBot) -> None:
    counts: list[int] = []
    player.dropped_changed.connect(counts.append)
    player.play()
    go_on(film, player, qtbot, 3)
    qtbot.waitUntil(lambda: player.projector.waiting() > 6, timeout=20_000)
    film.clock.advance(float(seconds(6)))
    player.refresh()
    assert player.dropped == 5
    assert counts == [5]
    player.pause()
    player.seek(seconds(0))
    player.play()
    assert player.dropped == 0
    assert counts == [5, 0]


def test_at_the_end_it_rests_on_the_last_frame_and_begins_again(film: FilmBench, player: Player, qtbot: QtBot) -> None:
    player.seek(seconds(46))
    player.play()
    go_on(film, player, qtbot, 6)
    assert not player.playing
    assert player.time == seconds(49)
    qtbot.waitUntil(lambda: film.last_shown == 49, timeout=20_000)
    player.play()
    go_on(film, player, qtbot, 2)
    assert player.time == seconds(2)
    assert film.last_shown == 2


def test_backwards_it_rests_on_the_first_frame(film: FilmBench, player: Player, qtbot: QtBot) -> None:
    player.seek(seconds(5))
    player.play(-1.0)
    go_on(film, player, qtbot, 2)
    assert film.last_shown == 2
    assert player.speed == -1
    heard = np.concatenate(film.heard)
    first = round(5 / 25 * HZ)
    np.testing.assert_array_equal(heard[:600], WAVE[first - 600 : first][::-1])
    go_on(film, player, qtbot, 5)
    assert not player.playing
    assert player.time == 0


def test_keys_make_it_faster_up_to_eight_and_turn_it_round(player: Player) -> None:
    speeds = []
    for _ in range(5):
        player.shuttle(1)
        speeds.append(player.speed)
    assert speeds == [1, 2, 4, 8, 8]
    player.shuttle(-1)
    assert player.speed == -1
    player.shuttle(-1)
    assert player.speed == -2
    player.pause()
    assert player.speed == 0


def test_speed_is_that_of_the_pictures_too(film: FilmBench, player: Player, qtbot: QtBot) -> None:
    player.play(4.0)
    go_on(film, player, qtbot, 5)
    assert player.time == seconds(20)
    assert film.last_shown == 20
    assert not np.concatenate(film.heard).any()
    assert player.dropped == 0


def test_it_plays_round_the_marks(film: FilmBench, player: Player, qtbot: QtBot) -> None:
    film.work.set_range(TimeRange(seconds(10), seconds(4)))
    player.set_looping(True)
    player.seek(seconds(8))
    player.play()
    shown = []
    for _ in range(14):
        go_on(film, player, qtbot, 1)
        shown.append(film.last_shown)
    assert shown == [9, 10, 11, 12, 13, 10, 11, 12, 13, 10, 11, 12, 13, 10]
    heard = np.concatenate(film.heard)
    step = HZ // 25
    lap = WAVE[10 * step : 14 * step]
    np.testing.assert_array_equal(heard[2 * step : 14 * step], np.concatenate((lap, lap, lap)))
    assert player.dropped == 0
    player.set_looping(False)
    go_on(film, player, qtbot, 6)
    assert player.time > seconds(14)


def test_while_it_is_dragged_the_quick_picture_is_shown_and_at_rest_the_exact_one(
    film: FilmBench, player: Player, qtbot: QtBot
) -> None:
    film.pictures.drawn.clear()
    for frame in range(1, 30):
        player.seek(seconds(frame), dragging=True)
    assert player.time == seconds(29)
    qtbot.waitUntil(lambda: bool(film.pictures.drawn) and film.pictures.drawn[-1].exact, timeout=20_000)
    assert film.pictures.drawn[-1].frame == 29
    quick = [drawn for drawn in film.pictures.drawn if not drawn.exact]
    assert len(quick) == len(film.pictures.drawn) - 1
    assert quick[-1].frame == 29
    player.step(-1)
    qtbot.waitUntil(lambda: film.last_shown == 28, timeout=20_000)
    assert film.pictures.drawn[-1].exact


def test_a_seek_while_it_plays_goes_on_there_and_counts_nothing(film: FilmBench, player: Player, qtbot: QtBot) -> None:
    player.play()
    go_on(film, player, qtbot, 3)
    player.seek(seconds(30))
    film.heard.clear()
    go_on(film, player, qtbot, 4)
    assert player.time == seconds(34)
    assert film.last_shown == 34
    assert player.dropped == 0
    heard, at = np.concatenate(film.heard), round(30 / 25 * HZ)
    np.testing.assert_array_equal(heard[300:1000], WAVE[at + 300 : at + 1000])


def test_an_edit_is_seen_and_heard_at_rest_and_while_it_plays(film: FilmBench, player: Player, qtbot: QtBot) -> None:
    film.pictures.drawn.clear()
    rested = player.deck.performance
    media = film.sound(np.full((2 * HZ, 2), 0.25, np.float32))
    film.put((picture_track(solid("w", 50)), sound_track(Clip("s", media, seconds(50)))))
    qtbot.waitUntil(lambda: len(film.pictures.drawn) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: player.deck.performance is not rested, timeout=20_000)
    player.play()
    go_on(film, player, qtbot, 3)
    assert (np.concatenate(film.heard)[-200:] == 0.25).all()
    film.put((picture_track(solid("w", 50)),))
    before = player.deck.performance
    qtbot.waitUntil(lambda: _advanced(film, player) is not before, timeout=20_000)
    go_on(film, player, qtbot, 3)
    assert not film.heard[-1].any()
    assert player.dropped == 0


def _advanced(film: FilmBench, player: Player) -> object:
    film.clock.advance(0.001)
    return player.deck.performance


def test_pictures_are_as_large_as_the_viewer_and_the_quality_say(film: FilmBench, player: Player, qtbot: QtBot) -> None:
    player.set_size(160, 500)
    qtbot.waitUntil(lambda: film.pictures.drawn[-1].size == (160, 90), timeout=20_000)
    player.set_quality(Quality.HALF)
    qtbot.waitUntil(lambda: film.pictures.drawn[-1].size == (80, 45), timeout=20_000)
    player.set_size(4000, 3000)
    qtbot.waitUntil(lambda: film.pictures.drawn[-1].size == (160, 90), timeout=20_000)
    assert film.settings.get("timeline.quality", "") == "half"


def test_volume_is_of_the_ears_alone(film: FilmBench, player: Player, qtbot: QtBot) -> None:
    player.set_volume(0.5)
    player.play()
    go_on(film, player, qtbot, 2)
    np.testing.assert_array_equal(np.concatenate(film.heard)[:300], WAVE[:300] * np.float32(0.5))


def test_without_a_device_time_goes_on_and_the_reason_is_there(film: FilmBench, qtbot: QtBot) -> None:
    devices: list[NullOutput] = []

    def opened() -> NullOutput:
        if not devices:
            raise UserError("This computer has no device to play sound to.", advice="Connect speakers.")
        return devices[0]

    player = Player(film.work, film.library, film.pictures, opened)
    assert "no device" in str(player.output.silent_because)
    player.play()
    qtbot.waitUntil(lambda: player.time > 0, timeout=20_000)
    devices.append(NullOutput(HZ, film.clock))
    player.use_device("")
    assert player.output.silent_because is None
    player.close_work()


def test_an_empty_film_does_not_play(tmp_path: Path, resources: Path, qtbot: QtBot) -> None:
    bench = FilmBench(tmp_path, resources)
    player = bench.player()
    player.play()
    assert not player.playing
    player.seek(seconds(7))
    assert player.time == seconds(7)
    player.close_work()
    bench.close()


def heard_soon(film: FilmBench, player: Player, qtbot: QtBot) -> np.ndarray:
    """What is heard within the next moments, from the first sound on; silence where nothing comes."""
    begin = len(film.heard)

    def comes() -> bool:
        film.clock.advance(0.02)
        return any(block.any() for block in film.heard[begin:])

    qtbot.waitUntil(comes, timeout=20_000)
    for _ in range(10):
        film.clock.advance(0.02)
    sound = np.concatenate(film.heard[begin:])
    return sound[np.flatnonzero(sound.any(axis=1))[0] :]


def test_a_place_that_is_dragged_over_is_heard_without_clicks(film: FilmBench, player: Player, qtbot: QtBot) -> None:
    smooth = np.sin(2 * np.pi * 50 * np.arange(2 * HZ) / HZ).astype(np.float32)[:, None].repeat(2, axis=1)
    film.put((picture_track(solid("v", 50)), sound_track(Clip("s", film.sound(smooth), seconds(50)))))
    player.seek(seconds(20), dragging=True)
    sound = heard_soon(film, player, qtbot)
    length = round(0.08 * HZ)
    assert 0.7 < np.abs(sound[:length]).max() <= 1
    assert not sound[length:].any()
    # A tone of 50 Hz goes by at most 0.04 from one sample to the next; its beginning and its end are no steeper
    assert np.abs(np.diff(sound[:, 0], prepend=0)).max() < 0.06
    begin = round(float(seconds(20)) * HZ)
    middle = slice(length // 2 - 100, length // 2 + 100)
    offset = int(np.argmax([(sound[middle, 0] * smooth[begin + at : begin + at + 200, 0]).sum() for at in range(500)]))
    assert (offset - (length // 2 - 100)) % (HZ // 50) in (0, 1, HZ // 50 - 1)


def test_a_step_is_heard_and_nothing_where_it_is_turned_off_or_mute(
    film: FilmBench, player: Player, qtbot: QtBot
) -> None:
    player.step(1)
    assert np.abs(heard_soon(film, player, qtbot)).max() > 0.1
    player.scrubbing.set_on(False)
    assert film.settings.get("timeline.scrub-sound", True) is False
    begin = len(film.heard)
    player.step(1)
    player.seek(seconds(9), dragging=True)
    player.scrubbing.set_on(True)
    player.set_volume(0.0)
    player.step(1)
    player.set_volume(0.5)
    player.seek(seconds(30))
    # Only the last of these is to be heard, and it would be the first that is
    player.step(5)
    sound = heard_soon(film, player, qtbot)
    assert not np.concatenate(film.heard[begin:-30] or [WAVE[:0]]).any()
    place = round(float(seconds(35)) * HZ)
    window = slice(100, 400)
    assert np.abs(sound[window] - 0.5 * WAVE[place + 101 : place + 401]).max() < 0.02


def test_the_level_of_what_is_heard_is_told(film: FilmBench, player: Player, qtbot: QtBot) -> None:
    levels: list[Level] = []
    player.level_changed.connect(levels.append)
    player.set_volume(0.25)
    player.play()
    go_on(film, player, qtbot, 5)
    assert max(level.left for level in levels) == pytest.approx(np.abs(WAVE[:1600, 0]).max(), rel=1e-3)
    assert levels[-1].rms[1] == pytest.approx(0.5 / np.sqrt(3), rel=0.1)
    player.pause()
    levels.clear()
    for _ in range(10):
        film.clock.advance(0.04)
        player.refresh()
    assert levels[-1].rms == (0.0, 0.0)
