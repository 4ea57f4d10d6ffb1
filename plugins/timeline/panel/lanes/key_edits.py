"""KeyEdits: keyframes of the lanes changed in the document, each gesture as one step."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from plugins.timeline.commands import SetClips
from plugins.timeline.model import Clip, Curve, Keyframe, Value
from plugins.timeline.panel.inspector.clip_edits import ClipEdits
from plugins.timeline.panel.lanes.row import KeyAt, Row
from plugins.timeline.panel.lanes.shaping import changed, new_key, with_keys, without

Copied = tuple[tuple[str, Keyframe], ...]
"""Names of lanes and keyframes, whose times count from the first of them."""

Curves = Mapping[tuple[str, str], Curve | None]
"""Curves by clip and name; None for none."""


class KeyEdits:
    """Edits are made from curves as they were when a gesture began, so that what is dragged back is as before."""

    def __init__(self, edits: ClipEdits) -> None:
        self.edits = edits

    def curves(self, keys: Iterable[KeyAt]) -> dict[tuple[str, str], Curve]:
        """The curves that keyframes are on."""
        found: dict[tuple[str, str], Curve] = {}
        for key in keys:
            clip = self.edits.work.clip(key.clip)
            curve = clip.curve(key.name) if clip is not None else None
            if curve is not None:
                found[key.clip, key.name] = curve
        return found

    def put(self, curves: Curves, label: str, merge_key: Hashable | None = None) -> bool:
        """Give clips curves, as one step; whether it was done."""
        work = self.edits.work
        clips: dict[str, Clip] = {}
        for (id_, name), curve in curves.items():
            clip = clips.get(id_) or work.clip(id_)
            if clip is not None:
                clips[id_] = clip.with_curve(name, curve)
        return bool(clips) and work.execute(SetClips(work.sequence.id, tuple(clips.values()), label, merge_key))

    def change(self, keys: Iterable[KeyAt], change: Callable[[Keyframe], Keyframe], label: str) -> None:
        """Change keyframes where they are."""
        found = frozenset(keys)
        self.put({at: changed(curve, times_on(at, found), change) for at, curve in self.curves(found).items()}, label)

    def remove(self, keys: Iterable[KeyAt]) -> None:
        """Take keyframes away."""
        found = frozenset(keys)
        gone = {at: without(curve, times_on(at, found)) for at, curve in self.curves(found).items()}
        self.put(gone, label="Delete keyframes")

    def add(self, row: Row, time: Fraction, value: Value) -> KeyAt:
        """Put a keyframe onto a lane."""
        curve = row.curve
        self.edits.animate(row.clip.id, row.lane.name)
        self.put(
            {(row.clip.id, row.lane.name): with_keys(curve, row.lane.name, (new_key(curve, time, value),))},
            label="Set a keyframe",
        )
        return row.key(time)

    def set_value(self, key: KeyAt, value: Value, gesture: int) -> None:
        """Give a keyframe another value; of one gesture it is one step."""
        for at, curve in self.curves((key,)).items():
            new = changed(curve, {key.time}, lambda old: replace(old, value=value))
            self.put({at: new}, label="Change a keyframe", merge_key=("timeline.lanes", key, gesture))

    def copied(self, keys: Iterable[KeyAt]) -> Copied:
        """Keyframes to be put elsewhere, the first one at 0."""
        found = frozenset(keys)
        taken = [
            (self.edits.start(clip), name, key)
            for (id_, name), curve in self.curves(found).items()
            for key in curve.keys
            if KeyAt(id_, name, key.time) in found and (clip := self.edits.work.clip(id_)) is not None
        ]
        if not taken:
            return ()
        first = min(start + key.time for start, _, key in taken)
        return tuple((name, replace(key, time=start + key.time - first)) for start, name, key in taken)

    def paste(self, copied: Copied, rows: Iterable[Row], current: Row | None, time: Fraction) -> tuple[KeyAt, ...]:
        """Put copied keyframes onto the lanes of their names, or all of one lane onto the current; where they are now.

        `time` is that of the sequence, at which the first of them comes to lie.
        """
        names = {name for name, _ in copied}
        by_name = {row.lane.name: row for row in reversed(list(rows))}
        if current is not None:
            of_clip = {name: row for name, row in by_name.items() if row.clip.id == current.clip.id}
            by_name |= of_clip
            if len(names) == 1 and _alike(copied, current):
                by_name = dict.fromkeys(names, current)
        curves: dict[tuple[str, str], Curve | None] = {}
        put: list[KeyAt] = []
        for name in sorted(names & by_name.keys()):
            row = by_name[name]
            keys = [replace(key, time=key.time + time - row.start) for each, key in copied if each == name]
            fitting = [key if isinstance(key.value, str) else _clamped(key, row) for key in keys]
            curves[row.clip.id, row.lane.name] = with_keys(row.curve, row.lane.name, fitting)
            self.edits.animate(row.clip.id, row.lane.name)
            put += [row.key(key.time) for key in keys]
        if not curves or not self.put(curves, label="Paste keyframes"):
            return ()
        return tuple(put)


def times_on(at: tuple[str, str], keys: Iterable[KeyAt]) -> frozenset[Fraction]:
    """The times of those keyframes that are on a curve."""
    return frozenset(key.time for key in keys if (key.clip, key.name) == at)


def _alike(copied: Copied, row: Row) -> bool:
    """Whether a lane takes values of this kind."""
    text = isinstance(row.lane.default, str)
    return all(isinstance(key.value, str) is text for _, key in copied)


def _clamped(key: Keyframe, row: Row) -> Keyframe:
    assert not isinstance(key.value, str)
    return replace(key, value=row.lane.clamped(key.value))
