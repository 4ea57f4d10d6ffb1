"""Player: what is heard is the song's frames, exact, while it is edited, looped, counted in and clicked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.api import Level, NullOutput
from plugins.audio.commands import PutRegions, SetTempo, SetTrack
from plugins.audio.model import Clip, Note, Plan, Role, TrackPlan
from plugins.audio.playback.audition import Audition
from plugins.audio.song import SoundOf
from plugins.audio.sound.bank import OWN_BANK, Bank
from plugins.audio.sound.mixer import Mix, Mixer
from tests.ui.audio_listening import BEAT, RATE, Listening


@pytest.fixture(scope="module")
def bank() -> Bank:
    """The studio's own instruments."""
    return Bank.open(Path(__file__).parents[2] / "resources" / OWN_BANK)


@pytest.fixture
def listening(tmp_path: Path, resources: Path, bank: Bank, qtbot: QtBot) -> Iterator[Listening]:
    """A player of four bars at 120 beats a minute."""
    found = Listening(tmp_path, resources, bank)
    found.ready(qtbot)
    yield found
    found.close()


def test_what_is_heard_is_the_song_and_the_playhead_counts_frames(listening: Listening) -> None:
    player = listening.player
    player.play()
    sound = listening.hear(1.5)
    assert np.array_equal(sound, listening.mixer().render(0, len(sound)))
    assert player.playing
    assert player.tick == pytest.approx(3 * BEAT, abs=1)
    player.pause()
    listening.hear(0.2)
    assert player.tick == pytest.approx(3 * BEAT, abs=1)
    assert np.abs(listening.hear(0.5)).max() == 0
    player.play()
    sound = listening.hear(0.5)
    start = round(1.5 * RATE)
    assert np.array_equal(sound[300:], listening.mixer().render(start, len(sound))[300:])


def test_stop_goes_back_to_where_playing_began(listening: Listening, qtbot: QtBot) -> None:
    player = listening.player
    player.seek(2 * BEAT)
    player.play()
    sound = listening.hear(0.5)
    assert np.array_equal(sound, listening.mixer().render(RATE, len(sound)))
    with qtbot.waitSignal(player.playing_changed):
        player.stop()
    assert player.tick == 2 * BEAT
    player.stop()
    assert player.tick == 0


def test_the_loop_is_played_without_a_seam(listening: Listening, qtbot: QtBot) -> None:
    listening.edit(brace=(1, 2), looping=True)
    listening.ready(qtbot)
    player = listening.player
    player.seek(4 * BEAT)
    player.play()
    sound = listening.hear(7.0)
    expected = listening.mixer(loop=(2 * RATE, 4 * RATE)).render(2 * RATE, len(sound))
    assert np.array_equal(sound, expected)
    assert 4 * BEAT <= player.tick < 8 * BEAT
    assert player.tick == pytest.approx(4 * BEAT + 6 * BEAT % (4 * BEAT), abs=1) or player.playing


def test_from_behind_the_loop_the_song_is_played_to_its_end(listening: Listening, qtbot: QtBot) -> None:
    listening.edit(brace=(0, 2), looping=True)
    listening.ready(qtbot)
    player = listening.player
    player.seek(9 * BEAT)
    player.play()
    sound = listening.hear(2.0)
    start = 9 * RATE // 2
    assert np.array_equal(sound, listening.mixer().render(start, len(sound)))
    assert player.tick == pytest.approx(13 * BEAT, abs=1)


def test_a_bar_is_counted_in(listening: Listening) -> None:
    player = listening.player
    player.count_in(4 * BEAT)
    sound = listening.hear(3.0)
    bar = 2 * RATE
    clicks = np.abs(sound[:bar, 0])
    assert [clicks[beat * RATE // 2 : beat * RATE // 2 + 300].max() > 0.1 for beat in range(4)] == [True] * 4
    assert clicks[2000 : RATE // 2].max() == 0
    assert np.array_equal(sound[bar:], listening.mixer().render(bar, len(sound) - bar))
    assert player.tick == pytest.approx(6 * BEAT, abs=1)


def test_the_playhead_is_where_the_device_is_that_is_behind(listening: Listening) -> None:
    player = listening.player
    player.output = NullOutput(RATE, listening.clock, latency_frames=RATE // 4)
    player.strike("a", 60)
    listening.clock.advance(0.7)
    player.play()
    listening.clock.advance(0.1)
    assert player.tick == 0
    listening.clock.advance(0.9)
    assert player.tick == pytest.approx(1.5 * BEAT, abs=1)
    player.seek(8 * BEAT)
    listening.clock.advance(0.1)
    assert player.tick == pytest.approx(8 * BEAT, abs=1)
    listening.clock.advance(0.4)
    assert player.tick == pytest.approx(8.5 * BEAT, abs=1)


def test_an_edit_is_heard_while_it_plays(listening: Listening, qtbot: QtBot) -> None:
    player = listening.player
    player.play()
    listening.hear(0.5)
    track = listening.bench.song().tracks[0]
    listening.bench.session.execute(SetTrack(replace(track, volume=0.2)))

    def switched() -> bool:
        listening.clock.advance(0.002)
        found = player.deck.performance
        return found is not None and found.mixer.song == listening.bench.song()

    qtbot.waitUntil(switched)
    start = round(player.tick / BEAT * 0.5 * RATE)
    listening.hear(0.02)
    begin = round(player.tick / BEAT * 0.5 * RATE)
    sound = listening.hear(0.3)
    assert begin > start
    assert np.array_equal(sound, listening.mixer().render(begin, len(sound)))


def test_another_tempo_goes_on_at_the_same_beat(listening: Listening, qtbot: QtBot) -> None:
    player = listening.player
    player.play()
    listening.hear(1.0)
    before = player.tick
    listening.bench.session.execute(SetTempo(60.0))

    def switched() -> bool:
        listening.clock.advance(0.001)
        found = player.deck.performance
        return found is not None and found.mixer.song.bpm == 60.0

    qtbot.waitUntil(switched)
    at = player.tick
    assert before <= at < before + 2 * BEAT
    listening.hear(1.0)
    assert player.tick - at == pytest.approx(BEAT, abs=2)


def test_the_metronome_clicks_on_the_beats_and_is_remembered(listening: Listening, qtbot: QtBot) -> None:
    player = listening.player
    player.set_metronome(True)
    qtbot.waitUntil(lambda: (found := player.deck.performance) is not None and found.clicks)
    player.play()
    sound = listening.hear(2.2)
    clicks = np.abs(sound - listening.mixer().render(0, len(sound)))[:, 0]
    for beat in range(4):
        assert clicks[beat * RATE // 2 : beat * RATE // 2 + 300].max() > 0.1
        assert clicks[beat * RATE // 2 + 2000 : (beat + 1) * RATE // 2].max() < 1e-6
    assert listening.bench.settings.get("audio.metronome", False) is True


def test_a_struck_note_sounds_without_playing(listening: Listening, qtbot: QtBot) -> None:
    listening.player.strike("a", 60, 100)
    qtbot.waitUntil(lambda: bool(np.abs(listening.hear(0.02)).max() > 0.001))
    assert not listening.player.playing
    listening.player.strike("nobody", 60, 100)


def test_the_song_ends(listening: Listening, qtbot: QtBot) -> None:
    player = listening.player
    player.seek(15 * BEAT)
    player.play()
    listening.hear(2.5)
    player.refresh()
    assert not player.playing
    assert player.tick == 15 * BEAT


def test_the_level_is_that_of_what_was_played(listening: Listening) -> None:
    levels: list[Level] = []
    listening.player.level_changed.connect(levels.append)
    listening.player.play()
    sound = listening.hear(0.5)
    listening.player.refresh()
    assert levels[0].left == pytest.approx(np.abs(sound[:, 0]).max())
    assert not levels[0].clipped
    listening.player.refresh()
    assert levels[1].left == 0


def _clip(pitch: int) -> Clip:
    plan = Plan(120, bars=2, tracks=(TrackPlan("a", "Piano", 0, Role.MELODY),))
    return Clip(plan, (tuple(Note(number * BEAT, pitch + number, BEAT // 2, 90) for number in range(8)),))


def test_takes_are_switched_on_the_bar_to_the_frame(listening: Listening, qtbot: QtBot) -> None:
    player = listening.player
    clips = [_clip(48), _clip(60)]
    sounds = [Mixer(Mix.of(clip), listening.bank, RATE).whole() for clip in clips]
    with qtbot.waitSignal(player.auditioning_changed):
        player.play_takes(clips)
    assert player.auditioning
    qtbot.waitUntil(lambda: bool(np.abs(listening.hear(0.01)).max() > 0))
    audition = player.deck.overlay
    assert isinstance(audition, Audition)
    qtbot.waitUntil(lambda: audition.ready(1))
    at = audition.place
    player.switch(1)
    sound = listening.hear(3.0)
    bar = 2 * RATE
    expected = np.concatenate([sounds[0][at:bar], sounds[1][bar:], sounds[1]])[: len(sound)]
    assert np.array_equal(sound, expected)
    assert player.take == 1
    player.play_takes([*clips, _clip(72)], 1)
    place = audition.place
    sound = listening.hear(0.5)
    assert np.array_equal(sound, np.concatenate([sounds[1], sounds[1]])[place : place + len(sound)])
    player.end_takes()
    assert not listening.hear(0.1).any()


def test_a_clip_is_heard_while_it_is_made(listening: Listening) -> None:
    player = listening.player
    clip = _clip(60)
    whole = Mixer(Mix.of(clip, loop=False), listening.bank, RATE).whole()
    bar = clip.plan.bar_frame(1, RATE)
    player.grow(clip.plan, whole[:bar], RATE)
    first = listening.hear(1.5)
    player.grow(clip.plan, whole, RATE)
    second = listening.hear(2.5)
    heard = np.concatenate([first, second])
    assert np.array_equal(heard, whole[: len(heard)])


def test_a_file_is_heard_as_a_loop(listening: Listening, qtbot: QtBot) -> None:
    region = listening.bench.add_sound(samples=np.linspace(-0.5, 0.5, 30_000, dtype=np.float32))
    listening.player.play_takes([region.content.asset])
    qtbot.waitUntil(lambda: bool(np.abs(listening.hear(0.01)).max() > 0))
    sound = listening.hear(1.0)[:, 0]
    assert (np.diff(sound) < -0.9).sum() == 1
    listening.player.toggle()
    assert not listening.player.auditioning


def test_levels_are_those_of_the_tracks_that_are_heard(listening: Listening, qtbot: QtBot) -> None:
    bench, player = listening.bench, listening.player
    quiet = bench.add_track("Violin", 40, id="b", mute=True)
    bench.add_region(quiet, 4, [Note(0, 60, 4 * BEAT, 90)])
    listening.ready(qtbot)
    assert player.levels() == {"": (0.0, 0.0)}
    player.play()
    # What was rendered before they were asked for has none.
    listening.hear(2.5)
    player.refresh()
    levels = player.levels()
    assert set(levels) == {"", "a"}
    start = round(player.tick / BEAT * RATE / 2) // 512 * 512
    part = np.abs(listening.mixer().stem("a", start, 512)).max(0)
    assert levels["a"][0] >= part[0] - 1e-6
    assert levels["a"][0] > 0.01
    assert levels[""][0] > 0.01


def test_what_cannot_be_read_is_said_once(listening: Listening, qtbot: QtBot) -> None:
    bench = listening.bench
    bad = bench.assets.add_bytes(b"this is no sound", "audio/wav")
    region = bench.add_sound(samples=np.zeros(100))
    broken = replace(region, content=SoundOf(bad.id, RATE, RATE, 1))
    bench.session.execute(PutRegions((broken,)))
    listening.ready(qtbot)
    listening.player.play()
    listening.hear(0.2)
    listening.player.refresh()
    listening.player.refresh()
    assert len(bench.messages.failed) == 1
