"""Placing: writes where a clip stands into the film, as values or as keyframes; a gesture is one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from app.api import Command, Together
from plugins.timeline.commands import SetKey, SetValue
from plugins.timeline.model import Clip, Keyframe
from plugins.timeline.panel.work import FilmWork


class Placing:
    """What runs between `begin` and `end` may be taken back with `give_up`."""

    def __init__(self, work: FilmWork) -> None:
        self._work = work
        self._gesture = 0
        self._before: int | None = None

    def begin(self) -> None:
        """Begin a gesture."""
        self._gesture += 1
        self._before = self._work.context.session.position

    def end(self) -> None:
        """What is done next is a step of its own."""
        self._gesture += 1
        self._before = None

    def give_up(self) -> None:
        """Have it as before the gesture."""
        session, before = self._work.context.session, self._before
        self.end()
        if before is not None and session.position == before + 1:
            session.undo()

    def set(self, clip: Clip, values: Mapping[str, float], time: Fraction) -> bool:
        """Give parameters values: keyframes at a time from the clip's beginning where they move, else for all time."""
        commands = tuple(self._command(clip, name, value, time) for name, value in values.items())
        key = ("timeline.viewer", clip.id, tuple(values), self._gesture)
        return self._work.execute(Together(label="Place the clip", commands=commands, merge_key=key))

    def _command(self, clip: Clip, name: str, value: float, time: Fraction) -> Command:
        sequence, curve = self._work.sequence.id, clip.curve(name)
        if curve is None or (len(curve.keys) == 1 and curve.keys[0].time == 0):
            return SetValue(sequence, clip.id, name, value)
        before = [key for key in curve.keys if key.time <= time]
        key = replace(before[-1], time=time, value=value) if before else Keyframe(time, value)
        return SetKey(sequence, clip.id, name, key)
