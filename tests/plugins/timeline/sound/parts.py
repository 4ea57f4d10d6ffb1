"""Sounds as files, and films of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from app.api import AssetId
from plugins.timeline.media.library import Lane
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader
from plugins.timeline.model import MAIN, Clip, Item, Media, Sequence, SoundFacts, Timeline, Track, TrackKind
from plugins.timeline.sound.film_mixer import FilmMixer
from plugins.timeline.time import ZERO, TimeRange
from tests.plugins.timeline.films import asset as named

HZ = 8000
RATE = Fraction(25)
Wave = NDArray[np.float32]


def noise(count: int, channels: int = 2, seed: int = 1) -> Wave:
    """Noise in which no sample is like another."""
    drawn = np.random.default_rng(seed).uniform(-0.5, 0.5, (count, channels))
    return drawn.astype(np.float32)


def tone(hertz: float, seconds: float, rate: int = HZ) -> Wave:
    """A sine in both channels."""
    wave = 0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)
    return wave.astype(np.float32)[:, None].repeat(2, axis=1)


@dataclass(frozen=True, slots=True)
class Folder:
    """Sounds by their assets, as a library gives them."""

    readers: Mapping[AssetId, Reader]

    def reader(self, asset: AssetId, lane: Lane = Lane.SOUND) -> Reader:
        """What reads a file, for those that play."""
        assert lane is Lane.SOUND
        return self.readers[asset]


class Sounds:
    """Writes sounds and opens them."""

    def __init__(self, folder: Path, process: MediaProcess) -> None:
        self._folder, self._process = folder, process
        self._readers: dict[AssetId, Reader] = {}
        self.library = Folder(self._readers)

    def add(self, name: str, wave: Wave, rate: int = HZ) -> Media:
        """A sound as a file."""
        path = self._folder / f"{name}.wav"
        soundfile.write(path, wave, rate, subtype="FLOAT")
        self._readers[named(name)] = Reader(path, self._process)
        facts = SoundFacts(rate, wave.shape[1])
        return Media(named(name), "audio/wav", TimeRange(ZERO, Fraction(len(wave), rate)), sound=facts)

    def mixer(self, *tracks: Track | tuple[Item, ...], rate: int = HZ, pace: Fraction = Fraction(1)) -> FilmMixer:
        """The sound of tracks."""
        return FilmMixer(film(*tracks), MAIN, self.library, rate, pace=pace)


def film(*tracks: Track | tuple[Item, ...], more: tuple[Sequence, ...] = ()) -> Timeline:
    """A film of tracks of sound; items alone are a track."""
    made = tuple(
        each if isinstance(each, Track) else Track(f"s{number}", TrackKind.SOUND, items=each)
        for number, each in enumerate(tracks)
    )
    return Timeline((Sequence(MAIN, "", made), *more), rate=RATE, sample_rate=HZ)


def seconds(count: float) -> Fraction:
    """So many seconds, on a frame."""
    return Fraction(round(count * RATE), RATE)


def clip(media: Media, duration: float, start: float = 0, id_: str = "a") -> Clip:
    """A clip of a sound."""
    return Clip(id_, media, seconds(duration), seconds(start))
