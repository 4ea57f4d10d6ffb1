"""ClipEdits: what the fields read of the chosen clips, and how they change them, each gesture as one step."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import Enum
from fractions import Fraction
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.api import Command, Together
from plugins.timeline.commands import RemoveKeys, SetClips, SetKey, SetValue
from plugins.timeline.model import PARAMETERS, Clip, Curve, Easing, Keyframe, TrackKind, Value
from plugins.timeline.panel.inspector.playhead import Playhead
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import ZERO, nearest_frame

T = TypeVar("T")


class Keyed(Enum):
    """Whether a parameter has keyframes: none, some, or one where the playhead stands."""

    NOT = "not"
    ELSEWHERE = "elsewhere"
    HERE = "here"


class ClipEdits(QObject):
    """The selected clips of the sequence shown; what differs between them reads as None."""

    clips_changed = Signal()
    """Other clips are chosen, or what they are has changed."""
    keys_changed = Signal()
    """A parameter is animated from now on, or no more."""

    def __init__(self, work: FilmWork, playhead: Playhead, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work, self.playhead = work, playhead
        self._clips: tuple[Clip, ...] = ()
        # One keyframe at the very beginning looks like a value that doesn't change: here it is known which was meant
        self._animated: set[tuple[str, str]] = set()
        self._gesture = 0
        work.film_changed.connect(self._look)
        work.selection_changed.connect(self._chosen)
        work.sequence_changed.connect(self._look)
        self._look()

    @property
    def clips(self) -> tuple[Clip, ...]:
        """The selected clips, in the order of time."""
        return self._clips

    @property
    def gesture(self) -> int:
        """The number of the gesture that runs: what is done with the same one may become one step."""
        return self._gesture

    @property
    def locked(self) -> bool:
        """Whether nothing can be changed."""
        tracks = (self.work.track_of(clip.id) for clip in self._clips)
        return self.work.read_only or any(track is None or track.locked for track in tracks)

    def seen(self) -> tuple[Clip, ...]:
        """Those of the clips that are pictures."""
        return self._of(lambda kind: kind is not TrackKind.SOUND)

    def heard(self) -> tuple[Clip, ...]:
        """Those of the clips that are sound."""
        return self._of(lambda kind: kind is TrackKind.SOUND)

    def start(self, clip: Clip) -> Fraction:
        """When a clip begins."""
        return self.work.start_of(clip.id) or ZERO

    def is_over(self, clip: Clip) -> bool:
        """Whether the playhead stands on a clip."""
        return ZERO <= self._playhead_in(clip) < clip.duration

    def time_in(self, clip: Clip) -> Fraction:
        """The playhead from the beginning of a clip, on a frame; beside it that of its nearer end."""
        last = max(ZERO, clip.duration - self.work.timeline.frame)
        return min(max(self._playhead_in(clip), ZERO), last)

    def is_keyed(self, clip: Clip, name: str) -> bool:
        """Whether a change makes a keyframe; one that was never moved from a value of all time is none."""
        curve = clip.curve(name)
        if curve is None:
            return False
        if len(curve.keys) > 1 or curve.keys[0].time != 0 or (clip.id, name) in self._animated:
            return True
        parameter = PARAMETERS.get(name)
        return parameter is not None and curve.keys[0].value == parameter.default

    def keyed(self, clips: Iterable[Clip], name: str) -> Keyed:
        """Whether clips have keyframes of a parameter, and all of them one here."""
        states = {self._state(clip, name) for clip in clips}
        if states == {Keyed.HERE}:
            return Keyed.HERE
        return Keyed.NOT if states <= {Keyed.NOT} else Keyed.ELSEWHERE

    def value(self, clips: Iterable[Clip], name: str) -> Value | None:
        """A parameter at the playhead."""
        return common(clip.value(name, self.time_in(clip)) for clip in clips)

    def set_value(self, clips: Iterable[Clip], names: Iterable[str], value: Value) -> None:
        """Give parameters a value: as a keyframe at the playhead where they are animated, else for all time."""
        together = tuple(names)
        commands = tuple(self._valued(clip, name, value) for clip in clips for name in together)
        if commands:
            key = ("timeline.inspector", together, tuple(clip.id for clip in self._clips), self._gesture)
            self.work.execute(Together(label="Change a parameter", commands=commands, merge_key=key))

    def place(self, clip: Clip, values: Mapping[str, Value]) -> bool:
        """Give a clip several values, as it was when the gesture began; whether it was done."""
        commands = tuple(self._valued(clip, name, value) for name, value in values.items())
        key = ("timeline.placing", tuple(values), clip.id, self._gesture)
        return self.work.execute(Together(label="Place the clip", commands=commands, merge_key=key))

    def toggle_key(self, clips: Iterable[Clip], names: Iterable[str]) -> None:
        """Put keyframes of the values as they are at the playhead; where there is one of the first, take them away."""
        found, together = tuple(clips), tuple(names)
        self.end_gesture()
        pairs = [(clip, name) for clip in found for name in together]
        if self.keyed(found, together[0]) is Keyed.HERE:
            away = tuple(self._without_key(clip, name) for clip, name in pairs if clip.curve(name) is not None)
            self.work.execute(Together(label="Delete keyframes", commands=away))
        else:
            set_ = tuple(command for clip, name in pairs for command in self._with_key(clip, name))
            self._animated.update((clip.id, name) for clip, name in pairs)
            self.work.execute(Together(label="Set a keyframe", commands=set_))
        self.keys_changed.emit()

    def animate(self, clip: str, name: str) -> None:
        """Know that a keyframe was meant, also where it is the only one."""
        self._animated.add((clip, name))

    def neighbour(self, clips: Iterable[Clip], name: str, forwards: bool) -> Fraction | None:
        """The time of the sequence of the next or previous keyframe; None where there is none."""
        found = [
            time
            for clip in clips
            if self.is_keyed(clip, name) and (time := self._neighbour(clip, name, forwards)) is not None
        ]
        return (min(found) if forwards else max(found)) if found else None

    def go_to_key(self, clips: Iterable[Clip], name: str, forwards: bool) -> None:
        """Put the playhead onto the next or previous keyframe."""
        time = self.neighbour(clips, name, forwards)
        if time is not None:
            self.playhead.seek(time)

    def change(self, clips: Iterable[Clip], change: Callable[[Clip], Clip], label: str) -> None:
        """Give clips other values that are the same for all time; until the gesture ends it is one step."""
        changed = tuple(change(clip) for clip in clips)
        if changed:
            key = ("timeline.inspector", label, tuple(clip.id for clip in changed), self._gesture)
            self.work.execute(SetClips(self.work.sequence.id, changed, label, key))

    def end_gesture(self) -> None:
        """What is done next is a step of its own."""
        self._gesture += 1

    def _neighbour(self, clip: Clip, name: str, forwards: bool) -> Fraction | None:
        curve = clip.curve(name)
        keys = curve.keys if curve is not None else ()
        start, rate = self.start(clip), self.work.timeline.rate
        now = self.work.on_frame(self.playhead.time)
        here = bisect_left(keys, now - start, key=lambda key: key.time)
        # A keyframe within a frame is reached at the nearest one, which may be that of now
        for key in keys[here:] if forwards else reversed(keys[: here + 1]):
            time = nearest_frame(start + key.time, rate)
            if time > now if forwards else ZERO <= time < now:
                return time
        return None

    def _valued(self, clip: Clip, name: str, value: Value) -> Command:
        sequence = self.work.sequence.id
        if self.is_keyed(clip, name):
            return SetKey(sequence, clip.id, name, _key(clip, name, self.time_in(clip), value))
        return SetValue(sequence, clip.id, name, value)

    def _with_key(self, clip: Clip, name: str) -> tuple[Command, ...]:
        time = self.time_in(clip)
        value = clip.value(name, time)
        if value is None:
            return ()
        return (SetKey(self.work.sequence.id, clip.id, name, _key(clip, name, time, value)),)

    def _without_key(self, clip: Clip, name: str) -> Command:
        sequence, time = self.work.sequence.id, self.time_in(clip)
        curve = clip.curve(name)
        if curve is not None and len(curve.keys) == 1:
            # What is seen stays as it is: the last keyframe leaves its value behind
            self._animated.discard((clip.id, name))
            return SetValue(sequence, clip.id, name, curve.keys[0].value)
        return RemoveKeys(sequence, clip.id, name, (time,))

    def _state(self, clip: Clip, name: str) -> Keyed:
        curve = clip.curve(name)
        if curve is None or not self.is_keyed(clip, name):
            return Keyed.NOT
        return Keyed.HERE if key_at(curve, self.time_in(clip)) is not None else Keyed.ELSEWHERE

    def _playhead_in(self, clip: Clip) -> Fraction:
        return self.work.on_frame(self.playhead.time) - self.start(clip)

    def _of(self, wanted: Callable[[TrackKind], bool]) -> tuple[Clip, ...]:
        tracks = ((clip, self.work.track_of(clip.id)) for clip in self._clips)
        return tuple(clip for clip, track in tracks if track is not None and wanted(track.kind))

    def _chosen(self) -> None:
        self.end_gesture()
        self._look()

    def _look(self, *_films: object) -> None:
        found = (self.work.clip(id_) for id_ in self.work.selected)
        self._clips = tuple(sorted((clip for clip in found if clip), key=lambda clip: (self.start(clip), clip.id)))
        self.clips_changed.emit()


def common(values: Iterable[T]) -> T | None:
    """What all values are; None where they differ or there are none."""
    found = list(values)
    return found[0] if found and all(value == found[0] for value in found) else None


def key_at(curve: Curve, time: Fraction) -> Keyframe | None:
    """The keyframe of a time; None where there is none."""
    place = bisect_left(curve.keys, time, key=lambda key: key.time)
    return curve.keys[place] if place < len(curve.keys) and curve.keys[place].time == time else None


def _key(clip: Clip, name: str, time: Fraction, value: Value) -> Keyframe:
    """A keyframe at a time, that goes on as the one there, or else the one before it, does."""
    curve = clip.curve(name)
    before = [key for key in curve.keys if key.time <= time] if curve is not None else []
    return replace(before[-1], time=time, value=value) if before else Keyframe(time, value, Easing.LINEAR)
