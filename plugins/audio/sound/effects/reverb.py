"""Reverb: a room made of noise that dies away, darker and darker; folded with the sound in blocks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from app.api import Words
from plugins.audio.sound.effects.chain import Tempo, check_range
from plugins.audio.sound.samples import Audio

_BANDS_HZ = (250.0, 1000.0, 4000.0)


@dataclass(frozen=True, slots=True)
class Reverb:
    """Seconds until a sound is 60 dB softer, ms until the room answers, how fast its highs die, and its part."""

    decay_s: float = 1.6
    before_ms: float = 15.0
    damping: float = 0.5
    mix: float = 0.22

    def __post_init__(self) -> None:
        check_range(Words("Decay"), self.decay_s, 0.1, 20)
        check_range(Words("Pre-delay"), self.before_ms, 0, 500)
        check_range(Words("Damping"), self.damping, 0, 0.95)
        check_range(Words("Mix"), self.mix, 0, 1)

    def process(self, audio: Audio, tempo: Tempo) -> Audio:
        """The sound in the room."""
        room = _room(self.decay_s, self.before_ms, self.damping, tempo.rate)
        wet = np.zeros_like(audio)
        size = 1 << max(16, (2 * len(room)).bit_length())
        block = size - len(room)
        spectrum = np.fft.rfft(room, size, axis=0)
        for start in range(0, len(audio), block):
            part = audio[start : start + block]
            answer = np.fft.irfft(np.fft.rfft(part, size, axis=0) * spectrum, size, axis=0)
            end = min(len(audio), start + len(part) + len(room) - 1)
            wet[start:end] += answer[: end - start].astype(np.float32)
        return audio * np.float32(1 - self.mix / 2) + wet * np.float32(self.mix)

    def memory_s(self, tempo: Tempo) -> float:
        """As long as the room answers."""
        del tempo
        return self.decay_s * 1.2 + self.before_ms / 1000


@lru_cache(maxsize=8)
def _room(decay_s: float, before_ms: float, damping: float, rate: int) -> Audio:
    """The room's answer to a click, (frames, 2), of unit power."""
    frames = max(64, round(decay_s * 1.2 * rate))
    numbers = np.random.default_rng(11)
    time = np.arange(frames) / rate
    bins = np.fft.rfftfreq(frames, 1 / rate)
    answer = np.zeros((frames, 2))
    edges = (0.0, *_BANDS_HZ, rate / 2)
    for band, (low, high) in enumerate(pairwise(edges)):
        level = ((bins >= low) & (bins < high)).astype(np.float64)
        sound = np.fft.irfft(np.fft.rfft(numbers.normal(size=(frames, 2)), axis=0) * level[:, None], frames, axis=0)
        decay = decay_s * (1 - damping * band / len(edges))
        answer += sound * np.exp(-6.91 * time / decay)[:, None]
    answer[: round(0.003 * rate)] *= np.linspace(0, 1, round(0.003 * rate))[:, None]
    # Some first reflections, to be heard as walls.
    for number in range(6):
        place = round(numbers.uniform(0.004, 0.05) * rate)
        if place < frames:
            answer[place, number % 2] += 6 * 0.75**number
    answer /= np.sqrt((answer**2).sum(0))
    before = np.zeros((round(before_ms / 1000 * rate), 2))
    return np.asarray(np.concatenate([before, answer]), np.float32)
