"""audio_mixer: sixteen tracks rendered, mixed in blocks as playback asks for them, edited, and written as a file."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from plugins.audio.model import DRUMS, Note, Plan
from plugins.audio.sound.bank import OWN_BANK, Bank
from plugins.audio.sound.effects import Band, Compressor, Equaliser, Limiter, Reverb, Shape
from plugins.audio.sound.mixer import Mix, Mixer, MixTrack, Strip
from plugins.audio.sound.saving import write_audio
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
