"""SongMixer: the same frames however they are asked for, loops without a step, and nothing rendered twice."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from app.storage.assets import FolderAssets
from plugins.audio.model import DRUMS, Metre, Note
from plugins.audio.notes import store_notes
from plugins.audio.song import SOUND, Region, Song, SoundOf, Track
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.effects import Compressor, Delay, Limiter, Reverb
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.song_mixer import SongMixer

RATE = 44_100
BEAT = 960
BAR = 4 * BEAT


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[FolderAssets]:
    """A store."""
    found = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    yield found
    found.close()


def _notes(step: int = BEAT, count: int = 8, pitch: int = 60) -> list[Note]:
    return [Note(number * step, pitch + number % 5, step // 2, 90) for number in range(count)]


def _region(assets: FolderAssets, id_: str, track: str, start: int, bars: int = 2, **values: Any) -> Region:
    content = store_notes(_notes(), assets)
    return replace(Region(id_, track, id_, start, bars * BAR, content), **values)


def _song(assets: FolderAssets) -> Song:
    tracks = (
        Track("a", "Piano", 0, pan=-0.4, effects=(Reverb(decay_s=0.5), Compressor())),
        Track("b", "Violin", 40, volume=0.6, effects=(Delay(),)),
        Track("c", "Kit", DRUMS),
    )
    regions = (
        _region(assets, "1", "a", 0),
        _region(assets, "2", "a", 2 * BAR, offset=BEAT),
        _region(assets, "3", "b", BAR, loop=BAR),
        _region(assets, "4", "c", 0, 4),
    )
    return Song(120, tracks=tracks, regions=regions)


def _sound(assets: FolderAssets, samples: Audio, rate: int = RATE, bpm: float = 0.0, begin: int = 0) -> SoundOf:
    held = io.BytesIO()
    soundfile.write(held, samples, rate, format="WAV", subtype="FLOAT")
    asset = assets.add_bytes(held.getvalue(), "audio/wav")
    return SoundOf(asset.id, rate, len(samples), samples.shape[1] if samples.ndim == 2 else 1, bpm, begin)


def _sine(seconds: float, hertz: float = 440.0, rate: int = RATE) -> Audio:
    time = np.arange(round(seconds * rate)) / rate
    return np.asarray(np.sin(2 * np.pi * hertz * time) * 0.4, np.float32)


@pytest.mark.parametrize("loop", [None, (BAR // BEAT * 22050, 3 * BAR // BEAT * 22050)])
def test_any_split_gives_the_same_frames(assets: FolderAssets, bank: Bank, loop: tuple[int, int] | None) -> None:
    song = _song(assets)
    whole = SongMixer(song, assets, bank, RATE, loop=loop).render(0, 500_000)
    assert np.abs(whole).max() > 0.1
    mixer = SongMixer(song, assets, bank, RATE, loop=loop)
    numbers = np.random.default_rng(3)
    at = 0
    while at < len(whole):
        count = int(numbers.integers(1, 30_000))
        assert np.array_equal(mixer.render(at, count)[: len(whole) - at], whole[at : at + count])
        at += count
    # From behind to the front, so that nothing that was rendered before could help.
    fresh = SongMixer(song, assets, bank, RATE, loop=loop)
    for at in (400_000, 250_000, 99_999, 0):
        assert np.array_equal(fresh.render(at, 777), whole[at : at + 777])


def test_the_end_is_exact_and_tails_go_on_after_it(assets: FolderAssets, bank: Bank) -> None:
    song = Song(97, metre=Metre(3, 4), tracks=(Track("a", "Pad", 88),), regions=(_region(assets, "1", "a", 0, 2),))
    mixer = SongMixer(song, assets, bank, RATE)
    assert mixer.frames == round(2 * BAR * 60 * RATE / (97 * BEAT))
    assert np.abs(mixer.render(mixer.frames, 2000)).max() > 0
    assert not np.abs(mixer.render(mixer.reach, 2000)).any()


def test_a_region_sounds_where_it_lies_and_moving_it_renders_nothing(assets: FolderAssets, bank: Bank) -> None:
    song = Song(120, tracks=(Track("a", "Piano", 0),), regions=(_region(assets, "1", "a", 0),), effects=())
    first = SongMixer(song, assets, bank, RATE)
    before = first.render(0, first.reach)
    made = first.renders.kept.made
    assert made > 0
    moved = replace(song, regions=(replace(song.regions[0], start=BAR + BEAT),))
    second = SongMixer(moved, assets, bank, RATE, first)
    after = second.render(0, second.reach)
    shift = 5 * 22_050
    assert np.array_equal(after[shift : shift + len(before)], before)
    assert not after[:shift].any()
    assert second.renders.kept.made == made


def test_edited_notes_render_only_the_pieces_that_they_are_in(assets: FolderAssets, bank: Bank) -> None:
    notes = _notes(count=64)
    region = Region("1", "a", "1", 0, 16 * BAR, store_notes(notes, assets))
    song = Song(120, tracks=(Track("a", "Piano", 0), Track("b", "Violin", 40)), effects=(), regions=(
        region, replace(region, id="2", track="b")))  # fmt: skip
    first = SongMixer(song, assets, bank, RATE)
    first.render(0, first.frames)
    made = first.renders.kept.made
    edited = replace(region, content=store_notes([replace(notes[0], pitch=72), *notes[1:]], assets))
    second = SongMixer(replace(song, regions=(edited, song.regions[1])), assets, bank, RATE, first)
    second.render(0, second.frames)
    assert second.renders.kept.made == made + 1


def test_strips_are_heard_at_once_and_render_no_notes(assets: FolderAssets, bank: Bank) -> None:
    song = replace(_song(assets), effects=())
    mixer = SongMixer(song, assets, bank, RATE)
    stems = {track.id: mixer.stem(track.id, 0, 200_000) for track in song.tracks}
    assert np.allclose(mixer.render(0, 200_000), sum(stems.values()), atol=1e-6)
    made = mixer.renders.kept.made

    def heard(**changes: Track) -> Audio:
        tracks = tuple(changes.get(track.id, track) for track in song.tracks)
        return SongMixer(song.with_tracks(tracks), assets, bank, RATE, mixer).render(0, 200_000)

    a, b, _ = song.tracks
    assert np.allclose(heard(a=replace(a, mute=True)), stems["b"] + stems["c"], atol=1e-6)
    assert np.array_equal(heard(b=replace(b, solo=True)), stems["b"])
    quiet = heard(b=replace(b, solo=True, volume=0.3))
    assert np.allclose(quiet, stems["b"] * (0.3 / 0.6) ** 2, atol=1e-6)
    left = heard(b=replace(b, solo=True, pan=-1.0))
    assert left[:, 0].any()
    assert np.abs(left[:, 1]).max() < 1e-6
    assert mixer.renders.kept.made == made


def test_a_loop_begins_anew_at_its_frame_and_its_tails_go_over_the_seam(assets: FolderAssets, bank: Bank) -> None:
    song = Song(120, tracks=(Track("a", "Pad", 88),), regions=(_region(assets, "1", "a", 0, 4),), effects=())
    loop = (88_200, 176_400)
    mixer = SongMixer(song, assets, bank, RATE, loop=loop)
    plain = SongMixer(song, assets, bank, RATE)
    assert np.array_equal(mixer.render(0, loop[1]), plain.render(0, loop[1]))
    passes = mixer.render(loop[1], 88_200 * 3)
    assert np.array_equal(passes[:88_200], passes[88_200:176_400])
    assert mixer.position(loop[1]) == loop[0]
    assert mixer.position(loop[1] + 88_200 + 7) == loop[0] + 7
    # No step where it begins anew: no larger one than anywhere else.
    around = np.abs(np.diff(mixer.render(loop[1] - 2000, 4000), axis=0)).max(1)
    assert around[1999] <= around.max() * 0.9 + 1e-4
    # The tail of what was before the end is heard after it.
    dry = mixer.render(loop[1], 500) - _only_from(song, assets, bank, loop)[:500]
    assert np.abs(dry).max() > 1e-4


def _only_from(song: Song, assets: FolderAssets, bank: Bank, loop: tuple[int, int]) -> Audio:
    """The loop's first pass, from silence."""
    notes = [Note(note.start - BAR, note.pitch, note.length, note.velocity) for note in _notes() if note.start >= BAR]
    region = Region("1", "a", "1", 0, BAR, store_notes(notes, assets))
    return SongMixer(replace(song, regions=(region,)), assets, bank, RATE).render(0, loop[1] - loop[0])


def test_sound_is_resampled_cut_and_looped(assets: FolderAssets, bank: Bank) -> None:
    track = Track("s", "Voice", SOUND, volume=1.0)
    sine = _sine(4, 441.0, 48_000)
    region = Region("1", "s", "1", BEAT, 2 * BEAT, _sound(assets, sine, 48_000, begin=4800))
    song = Song(120, tracks=(track,), regions=(region,), effects=())
    sound = SongMixer(song, assets, bank, RATE).render(0, 88_200)
    assert not sound[:22_050].any()
    assert not sound[22_050 + 44_100 :].any()
    expected = _sine(4, 441.0)[4410 : 4410 + 44_100]
    assert np.abs(sound[22_050 + 100 : 66_150, 0] - expected[100:]).max() < 1e-3
    looped = replace(song, regions=(replace(region, start=0, loop=BEAT // 2),))
    passes = SongMixer(looped, assets, bank, RATE).render(0, 44_100)
    assert np.array_equal(passes[:11_025], passes[11_025:22_050])
    assert np.array_equal(passes[:11_025], passes[33_075:44_100])


@pytest.mark.parametrize("library", [True, False])
def test_sound_is_stretched_to_the_tempo_at_its_pitch(
    assets: FolderAssets, bank: Bank, monkeypatch: pytest.MonkeyPatch, library: bool
) -> None:
    if not library:
        monkeypatch.setitem(sys.modules, "python_stretch", None)
    clicks = np.zeros(RATE * 16, np.float32)
    clicks[:: RATE // 2] = 0.9
    tone = _sine(16, 600.0)
    track = Track("s", "Voice", SOUND, volume=1.0)
    for samples in (clicks, tone):
        region = Region("1", "s", "1", 0, 8 * BAR, _sound(assets, samples, bpm=120.0))
        song = Song(150, tracks=(track,), regions=(region,), effects=())
        sound = SongMixer(song, assets, bank, RATE).render(0, round(16 * RATE * 120 / 150) + 1000)[:, 0]
        assert np.abs(sound[-900:]).max() < 1e-6
        if samples is clicks:
            beat = RATE * 60 // 150
            peaks = [int(np.abs(sound[k * beat - 2000 : k * beat + 2000]).argmax()) - 2000 for k in range(2, 30)]
            assert max(abs(peak) for peak in peaks) < (200 if library else 900)
        else:
            spectrum = np.abs(np.fft.rfft(sound[RATE : 3 * RATE] * np.hanning(2 * RATE)))
            assert abs(spectrum.argmax() / 2 - 600) < 2


def test_long_sound_is_stretched_in_parts_that_join(assets: FolderAssets, bank: Bank) -> None:
    tones = np.concatenate([_sine(0.25, hertz) for hertz in (220, 276, 332, 440, 248, 372, 296, 196)] * 20)
    region = Region("1", "s", "1", 0, 20 * BAR, _sound(assets, tones, bpm=100.0))
    song = Song(120, tracks=(Track("s", "Voice", SOUND, volume=1.0),), regions=(region,), effects=())
    sound = SongMixer(song, assets, bank, RATE).render(0, 33 * RATE)[:, 0]
    levels = np.abs(sound[RATE : 32 * RATE]).reshape(-1, 882).max(1)
    assert levels.min() > 0.2
    assert np.abs(np.diff(sound)).max() < 0.1
    assert np.array_equal(SongMixer(song, assets, bank, RATE).render(1_050_000, 900)[:, 0], sound[1_050_000:1_050_900])


def test_what_cannot_be_read_is_silent_and_told_of(assets: FolderAssets, bank: Bank) -> None:
    bad = assets.add_bytes(b"this is no sound", "audio/wav")
    broken = Region("x", "s", "x", 0, BAR, SoundOf(bad.id, RATE, RATE, 1))
    song = Song(120, tracks=(Track("s", "Voice", SOUND), Track("a", "Piano", 0)), effects=(Limiter(),),
                regions=(broken, _region(assets, "1", "a", 0)))  # fmt: skip
    mixer = SongMixer(song, assets, bank, RATE)
    assert np.abs(mixer.render(0, 20_000)).max() > 0.01
    assert len(mixer.problems) == 1
