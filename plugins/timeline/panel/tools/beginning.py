"""Which gesture a drag with a tool begins at a place."""

from __future__ import annotations

from typing import assert_never

from plugins.timeline.commands import Edge, Ripple
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import Transition
from plugins.timeline.panel.tool import Tool
from plugins.timeline.panel.tools.choice import Choice
from plugins.timeline.panel.tools.fading import FadeClip, ReachTransition, TransitionGrip
from plugins.timeline.panel.tools.gesture import Gesture
from plugins.timeline.panel.tools.keying import DragCurve, DragKey
from plugins.timeline.panel.tools.marking import DragMarker
from plugins.timeline.panel.tools.moving import MoveClips
from plugins.timeline.panel.tools.stretching import StretchClip
from plugins.timeline.panel.tools.trimming import RollCut, SlideClip, SlipClips, TrimClip
from plugins.timeline.panel.tracks.hit import EDGES, Hit, Part
from plugins.timeline.panel.work import FilmWork


def gesture_at(work: FilmWork, choice: Choice, hit: Hit) -> Gesture | None:
    """The gesture that begins at a place with the tool that is chosen; None where a drag only selects."""
    if hit.part is Part.MARKER:
        return DragMarker(work.sequence, hit.marker, hit.clip)
    match work.tool:
        case Tool.SELECT:
            return _with_arrow(work, choice, hit)
        case Tool.RIPPLE:
            ripple = Ripple.TRACK if work.ripple is Ripple.NONE else work.ripple
            return _trim(work, choice, hit, ripple) if hit.part in EDGES else None
        case Tool.ROLL:
            return _roll(work, choice, hit)
        case Tool.RATE:
            if hit.part not in EDGES or not hit.clip:
                return None
            return StretchClip(work.sequence, hit.clip, edge_of(hit), choice.linked_of(hit.clip), work.ripple)
        case Tool.SLIP:
            return SlipClips.of(work.sequence, _dragged(work, hit), hit.clip, choice.linked) if hit.clip else None
        case Tool.SLIDE:
            return SlideClip(work.sequence, hit.clip, choice.linked_of(hit.clip)) if hit.clip else None
        case Tool.RAZOR | Tool.HAND:
            return None
        case _:
            assert_never(work.tool)


def edge_of(hit: Hit) -> Edge:
    """The edge of the hit clip that a place is about."""
    if hit.part is Part.CUT:
        return Edge.OUT if hit.clip == hit.before else Edge.IN
    return Edge.IN if hit.part is Part.IN_EDGE else Edge.OUT


def _with_arrow(work: FilmWork, choice: Choice, hit: Hit) -> Gesture | None:
    sequence = work.sequence
    match hit.part:
        case Part.BODY:
            return MoveClips.of(sequence, _dragged(work, hit), hit.clip, choice.linked, work.ripple)
        case Part.IN_EDGE | Part.OUT_EDGE:
            return _trim(work, choice, hit, work.ripple)
        case Part.CUT:
            return _roll(work, choice, hit)
        case Part.FADE_IN:
            return FadeClip(sequence, hit.clip, Edge.IN)
        case Part.FADE_OUT:
            return FadeClip(sequence, hit.clip, Edge.OUT)
        case Part.TRANSITION:
            return _reach(work, choice, hit)
        case Part.KEYFRAME:
            return DragKey(sequence, hit.clip, hit.parameter, hit.key, hit.value) if hit.key is not None else None
        case Part.CURVE:
            return DragCurve(sequence, hit.clip, hit.parameter, hit.value) if hit.value is not None else None
        case _:
            return None


def _dragged(work: FilmWork, hit: Hit) -> list[str]:
    chosen = [clip.id for clip in work.selected_clips()]
    return chosen if hit.clip in work.selected else [hit.clip]


def _trim(work: FilmWork, choice: Choice, hit: Hit, ripple: Ripple) -> Gesture | None:
    if not hit.clip:
        return None
    return TrimClip(work.sequence, hit.clip, edge_of(hit), choice.linked_of(hit.clip), ripple)


def _roll(work: FilmWork, choice: Choice, hit: Hit) -> Gesture | None:
    if hit.part not in EDGES and hit.part is not Part.TRANSITION:
        return None
    if hit.before:
        return RollCut(work.sequence, hit.before, choice.linked_of(hit.before))
    # Between a gap and a clip, or at the end: the one edge that is there
    return _trim(work, choice, hit, Ripple.NONE) if hit.part in EDGES else None


def _reach(work: FilmWork, choice: Choice, hit: Hit) -> Gesture | None:
    track = work.track_of(hit.before) if hit.before else None
    if track is None:
        return None
    index = index_of(track)
    place = index.places[hit.before] + 1
    item = track.items[place] if place < len(track.items) else None
    if not isinstance(item, Transition):
        return None
    range_ = index.placed(place).range
    share = (hit.time - range_.start) / range_.duration
    grip = TransitionGrip.BEGINNING if share < 1 / 3 else TransitionGrip.END if share > 2 / 3 else TransitionGrip.WHOLE
    return ReachTransition(work.sequence, hit.before, grip, choice.linked_of(hit.before))
