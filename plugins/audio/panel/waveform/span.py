"""SoundSpan: which frames of a file a region plays and when; FrameAxis: where they lie in a view."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from plugins.audio.model import TICKS_PER_BEAT
from plugins.audio.song import Region, Song, SoundOf

_CLOSEST = 1 / 64
"""Frames to a pixel at least: a frame is 64 pixels wide at most."""
_SPARE = 1.02


@dataclass(frozen=True, slots=True)
class SoundSpan:
    """The frames `begin` to `end` of a sound are heard from tick `start` of the song on."""

    sound: SoundOf
    start: int
    begin: float
    end: float
    frames_per_tick: float
    stretch: float
    """How much longer it is heard than it is: 1 where it is not stretched."""

    @classmethod
    def of(cls, region: Region, sound: SoundOf, song: Song) -> SoundSpan:
        """What a region plays of its sound, the first time where it repeats."""
        per_tick = 60 * sound.rate / ((sound.bpm or song.bpm) * TICKS_PER_BEAT)
        begin = sound.begin + region.offset * per_tick
        heard = min(region.length, region.loop or region.length)
        stretch = sound.bpm / song.bpm if sound.bpm else 1.0
        return cls(sound, region.start, begin, min(sound.frames, begin + heard * per_tick), per_tick, stretch)

    def tick(self, frame: float) -> float:
        """The tick at which a frame is heard, also of those that are cut off."""
        return self.start + (frame - self.begin) / self.frames_per_tick

    def frame(self, tick: float) -> float:
        """The frame that is heard at a tick."""
        return self.begin + (tick - self.start) * self.frames_per_tick


class FrameAxis(QObject):
    """Frames and pixels along a view of a sound. `left` is the frame at the left edge."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.left, self.per_px = 0.0, 1.0
        self.frames, self.width = 0, 1.0

    def x(self, frame: float) -> float:
        """Where a frame lies."""
        return (frame - self.left) / self.per_px

    def frame(self, x: float) -> float:
        """The frame that lies at a place."""
        return self.left + x * self.per_px

    @property
    def whole(self) -> float:
        """Frames to a pixel at which all is seen."""
        return max(_CLOSEST, self.frames * _SPARE / max(1.0, self.width))

    def show(self, frames: int, width: float) -> None:
        """Be of a sound of so many frames, in so many pixels."""
        if (frames, width) != (self.frames, self.width):
            self.frames, self.width = frames, width
            self._move(self.left, self.per_px)

    def fit(self, begin: float, end: float) -> None:
        """Show these frames."""
        per_px = max(1.0, end - begin) * _SPARE / max(1.0, self.width)
        self._move(begin - (end - begin) * (_SPARE - 1) / 2, per_px)

    def zoom(self, factor: float, x: float) -> None:
        """Draw larger or smaller; what lies at `x` stays there."""
        at = self.frame(x)
        per_px = min(max(self.per_px / factor, _CLOSEST), self.whole)
        self._move(at - x * per_px, per_px)

    def scroll_to(self, frame: float) -> None:
        """Have a frame at the left edge."""
        self._move(frame, self.per_px)

    def _move(self, left: float, per_px: float) -> None:
        per_px = min(max(per_px, _CLOSEST), self.whole)
        spare = self.frames * (_SPARE - 1) / 2
        left = min(max(left, -spare), max(-spare, self.frames + spare - self.width * per_px))
        if (left, per_px) != (self.left, self.per_px):
            self.left, self.per_px = left, per_px
            self.changed.emit()
