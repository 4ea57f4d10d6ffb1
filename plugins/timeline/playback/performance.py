"""FilmPerformance: a sequence as it is played, at any speed and again and again between two marks."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from app.api import Levels, Samples
from plugins.timeline.lookup.index import duration_of
from plugins.timeline.sound.film_mixer import FilmMixer
from plugins.timeline.time import ZERO, TimeRange, frame_at, time_of

FASTEST_HEARD = Fraction(2)
"""Above this speed sound says nothing any more, and is left out."""


@dataclass(frozen=True, slots=True, eq=False)
class FilmPerformance:
    """Frames are those of the mixer; in a `loop` they count on, and what is heard goes round. Places are seconds.

    A loop is for what begins before its end, in the direction of playing. Pictures are numbered from `begin` on.
    """

    mixer: FilmMixer
    loop: TimeRange | None = None
    begin: Fraction = ZERO

    def render(self, start: int, count: int) -> Samples:
        """Frames (count, 2) from one on."""
        sound = np.zeros((count, 2), np.float32)
        if abs(self.mixer.pace) > FASTEST_HEARD:
            return sound
        edges, done = self._edges, 0
        while done < count:
            place = self.position(start + done)
            part = count - done if edges is None else min(count - done, edges[1] - place)
            sound[done : done + part] = self.mixer.render(place, part)
            done += part
        return sound

    def levels(self, start: int, count: int, step: int) -> Levels:
        """The highest amplitudes of the whole under an empty name, (count / step, 2)."""
        sound = self.render(start, count // step * step)
        return {"": np.abs(sound).reshape(-1, step, 2).max(1)}

    def time(self, frame: int) -> Fraction:
        """The time of the sequence that is heard at a frame."""
        return self.position(frame) * self.mixer.pace / self.mixer.rate

    def place(self, frame: int) -> float:
        """The time of the sequence that is heard at a frame, in seconds."""
        return float(self.time(frame))

    def frame(self, place: float) -> int:
        """The first frame at which a time is heard."""
        return round(Fraction(place) * self.mixer.rate / self.mixer.pace)

    def follow(self, before: FilmPerformance, frame: int) -> int:
        """Where it goes on when another one was at a frame."""
        mine, its = self.mixer, before.mixer
        if (mine.rate, mine.pace, self.loop) == (its.rate, its.pace, before.loop):
            return frame
        return self.frame(before.place(frame))

    def position(self, frame: int) -> int:
        """The frame of the mixer that is heard at a frame."""
        edges = self._edges
        if edges is None or frame < edges[1]:
            return frame
        return edges[0] + (frame - edges[0]) % (edges[1] - edges[0])

    def number_at(self, frame: int) -> int:
        """The number of the picture that is due at a frame; one after the other, whatever the speed and the loop."""
        numbers = (frame - self._first) * self._rate / self.mixer.rate
        return numbers.numerator // numbers.denominator

    def shown(self, number: int) -> Fraction:
        """The time of the sequence whose picture has a number."""
        # In the middle of a frame, so that no rounding of samples gives the one beside it
        into = Fraction(1, 2) / max(abs(self.mixer.pace), Fraction(1))
        frame = self._first + (number + into) * self.mixer.rate / self._rate
        seconds = self.time(frame.numerator // frame.denominator)
        last = frame_at(duration_of(self.mixer.timeline.sequence(self.mixer.sequence)), self._rate) - 1
        return max(ZERO, time_of(min(frame_at(seconds, self._rate), last), self._rate))

    @property
    def _first(self) -> int:
        return self.frame(float(self.begin))

    @property
    def _rate(self) -> Fraction:
        return self.mixer.timeline.rate

    @property
    def _edges(self) -> tuple[int, int] | None:
        if self.loop is None:
            return None
        first, end = sorted((self.frame(float(self.loop.start)), self.frame(float(self.loop.end))))
        return (first, end) if end > first else None
