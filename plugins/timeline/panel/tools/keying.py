"""Drags of keyframes, and of the line between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from app.api import Command, InvalidRequest, Together
from plugins.timeline import commands as edits
from plugins.timeline.editing.choosing import chosen
from plugins.timeline.model import PARAMETERS, Keyframe, Sequence
from plugins.timeline.panel.tools.pull import Pull
from plugins.timeline.time import ZERO


@dataclass(frozen=True, slots=True)
class DragKey:
    """A keyframe that goes along the clip and up and down; Shift keeps its time.

    `grasped` is the value at the height where it was taken, which need not be quite its own.
    """

    sequence: Sequence
    clip: str
    parameter: str
    key: Fraction
    grasped: float | None = None

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """When it is."""
        return (chosen(self.sequence, self.clip).range.start + self.key,)

    @property
    def without(self) -> frozenset[str]:
        """The edges of the clip may be snapped to."""
        return frozenset()

    @property
    def limited(self) -> bool:
        """It stays within its clip, which is counted here."""
        return False

    def command(self, pull: Pull) -> Command | None:
        """Move it and give it the value, as one step."""
        clip = chosen(self.sequence, self.clip).clip
        curve = clip.curve(self.parameter)
        old = next((key for key in curve.keys if key.time == self.key), None) if curve is not None else None
        if old is None:
            raise InvalidRequest("That keyframe is no longer there.", advice="Choose another one.")
        by = ZERO if pull.held.shift else min(max(self.key + pull.by, ZERO), clip.duration) - self.key
        value = old.value
        if pull.value is not None and self.grasped is not None and not isinstance(value, str):
            value = _within(self.parameter, value + pull.value - self.grasped)
        commands: list[Command] = []
        if by:
            commands.append(edits.MoveKeys(self.sequence.id, self.clip, self.parameter, (self.key,), by))
        if value != old.value:
            changed = replace(old, time=self.key + by, value=value)
            commands.append(edits.SetKey(self.sequence.id, self.clip, self.parameter, changed))
        if not commands:
            return None
        return commands[0] if len(commands) == 1 else Together("Move a keyframe", tuple(commands))


@dataclass(frozen=True, slots=True)
class DragCurve:
    """The line of a parameter: all of it goes up and down with its keyframes. `grasped` is the value that was taken."""

    sequence: Sequence
    clip: str
    parameter: str
    grasped: float

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """None: nothing moves in time."""
        return ()

    @property
    def without(self) -> frozenset[str]:
        """Nothing snaps."""
        return frozenset()

    @property
    def limited(self) -> bool:
        """No value goes over its bounds, which is counted here."""
        return False

    def command(self, pull: Pull) -> Command | None:
        """Another value, or all keyframes by as much."""
        if pull.value is None or pull.value == self.grasped:
            return None
        clip = chosen(self.sequence, self.clip).clip
        curve = clip.curve(self.parameter)
        by = pull.value - self.grasped
        if curve is None or len(curve.keys) == 1:
            old = clip.value(self.parameter, ZERO)
            value = _within(self.parameter, old + by) if isinstance(old, int | float) else pull.value
            return edits.SetValue(self.sequence.id, self.clip, self.parameter, value)
        numbers = [key.value for key in curve.keys if not isinstance(key.value, str)]
        by = _bounded(self.parameter, numbers, by)
        raised = tuple(
            edits.SetKey(self.sequence.id, self.clip, self.parameter, replace(key, value=key.value + by))
            for key in curve.keys
            if not isinstance(key.value, str)
        )
        return Together("Change a parameter", raised) if by else None


def new_key(sequence: Sequence, clip: str, parameter: str, time: Fraction) -> Command:
    """The command that puts a keyframe on a line at a time from the clip's beginning, at the value that is there."""
    each = chosen(sequence, clip).clip
    value = each.value(parameter, time)
    if value is None:
        raise InvalidRequest("“{name}” has no line here.", advice="Choose another parameter.", name=parameter)
    return edits.SetKey(sequence.id, clip, parameter, Keyframe(time, value))


def _within(parameter: str, value: float) -> float:
    bounds = PARAMETERS.get(parameter)
    return value if bounds is None else min(max(value, bounds.lowest), bounds.highest)


def _bounded(parameter: str, values: list[float], by: float) -> float:
    bounds = PARAMETERS.get(parameter)
    if bounds is None or not values:
        return by
    return min(max(by, bounds.lowest - min(values)), bounds.highest - max(values))
