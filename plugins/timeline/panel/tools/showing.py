"""What the view draws while something is dragged: the film as it would be, and the material that lies unused beside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from plugins.timeline.commands import Edge
from plugins.timeline.lookup.index import find_clip, index_of
from plugins.timeline.model import Clip, Sequence, Timeline
from plugins.timeline.panel.tools.fading import FadeClip
from plugins.timeline.panel.tools.gesture import Gesture
from plugins.timeline.panel.tools.keying import DragCurve, DragKey
from plugins.timeline.panel.tools.readout import difference, length, percent, said
from plugins.timeline.panel.tools.stretching import StretchClip
from plugins.timeline.panel.tools.trial import Trial
from plugins.timeline.panel.tools.trimming import RollCut, SlideClip, SlipClips, TrimClip
from plugins.timeline.panel.tracks.ghost import Ghost, GhostKind, Ghosts
from plugins.timeline.time import TimeRange


@dataclass(frozen=True, slots=True)
class Shown:
    """A trial, and the line that it was drawn to."""

    gesture: Gesture
    trial: Trial
    snap: Fraction | None

    def ghosts(self, timeline: Timeline) -> Ghosts:
        """All that is drawn of it."""
        trial = self.trial
        lines = [line for line in (self._words(timeline), said(trial.refusal) if trial.refusal else "") if line]
        return Ghosts(
            tuple(self._material()),
            trial.sequence if trial.command is not None else None,
            snap=self.snap,
            words="\n".join(lines),
        )

    def _words(self, timeline: Timeline) -> str:
        gesture, trial = self.gesture, self.trial
        by = difference(trial.by, timeline)
        match gesture:
            case TrimClip():
                clip = _clip(trial.sequence, gesture.clip)
                return f"{by}   {length(clip.duration, timeline)}" if clip else by
            case StretchClip():
                clip = _clip(trial.sequence, gesture.clip)
                return f"{percent(clip.speed)}   {length(clip.duration, timeline)}" if clip else by
            case FadeClip():
                clip = _clip(trial.sequence, gesture.clip)
                faded = (clip.fade_in if gesture.edge is Edge.IN else clip.fade_out) if clip else Fraction(0)
                return length(faded, timeline)
            case DragKey() | DragCurve():
                return self._value(gesture)
            case _:
                return by

    def _value(self, gesture: DragKey | DragCurve) -> str:
        clip = _clip(self.trial.sequence, gesture.clip)
        if clip is None:
            return ""
        time = min(max(gesture.key + self.trial.by, Fraction(0)), clip.duration) if isinstance(gesture, DragKey) else 0
        value = clip.value(gesture.parameter, Fraction(time))
        if gesture.parameter == "volume" and isinstance(value, int | float):
            return f"{value:+.1f} dB"
        if gesture.parameter == "opacity" and isinstance(value, int | float):
            return f"{value * 100:.0f} %"
        return f"{value:.2f}" if isinstance(value, int | float) else str(value)

    def _material(self) -> Iterable[Ghost]:
        """What lies unused beside the edges that are dragged."""
        gesture, after = self.gesture, self.trial.sequence
        match gesture:
            case TrimClip():
                return _beside(after, gesture.clip, gesture.edge is Edge.IN, gesture.edge is Edge.OUT)
            case SlipClips():
                return _beside(after, gesture.held, head=True, tail=True)
            case RollCut():
                follows = _following(after, gesture.clip)
                right = _beside(after, follows, head=True, tail=False) if follows else ()
                return (*_beside(after, gesture.clip, head=False, tail=True), *right)
            case SlideClip():
                return _beside(after, gesture.clip, head=False, tail=False)
            case _:
                return ()


def _clip(sequence: Sequence, id_: str) -> Clip | None:
    found = find_clip(sequence, id_)
    item = found[0].items[found[1]] if found else None
    return item if isinstance(item, Clip) else None


def _beside(sequence: Sequence, id_: str, head: bool, tail: bool) -> tuple[Ghost, ...]:
    placed = find_clip(sequence, id_)
    clip = _clip(sequence, id_)
    if placed is None or clip is None:
        return ()
    track, index = placed[0].id, index_of(placed[0])
    found = []
    if head and clip.head:
        found.append(Ghost(track, TimeRange(index.start(placed[1]) - clip.head, clip.head), GhostKind.MATERIAL))
    if tail and clip.tail:
        found.append(Ghost(track, TimeRange(index.end(placed[1]), clip.tail), GhostKind.MATERIAL))
    return tuple(found)


def _following(sequence: Sequence, id_: str) -> str:
    found = find_clip(sequence, id_)
    if found is None:
        return ""
    track, place = found
    end = index_of(track).end(place)
    behind = next((item for item in track.items[place + 1 : place + 3] if isinstance(item, Clip)), None)
    if behind is None or index_of(track).start(index_of(track).places[behind.id]) != end:
        return ""
    return behind.id
