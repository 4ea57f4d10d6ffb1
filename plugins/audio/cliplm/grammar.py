"""What may follow in a sequence of notes: exact bars, rising positions, durations within the clip, range, polyphony."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray

from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.attributes import position_ticks
from plugins.audio.model import DRUMS, Note, Plan

Mask = NDArray[np.bool_]

_LENGTHS = np.array(v.DURATIONS)


class Expecting(Enum):
    """The kind of token that comes next."""

    BEGIN = auto()
    CHORD = auto()
    EVENT = auto()
    PITCH = auto()
    DURATION = auto()
    VELOCITY = auto()
    END = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Limits:
    """What the notes of a track must keep to: lowest and highest pitch, and how many may sound at once."""

    low: int
    high: int
    cap: int


class TrackGrammar:
    """Follows the tokens of a track, or of the bars of a track that are written anew, and says what may come next.

    `bars` are written in this order; `kept` are the notes of the track that stand already, and are not sounded twice.
    With `whole`, bars begin with BAR and CHORD and the track ends with TRACK_END; without, with FILL_BEGIN.
    """

    def __init__(
        self,
        plan: Plan,
        program: int,
        limits: Limits,
        bars: Sequence[int],
        kept: Iterable[Note] = (),
        chords: Sequence[int] = (),
        whole: bool = True,
    ) -> None:
        self._tonic = plan.key.tonic
        self._drums = program == DRUMS
        self._limits = limits
        self._bars = tuple(bars)
        self._chords = tuple(chords)
        self._whole = whole
        self._length = plan.metre.beats * v.POSITIONS_PER_BEAT
        grid = position_ticks()
        self._kept = [(note.start / grid, (note.start + note.length) / grid, note.pitch) for note in kept]
        self._sounding: list[tuple[int, int, int]] = []
        self._index = 0
        self._position = self._pitch = -1
        self._end = self._run_end()
        self.expecting = Expecting.BEGIN if self._bars else Expecting.END if whole else Expecting.NOTHING

    @property
    def bar(self) -> int:
        """The bar that is written now."""
        return self._bars[self._index]

    @property
    def position(self) -> int:
        """The position in its bar of the note that is written now."""
        return self._position

    @property
    def forced(self) -> int | None:
        """The token that alone may come next, where that is known without a look at the notes."""
        match self.expecting:
            case Expecting.BEGIN:
                return v.BAR if self._whole else v.FILL_BEGIN
            case Expecting.CHORD:
                return self._chords[self.bar] if self._chords else None
            case Expecting.END:
                return v.TRACK_END
            case _:
                return None

    def allowed(self) -> Mask:
        """Return which tokens may come next."""
        mask = np.zeros(v.SIZE, bool)
        forced = self.forced
        if forced is not None:
            mask[forced] = True
            return mask
        match self.expecting:
            case Expecting.CHORD:
                mask[v.CHORD : v.POSITION] = True
            case Expecting.EVENT:
                mask[v.BAR_END] = True
                mask[v.POSITION : v.POSITION + self._length] = self._free_positions()
            case Expecting.PITCH:
                self._pitches(mask)
            case Expecting.DURATION:
                room = self._room(self._here, self._pitch)
                mask[v.DURATION : v.VELOCITY] = room >= _LENGTHS
            case Expecting.VELOCITY:
                mask[v.VELOCITY : v.SIZE] = True
            case _:
                pass
        return mask

    def advance(self, token: int) -> None:
        """Take the token that was chosen."""
        match self.expecting:
            case Expecting.BEGIN:
                self._position = self._pitch = -1
                self._end = self._run_end()
                self.expecting = Expecting.CHORD if self._whole else Expecting.EVENT
            case Expecting.CHORD:
                self.expecting = Expecting.EVENT
            case Expecting.EVENT if token == v.BAR_END:
                self._index += 1
                more = self._index < len(self._bars)
                after = Expecting.END if self._whole else Expecting.NOTHING
                self.expecting = Expecting.BEGIN if more else after
            case Expecting.EVENT:
                if token - v.POSITION != self._position:
                    self._pitch = -1
                self._position = token - v.POSITION
                self._sounding = [held for held in self._sounding if held[1] > self._here]
                self.expecting = Expecting.PITCH
            case Expecting.PITCH:
                self._pitch = v.pitch_of(token, self._tonic)
                self.expecting = Expecting.DURATION
            case Expecting.DURATION:
                length = v.DURATIONS[token - v.DURATION]
                self._sounding.append((self._here, self._here + length, self._pitch))
                self.expecting = Expecting.VELOCITY
            case Expecting.VELOCITY:
                self.expecting = Expecting.EVENT
            case Expecting.END:
                self.expecting = Expecting.NOTHING
            case Expecting.NOTHING:
                pass

    @property
    def _here(self) -> int:
        return self.bar * self._length + max(0, self._position)

    def _run_end(self) -> int:
        """Return the position at which the bars that are written in one go end."""
        if not self._bars:
            return 0
        last = self._index
        while last + 1 < len(self._bars) and self._bars[last + 1] == self._bars[last] + 1:
            last += 1
        return (self._bars[last] + 1) * self._length

    def _held(self, here: int) -> list[int]:
        """Return the pitches that sound on at a position."""
        own = [pitch for start, end, pitch in self._sounding if start <= here < end]
        return own + [int(pitch) for start, end, pitch in self._kept if start <= here < end]

    def _free_positions(self) -> Mask:
        """Return at which positions of the bar another note may begin."""
        first = self.bar * self._length
        count = np.zeros(self._length, int)
        for start, end, _ in (*self._sounding, *self._kept):
            count[max(0, int(start) - first) : max(0, int(np.ceil(end)) - first)] += 1
        free = count < self._limits.cap
        free[: max(0, self._position)] = False
        if self._position >= 0 and free[self._position]:
            free[self._position] = self._open_pitches().any()
        return free

    def _open_pitches(self) -> Mask:
        """Return which pitches may begin here: within the range, above the last one, and silent."""
        opened = np.zeros(128, bool)
        low, high = self._limits.low, self._limits.high
        if self._drums:
            low, high = max(low, v.DRUM_LOW), min(high, v.DRUM_LOW + v.DRUM_COUNT - 1)
        opened[max(low, self._pitch + 1) : high + 1] = True
        opened[self._held(self._here)] = False
        return opened

    def _pitches(self, mask: Mask) -> None:
        opened = self._open_pitches()
        if self._drums:
            mask[v.DRUM : v.DURATION] = opened[v.DRUM_LOW : v.DRUM_LOW + v.DRUM_COUNT]
        else:
            begin = v.PITCH - self._tonic - v.LOWEST
            mask[begin : begin + 128] = opened

    def _room(self, here: int, pitch: int) -> int:
        """Return how long a note may be: to the end of what is written, or to the next note that stands already."""
        starts = [int(start) for start, _, kept in self._kept if kept == pitch and start > here]
        return min([self._end, *starts]) - here
