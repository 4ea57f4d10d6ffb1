"""audio_mixer: sixteen tracks rendered, mixed in blocks as playback asks for them, edited, and written as a file."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import soundfile

from app.storage.assets import FolderAssets
from plugins.audio.model import DRUMS, Note, Plan
from plugins.audio.notes import store_notes
from plugins.audio.song import SOUND, Region, Song, SoundOf, Track
from plugins.audio.sound.bank import OWN_BANK, Bank
from plugins.audio.sound.effects import Band, Compressor, Equaliser, Limiter, Reverb, Shape
from plugins.audio.sound.mixer import Mix, Mixer, MixTrack, Strip
from plugins.audio.sound.saving import write_audio
from plugins.audio.sound.song_mixer import SongMixer
from tests.benchmarks.measure import Figure, at_most, percentile, plain

_BANK = Path(__file__).parents[2] / "resources" / OWN_BANK
_PROGRAMS = (0, 4, 16, 24, 25, 30, 33, 40, 42, 48, 52, 56, 61, 73, 81, DRUMS)
_BLOCK = 512
_RATE = 44_100
_PLAN = Plan(100, bars=8)
_STRIP = Strip(effects=(Equaliser((Band(Shape.HIGH_PASS, 60), Band(Shape.PEAK, 2500, 3))), Compressor()))
_MASTER = (Reverb(), Limiter())


def run() -> Iterator[Figure]:
    """The control renders the notes of a block's tracks for each block anew, as a mixer that keeps nothing would."""
    tracks = tuple(MixTrack(str(program), program, _notes(program), _STRIP) for program in _PROGRAMS)
    seconds = _PLAN.frames(_RATE) / _RATE
    block_ms = _BLOCK / _RATE * 1000
    dry = Mix(_PLAN, tuple(replace(track, strip=Strip()) for track in tracks), ())
    spent, _ = _prepared(dry, Bank.open(_BANK))
    yield at_most("audio_mixer", "16 tracks from notes, seconds a second of sound", spent / seconds, "s", 0.25)
    bank = Bank.open(_BANK)
    spent, mixer = _prepared(Mix(_PLAN, tracks, _MASTER), bank)
    yield at_most("audio_mixer", "16 tracks with 34 effects, seconds a second of sound", spent / seconds, "s", 0.25)
    yield at_most("audio_mixer", "a block of 512 frames with effects, p99", _blocks(mixer), "ms", block_ms / 20)
    _, mixer = _prepared(dry, bank)
    yield at_most("audio_mixer", "a block summed from 16 tracks, p99", _blocks(mixer), "ms", block_ms / 10)
    edited = list(tracks)
    edited[7] = replace(edited[7], notes=edited[7].notes[:-1])
    before = Mixer(Mix(_PLAN, tracks, _MASTER), bank, _RATE)
    before.prepare()
    started = time.perf_counter()
    Mixer(Mix(_PLAN, tuple(edited), _MASTER), bank, _RATE, before).prepare()
    yield at_most("audio_mixer", "one track edited, to sound again", time.perf_counter() - started, "s", 0.5)
    yield at_most("audio_mixer", "8 bars on two tracks, from the bank's file to a WAV", _written(), "s", 0.5)
    for name, spent_ms in _first_sound(bank):
        yield at_most("audio_mixer", name, spent_ms, "ms", 100)
    times = []
    for _ in range(3):
        started = time.perf_counter()
        Mixer(dry, Bank.open(_BANK), _RATE).render(0, _BLOCK)
        times.append((time.perf_counter() - started) * 1000)
    yield at_most("audio_mixer", "a block, with nothing kept", percentile(times, 50), "ms", block_ms, control=True)
    yield plain("audio_mixer", "sound in the mix", seconds, "s")


def _notes(program: int) -> tuple[Note, ...]:
    """Eighths for drums, bass and guitar, quarters and chords for the rest."""
    numbers = random.Random(program)
    end = _PLAN.bars * _PLAN.bar_ticks
    if program == DRUMS:
        keys = (36, 42, 38, 42)
        return tuple(Note(start, keys[start // 480 % 4], 240, 96) for start in range(0, end, 480))
    low = 36 if program in (30, 33) else 55
    step = 480 if program in (30, 33, 25) else 960
    notes = [
        Note(start, low + numbers.randint(0, 19), step, numbers.randint(60, 110))
        for start in range(0, end, step)
        for _ in range(1 if step == 480 else 2)
    ]
    return tuple(sorted(notes))


def _prepared(mix: Mix, bank: Bank) -> tuple[float, Mixer]:
    started = time.perf_counter()
    mixer = Mixer(mix, bank, _RATE)
    mixer.prepare()
    return time.perf_counter() - started, mixer


def _blocks(mixer: Mixer) -> float:
    times = []
    for number in range(2000):
        started = time.perf_counter()
        mixer.render(number * _BLOCK, _BLOCK)
        times.append((time.perf_counter() - started) * 1000)
    return percentile(times, 99)


def _written() -> float:
    times = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(3):
            started = time.perf_counter()
            tracks = tuple(MixTrack(str(program), program, _notes(program), Strip()) for program in (40, 30))
            mixer = Mixer(Mix(_PLAN, tracks), Bank.open(_BANK), _RATE)
            write_audio(Path(folder) / "clip.wav", mixer.whole(), _RATE)
            times.append(time.perf_counter() - started)
    return percentile(times, 50)


def _first_sound(bank: Bank) -> Iterator[tuple[str, float]]:
    """An hour of 10,000 notes on 16 tracks with a recording of an hour, heard from the middle on."""
    hour_s, bpm, numbers = 3600, 100, random.Random(5)
    bars = hour_s * bpm // 240
    end = bars * _PLAN.bar_ticks
    with tempfile.TemporaryDirectory() as folder:
        assets = FolderAssets(Path(folder) / "assets", Path(folder) / "cache")
        file = Path(folder) / "hour.wav"
        with soundfile.SoundFile(file, "w", 48_000, 2, "PCM_16") as writer:
            minute = np.random.default_rng(1).normal(0, 0.1, (48_000 * 60, 2))
            for _ in range(hour_s // 60):
                writer.write(minute)
        recorded = assets.add_bytes(file.read_bytes(), "audio/wav")
        file.unlink()
        tracks = [Track(str(program), str(program), program) for program in _PROGRAMS]
        regions = []
        for track in tracks:
            starts = sorted(numbers.randrange(0, end, 240) for _ in range(10_000 // len(tracks)))
            notes = [Note(start, numbers.randint(36, 76), 480, numbers.randint(60, 110)) for start in starts]
            regions.append(Region(track.id, track.id, track.name, 0, end, store_notes(notes, assets)))
        sound = SoundOf(recorded.id, 48_000, 48_000 * hour_s, 2)
        tracks, regions = [*tracks, Track("s", "s", SOUND)], [*regions, Region("s", "s", "s", 0, end, sound)]
        song = Song(bpm, tracks=tuple(tracks), regions=tuple(regions))
        started = time.perf_counter()
        mixer = SongMixer(song, assets, bank, _RATE)
        mixer.render(hour_s // 2 * _RATE, 4096)
        yield "an hour of 10,000 notes and a recording: opened, and heard from the middle on", _since(started)
        started = time.perf_counter()
        mixer.render(hour_s // 4 * _RATE, 4096)
        yield "then heard from another place on", _since(started)
        muted = song.with_tracks([replace(song.tracks[0], mute=True), *song.tracks[1:]])
        started = time.perf_counter()
        SongMixer(muted, assets, bank, _RATE, mixer).render(hour_s // 4 * _RATE, 4096)
        yield "then with a track muted", _since(started)
        assets.close()


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
