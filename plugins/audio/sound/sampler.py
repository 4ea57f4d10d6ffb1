"""Sampler: notes of a bank's instruments as sound; what was read for a key is kept for the next note of that key."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from app.api import InvalidData
from plugins.audio.sound.samples import Audio, pan_gains
from plugins.audio.sound.soundfont import SoundFont, Zone
from plugins.audio.sound.voice import Voice

_KEPT_BYTES = 64 << 20
_MOST_VOICES = 64
_LEVEL = 1.12
"""Loudness of a full voice: a few tracks come near full scale, where the limiter of the whole takes over."""
_CHOKE_S = 0.008


@dataclass(frozen=True, slots=True)
class Struck:
    """A note as the sampler takes it. `choked` is the frame after its start at which another one cuts it off."""

    key: int
    velocity: int
    held: int
    choked: int | None = None


class Sampler:
    """The instruments of a sound font at a rate. Gives the same samples whatever was asked for before."""

    def __init__(self, font: SoundFont, rate: int) -> None:
        self.font, self.rate = font, rate
        self._kept: OrderedDict[tuple[Zone, int, float, int, int], Audio] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def voices(self, bank: int, program: int, key: int, velocity: int, wheel: float = 0.0) -> list[Voice]:
        """The voices that a note sets off."""
        zones = [zone for zone in self.font.zones(bank, program) if zone.sounds(key, velocity)]
        if len(zones) > _MOST_VOICES:
            raise InvalidData(
                "A note of the sound font “{name}” would set off {count} voices.",
                advice="Choose another sound font.",
                name=self.font.path.name,
                count=len(zones),
            )
        return [Voice(zone, self.font.sample(zone.sample), key, self.rate, wheel) for zone in zones]

    def note(self, bank: int, program: int, struck: Struck, wheel: float = 0.0) -> Audio:
        """A note with its release, (frames, 2)."""
        voices = self.voices(bank, program, struck.key, struck.velocity, wheel)
        lengths = [self._length(voice, struck) for voice in voices]
        sound = np.zeros((max(lengths, default=0), 2), np.float32)
        for voice, length in zip(voices, lengths, strict=True):
            shaped = self._stream(voice, length, struck.held)
            level = voice.envelope.loudness(length, struck.held, self.rate) * (voice.gain(struck.velocity) * _LEVEL)
            if struck.choked is not None and struck.choked < length:
                fade = np.linspace(1, 0, length - struck.choked)
                level[struck.choked :] *= fade
            shaped = shaped * level.astype(np.float32)
            left, right = pan_gains(voice.pan)
            sound[:length, 0] += shaped * np.float32(left)
            sound[:length, 1] += shaped * np.float32(right)
        return sound

    def _length(self, voice: Voice, struck: Struck) -> int:
        length = voice.length(struck.held)
        if struck.choked is None:
            return length
        return min(length, struck.choked + round(_CHOKE_S * self.rate))

    def _stream(self, voice: Voice, length: int, held: int) -> Audio:
        # Lengths are in steps that follow from the note alone, so that what is kept changes no sample.
        step = 1 << max(12, (length - 1).bit_length() - 2)
        rounded = -(-length // step) * step
        place = (voice.zone, voice.key, voice.wheel, rounded, held if voice.follows_release else -1)
        with self._lock:
            kept = self._kept.get(place)
            if kept is not None:
                self._kept.move_to_end(place)
                return kept[:length]
        stream = voice.stream(rounded, held)
        with self._lock:
            if place not in self._kept:
                self._kept[place] = stream
                self._bytes += stream.nbytes
            while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
                _, old = self._kept.popitem(last=False)
                self._bytes -= old.nbytes
        return stream[:length]
