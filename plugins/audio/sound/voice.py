"""Voice: one sample of a sound font as it sounds for a key: pitch, loop, envelopes, oscillators and filter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plugins.audio.sound.biquad import low_pass
from plugins.audio.sound.envelope import SILENT_DB, Envelope
from plugins.audio.sound.samples import Audio, Curve, amplitude
from plugins.audio.sound.soundfont import Sample, Zone

_OPEN_FILTER_CENTS = 13500
_ATTENUATION = 0.04
"""Decibels to a unit of attenuation: the first sound cards halved it and more, and fonts are voiced for them."""
_LOWEST_CENTS = -12000
_MODULATION_WHEEL_CENTS = 50
_LOOP_ALWAYS, _LOOP_HELD = 1, 3
_MARGIN = 2
_READ_FRAMES = 16_384
"""So many frames are read at a time, which fit the processor's cache."""
_FILTER_HOLD = 16
"""A corner that moves does so every so many frames, a third of a millisecond."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A zone of a preset for a key, at a rate. `wheel` from 0 to 1 is the modulation wheel: more vibrato."""

    zone: Zone
    sample: Sample
    key: int
    rate: int
    wheel: float = 0.0

    @property
    def exclusive(self) -> int:
        """The class of which only one voice sounds at a time, such as hi-hats; 0 for none."""
        return self.zone.generators[57]

    @property
    def pan(self) -> float:
        """The place from -1 to 1."""
        return min(1.0, max(-1.0, self.zone.generators[17] / 500))

    @property
    def follows_release(self) -> bool:
        """Whether more than the loudness depends on when the key is let go."""
        generators = self.zone.generators
        return bool(generators[7] or generators[11]) or (generators[54] & 3 == _LOOP_HELD)

    def gain(self, velocity: int) -> float:
        """The factor of a velocity, whose square is the loudness."""
        return (velocity / 127) ** 2 * amplitude(-max(0, self.zone.generators[48]) * _ATTENUATION)

    @property
    def envelope(self) -> Envelope:
        """The envelope of its loudness."""
        generators = self.zone.generators
        delay, attack, _, _, _, release = (_seconds(generators[number]) for number in range(33, 39))
        hold = _seconds(generators[35] + (60 - self.key) * generators[39])
        decay = _seconds(generators[36] + (60 - self.key) * generators[40])
        return Envelope(delay, attack, hold, decay, max(0, generators[37]) / 10, release)

    def length(self, held: int) -> int:
        """How many frames it sounds when the key is held for so many."""
        envelope = self.envelope
        frames = envelope.released_frames(held, self.rate)
        if envelope.sustain >= SILENT_DB:
            struck = envelope.delay_s + envelope.attack_s + envelope.hold_s + envelope.decay_s
            frames = min(frames, max(1, round(struck * self.rate)))
        if self.zone.generators[54] & 3 not in (_LOOP_ALWAYS, _LOOP_HELD):
            first, end, _, _ = self._bounds()
            # Vibrato may run ahead of the middle pitch by some samples.
            frames = min(frames, max(1, int((end - first - 1) / self._step()) - 1))
        return frames

    def stream(self, frames: int, held: int) -> Audio:
        """What the sample gives before its loudness is shaped, (frames,)."""
        modulation = self._modulation_envelope().modulation(frames, held, self.rate) if self._uses_envelope() else None
        wave = self._low_frequency(21, frames) if any(self.zone.generators[kind] for kind in (5, 10, 13)) else None
        sounding = self._filtered(self._read(self._places(frames, modulation, wave), held), modulation, wave)
        tremolo = self.zone.generators[13]
        if wave is not None and tremolo:
            sounding = sounding * np.exp(wave * (tremolo / 10 * np.log(10) / 20))
        return sounding.astype(np.float32)

    def _uses_envelope(self) -> bool:
        return bool(self.zone.generators[7] or self.zone.generators[11])

    def _modulation_envelope(self) -> Envelope:
        generators = self.zone.generators
        delay, attack, _, _, _, release = (_seconds(generators[number]) for number in range(25, 31))
        hold = _seconds(generators[27] + (60 - self.key) * generators[31])
        decay = _seconds(generators[28] + (60 - self.key) * generators[32])
        return Envelope(delay, attack, hold, decay, min(1.0, max(0.0, 1 - generators[29] / 1000)), release)

    def _low_frequency(self, delay: int, frames: int) -> Curve:
        """A triangle from 0, between -1 and 1; `delay` is the number of its delay, its frequency is the next one."""
        generators = self.zone.generators
        phase = np.arange(frames, dtype=np.float64)
        phase /= self.rate
        phase -= _seconds(generators[delay])
        np.maximum(phase, 0, out=phase)
        phase *= _hertz(generators[delay + 1])
        phase += 0.25
        phase -= np.floor(phase)
        phase -= 0.5
        np.abs(phase, out=phase)
        phase *= -4
        phase += 1
        return phase

    def _step(self) -> float:
        """How many frames of the sample pass in one, without modulation."""
        generators = self.zone.generators
        key = generators[46] if generators[46] >= 0 else self.key
        root = generators[58] if 0 <= generators[58] <= 127 else self.sample.key
        cents = (key - root) * generators[56] + generators[51] * 100 + generators[52] + self.sample.correction_cents
        return float(2 ** (min(max(cents, -9600), 9600) / 1200)) * self.sample.rate / self.rate

    def _bounds(self) -> tuple[int, int, int, int]:
        """The first frame and the end of the sample, and of its loop."""
        generators, size = self.zone.generators, len(self.sample.frames)
        first = min(max(generators[0] + 32768 * generators[4], 0), size - 1)
        end = min(max(size + generators[1] + 32768 * generators[12], first + 1), size)
        loop_start = self.sample.loop_start + generators[2] + 32768 * generators[45]
        loop_end = self.sample.loop_end + generators[3] + 32768 * generators[50]
        return first, end, loop_start, loop_end

    def _places(self, frames: int, modulation: Curve | None, wave: Curve | None) -> Curve:
        """Where in the sample each frame is read, running on through the loops."""
        generators = self.zone.generators
        vibrato = generators[6] + self.wheel * _MODULATION_WHEEL_CENTS
        cents: Curve | None = None
        if vibrato:
            cents = self._low_frequency(23, frames) * vibrato
        if wave is not None and generators[5]:
            cents = wave * generators[5] + (0 if cents is None else cents)
        if modulation is not None and generators[7]:
            cents = modulation * generators[7] + (0 if cents is None else cents)
        if cents is None:
            return np.arange(frames, dtype=np.float64) * self._step()
        cents /= 1200
        steps = np.exp2(cents, out=cents)
        steps *= self._step()
        first = steps[0]
        np.cumsum(steps, out=steps)
        steps -= first
        return steps

    def _read(self, places: Curve, held: int) -> Audio:
        """The sample at places between its frames."""
        first, end, loop_start, loop_end = self._bounds()
        mode = self.zone.generators[54] & 3
        places = places + first
        span = loop_end - loop_start
        looped = mode in (_LOOP_ALWAYS, _LOOP_HELD) and first <= loop_start and span > 0 and loop_end <= end
        source = self.sample.frames
        if looped and mode == _LOOP_ALWAYS:
            source = np.concatenate([source[:loop_end], _repeated(source[loop_start:loop_end], 2 * _MARGIN + 2)])
            # A loop is entered some frames late, so that its first frame has the loop's last one before it.
            turn = loop_start + _MARGIN
            turns = np.maximum(places - turn, 0)
            turns *= 1 / span
            np.floor(turns, out=turns)
            turns *= span
            places -= turns
        elif looped:
            turns = np.floor(np.maximum(places[: held + 1][-1] - loop_start, 0) / span)
            later = places - turns * span
            early = np.where(places < loop_end, places, loop_start + (places - loop_start) % span)
            places = np.where(np.arange(len(places)) <= held, early, later)
        before = np.float32(0) if first == 0 else source[first - 1]
        window = np.concatenate([[before], source[first : max(end, len(source))], np.zeros(3, np.float32)])
        places -= first
        np.clip(places, 0, len(window) - 4, out=places)
        sounding = np.empty(len(places), np.float32)
        for begin in range(0, len(places), _READ_FRAMES):
            block = slice(begin, begin + _READ_FRAMES)
            _interpolate(window, places[block], sounding[block])
        return sounding

    def _filtered(self, sounding: Audio, modulation: Curve | None, wave: Curve | None) -> Audio | Curve:
        generators = self.zone.generators
        corner: float | Curve = float(min(max(generators[8], 1500), _OPEN_FILTER_CENTS))
        if modulation is not None and generators[11]:
            corner = corner + modulation[::_FILTER_HOLD] * generators[11]
        if wave is not None and generators[10]:
            corner = corner + wave[::_FILTER_HOLD] * generators[10]
        if not isinstance(corner, np.ndarray) and corner >= _OPEN_FILTER_CENTS and not generators[9]:
            return sounding
        q_db = min(max(generators[9], 0), 960) / 10
        corner_hz = 440 * np.exp2((np.minimum(corner, _OPEN_FILTER_CENTS) - 6900) / 1200)
        # Half of the resonance is taken off the whole, as the standard asks.
        filtered = low_pass(corner_hz, amplitude(q_db - 3.01), self.rate, _FILTER_HOLD)(sounding)
        return filtered * amplitude(-q_db / 2)


def _interpolate(window: Audio, at: Curve, sounding: Audio) -> None:
    """Read a sample at places between its frames, on curves through four of them, the first of which is before."""
    index = at.astype(np.int64)
    part = (at - index).astype(np.float32)
    left, here, right, further = (np.take(window[offset:], index) for offset in range(4))
    half = np.float32(0.5)
    slope, next_slope = (right - left) * half, (further - here) * half
    step = here - right
    cubic, square = 2 * step + slope + next_slope, -3 * step - 2 * slope - next_slope
    np.add(((cubic * part + square) * part + slope) * part, here, out=sounding)


def _repeated(loop: Audio, frames: int) -> Audio:
    return np.resize(loop, frames)


def _seconds(timecents: int) -> float:
    """A time; what is 1 ms or less is none."""
    return 0.0 if timecents <= _LOWEST_CENTS else float(2 ** (min(timecents, 8000) / 1200))


def _hertz(cents: int) -> float:
    return float(440 * 2 ** ((min(max(cents, -16000), 4500) - 6900) / 1200))
