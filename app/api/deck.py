"""Deck: plays a performance, such as a song or a film; rendered ahead on a worker, an output is never kept waiting."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Protocol, Self, TypeAlias, TypeVar

import numpy as np

from app.api.level import Level
from app.api.sound import Samples
from app.api.struck import FADE, Struck, falling

_CHUNK = 4096
_DEPTH, _RESTING_DEPTH = 16, 4
"""Chunks that are rendered ahead, while it is played and while it rests and may still be changed."""
_PATIENCE_S = 60.0
_ANCHORS = 64
_LEVELS = 64
_STEP = 512
"""Frames to a level of a track."""
_SHOWN_STEPS = 4
_WATCHED_FRAMES = 1 << 17
"""For so long levels are measured after they were asked for."""


Levels: TypeAlias = dict[str, Samples]
"""Amplitudes of tracks by their ids, (steps, 2)."""


class Performed(Protocol):
    """What is played. A place is what it counts by, such as ticks or seconds; frames are those of its sound."""

    def render(self, start: int, count: int) -> Samples:
        """Frames (count, 2) from one on."""
        ...

    def levels(self, start: int, count: int, step: int) -> Levels:
        """The highest amplitudes of each track that is heard, (count / step, 2)."""
        ...

    def place(self, frame: int) -> float:
        """The place that is heard at a frame."""
        ...

    def frame(self, place: float) -> int:
        """The first frame at which a place is heard."""
        ...

    def follow(self, before: Self, frame: int) -> int:
        """Where it goes on when another one was at a frame."""
        ...


P = TypeVar("P", bound=Performed)


class Overlay(Protocol):
    """Sound that is heard in place of the performance."""

    def pull(self, count: int) -> Samples:
        """Frames that follow."""
        ...


@dataclass(slots=True)
class _Reel(Generic[P]):
    """Frames of a performance from `start` on that are rendered."""

    performance: P
    start: int
    chunks: deque[Samples] = field(default_factory=deque)
    frames: int = 0
    levels: deque[tuple[int, Levels]] = field(default_factory=lambda: deque(maxlen=_LEVELS))

    def drop(self, frame: int) -> None:
        """Forget frames before one."""
        while self.chunks and self.start + len(self.chunks[0]) <= frame:
            gone = len(self.chunks.popleft())
            self.start += gone
            self.frames -= gone

    def peek(self, frame: int, count: int) -> Samples:
        """Up to so many frames from one on, as far as they are there."""
        parts, at = [], self.start
        for chunk in self.chunks:
            low, high = max(frame, at), min(frame + count, at + len(chunk))
            if high > low:
                parts.append(chunk[low - at : high - at])
            at += len(chunk)
            if at >= frame + count:
                break
        return np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)

    @property
    def end(self) -> int:
        """The first frame that is not there."""
        return self.start + self.frames


class Deck(Generic[P]):
    """What an output pulls from. All of it may be called from any thread."""

    def __init__(self, make: Callable[[], P], *, patient: bool = False) -> None:
        self.underruns = 0
        """How often frames were not there in time."""
        self.problem: Callable[[BaseException], None] = lambda _error: None
        """Told on the worker of what it failed at."""
        self._patient = patient
        self._frame = 0
        self._playing = False
        self._consumed = self._heard = 0
        self._watched = -_WATCHED_FRAMES
        self._anchors: deque[tuple[int, int]] = deque([(0, 0)], _ANCHORS)
        self._reel: _Reel[P] | None = None
        self._next: _Reel[P] | None = None
        self._make: Callable[[], P] | None = make
        self._seek_place: float | None = None
        self._struck = Struck()
        self._overlay: Overlay | None = None
        self._level = Level()
        self._closed = False
        self._changed = threading.Condition()
        self._worker = threading.Thread(target=self._work, name="audio", daemon=True)
        self._worker.start()

    @property
    def playing(self) -> bool:
        """Whether the performance goes on as frames are pulled."""
        with self._changed:
            return self._playing

    @property
    def silent(self) -> bool:
        """Whether nothing would be heard if no more was pulled."""
        with self._changed:
            return not (self._playing or self._struck or self._overlay)

    def change(self, make: Callable[[], P]) -> None:
        """Play another performance as soon as it is ready; it is made on a worker, and the old one plays until then."""
        with self._changed:
            self._make = make
            self._changed.notify_all()

    def restart(self, make: Callable[[], P], place: float) -> None:
        """Go on with another performance alone, from a place of it on."""
        with self._changed:
            self._make, self._seek_place = make, place
            self._reel = self._next = None
            self._changed.notify_all()

    def play(self) -> None:
        """Go on as frames are pulled."""
        with self._changed:
            if not self._playing:
                self._playing = True
                self._anchor()
            self._changed.notify_all()

    def pause(self) -> None:
        """Stay where it is."""
        with self._changed:
            if self._playing:
                self._fade_out()
            self._playing = False

    def seek(self, place: float) -> None:
        """Go on from another place."""
        with self._changed:
            if self._playing:
                self._fade_out()
            self._seek_place = place
            reel = self._reel
            if reel is not None:
                self._go(reel.performance.frame(place))
                self._seek_place = None
            self._changed.notify_all()

    def place(self, latency_frames: int) -> float:
        """The place that is heard now, when so many of the pulled frames are not heard yet."""
        with self._changed:
            if self._reel is None:
                return self._seek_place or 0.0
            return self._reel.performance.place(self._heard_frame(latency_frames))

    def heard(self, latency_frames: int) -> tuple[P, int] | None:
        """What is played, and its frame that is heard now; None until the first performance is made."""
        with self._changed:
            return None if self._reel is None else (self._reel.performance, self._heard_frame(latency_frames))

    def levels(self, latency_frames: int) -> dict[str, tuple[float, float]]:
        """How loud each track is that is heard now; they are measured from the first time on that this is asked."""
        with self._changed:
            self._watched = self._consumed
            reel = self._reel
            if reel is None or not self._playing:
                return {}
            frame = self._heard_frame(latency_frames)
            for start, levels in reversed(reel.levels):
                if start <= frame < start + _CHUNK:
                    step = (frame - start) // _STEP
                    shown = {id_: level[max(0, step - _SHOWN_STEPS) : step + 1].max(0) for id_, level in levels.items()}
                    return {id_: (float(top[0]), float(top[1])) for id_, top in shown.items()}
            return {}

    @property
    def performance(self) -> P | None:
        """What is played; None until the first one is made."""
        with self._changed:
            return self._reel.performance if self._reel is not None else None

    def strike(self, sound: Samples, *, alone: bool = False) -> None:
        """Add a sound to what is heard now; `alone`, those that were struck before are faded out."""
        with self._changed:
            if alone:
                self._struck.fade()
            self._struck.add(sound)

    def lay_over(self, overlay: Overlay | None) -> None:
        """Have something heard in place of the performance, or no more."""
        with self._changed:
            self._overlay = overlay

    @property
    def overlay(self) -> Overlay | None:
        """What is heard in place of the performance."""
        with self._changed:
            return self._overlay

    def level(self) -> Level:
        """How loud it was since this was last asked for."""
        with self._changed:
            found, self._level = self._level, Level()
            return found

    def close(self) -> None:
        """Render no more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._worker.join()

    def pull(self, count: int) -> Samples:
        """Frames (count, 2) that follow those that were pulled before."""
        with self._changed:
            sound = np.zeros((count, 2), np.float32)
            if self._overlay is not None:
                sound += self._overlay.pull(count)
            elif self._playing:
                self._play_into(sound)
            self._consumed += count
            self._struck.mix_into(sound)
            self._level.hear(sound)
            self._changed.notify_all()
            return sound

    def _play_into(self, sound: Samples) -> None:
        done = 0
        self._take_next()
        while done < len(sound):
            reel = self._reel
            part = reel.peek(self._frame, len(sound) - done) if reel is not None else sound[:0]
            if len(part):
                sound[done : done + len(part)] = part
                self._frame += len(part)
                done += len(part)
            elif not self._patient or not self._changed.wait(_PATIENCE_S):
                self.underruns += 1
                self._anchors.append((self._consumed + len(sound), self._frame))
                return

    def _take_next(self) -> None:
        """Go over to the performance that is ready, so that no step is heard."""
        reel, new = self._reel, self._next
        if new is None or reel is None:
            return
        at = new.performance.follow(reel.performance, self._frame)
        if not new.start <= at or new.end < at + _CHUNK:
            return
        old = reel.peek(self._frame, FADE)
        fresh = new.peek(at, len(old))
        self._struck.add(falling(old - fresh))
        self._reel, self._next = new, None
        if at != self._frame:
            self._frame = at
            self._anchors.append((self._consumed, at))
        new.drop(at)

    def _heard_frame(self, latency_frames: int) -> int:
        # An output may guess how much it holds; nothing is heard backwards.
        heard = self._heard = max(self._heard, self._consumed - latency_frames)
        at, frame = self._anchors[0]
        for consumed, first in reversed(self._anchors):
            if consumed <= heard:
                at, frame = consumed, first
                break
        return min(frame + max(0, heard - at), self._frame) if self._playing else self._frame

    def _go(self, frame: int) -> None:
        self._frame = frame
        self._anchor()
        self._next = None
        reel = self._reel
        if reel is not None and not reel.start <= frame < reel.end:
            self._reel = _Reel(reel.performance, frame)

    def _anchor(self) -> None:
        """What is pulled from now on is heard from the present frame on, and nothing before counts any more."""
        self._anchors.clear()
        self._anchors.append((self._consumed, self._frame))

    def _fade_out(self) -> None:
        if self._reel is not None:
            self._struck.add(falling(self._reel.peek(self._frame, FADE)))

    def _work(self) -> None:
        while True:
            with self._changed:
                make, self._make = self._make, None
                reel = None if make is not None else self._wanting()
                while not self._closed and make is None and reel is None:
                    self._changed.wait()
                    make, self._make = self._make, None
                    reel = None if make is not None else self._wanting()
                if self._closed:
                    return
                start = reel.end if reel is not None else 0
                watched = self._consumed - self._watched < _WATCHED_FRAMES
            try:
                if make is not None:
                    self._set(make())
                elif reel is not None:
                    sound = reel.performance.render(start, _CHUNK)
                    if watched:
                        reel.levels.append((start, reel.performance.levels(start, _CHUNK, _STEP)))
                    self._add(reel, start, sound)
            except Exception as error:  # noqa: BLE001 - the boundary of a worker
                self.problem(error)
                if reel is not None:
                    self._add(reel, start, np.zeros((_CHUNK, 2), np.float32))

    def _add(self, reel: _Reel[P], start: int, sound: Samples) -> None:
        with self._changed:
            if reel.end == start:
                reel.chunks.append(sound)
                reel.frames += len(sound)
            self._changed.notify_all()

    def _set(self, performance: P) -> None:
        with self._changed:
            reel = self._reel
            if reel is None:
                self._frame = performance.frame(self._seek_place or 0.0)
                self._seek_place = None
                self._anchor()
                self._reel = _Reel(performance, self._frame)
            else:
                at = performance.follow(reel.performance, self._frame)
                if self._playing:
                    self._next = _Reel(performance, at)
                else:
                    self._reel, self._next = _Reel(performance, at), None
                    if at != self._frame:
                        self._frame = at
                        self._anchor()
            self._changed.notify_all()

    def _wanting(self) -> _Reel[P] | None:
        """The reel that is to be rendered further: the new one first, but never so that what is played runs dry."""
        reel, new = self._reel, self._next
        if reel is None:
            return None
        reel.drop(self._frame)
        left = reel.end - self._frame
        if new is not None:
            at = new.performance.follow(reel.performance, self._frame)
            new.drop(at)
            if not new.chunks and new.start < at:
                new.start = at
            if (left >= 2 * _CHUNK or not self._playing) and new.end < at + _DEPTH * _CHUNK:
                return new
        return reel if left < (_DEPTH if self._playing else _RESTING_DEPTH) * _CHUNK else None
