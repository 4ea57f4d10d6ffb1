"""Replacing what clips show, while trims, transitions, keyframes and places stay as they are."""

from __future__ import annotations

from dataclasses import replace

from app.api import UserError
from plugins.timeline.editing.choosing import checked_new, chosen
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.splicing import replaced
from plugins.timeline.model import Clip, Content, Sequence, Shot, Take, available_range


def replace_content(sequence: Sequence, clip: str, content: Content, ids: NewIds) -> Sequence:
    """Have a clip show other content; the same stretch of it where it has that, else the nearest as long.

    Raises UserError where the content is too short.
    """
    found = chosen(sequence, clip)
    changed = _within(replace(found.clip, content=content))
    checked_new(sequence, found.track, (changed,), (clip,))
    return sequence.with_track(replaced(found.track, found.place, found.place, (changed,), ids))


def add_take(sequence: Sequence, clip: str, take: Take, choose: bool, ids: NewIds) -> Sequence:
    """Give a shot one more take, and use it where `choose` says so."""
    return replace_content(sequence, clip, _shot(sequence, clip).with_take(take, choose), ids)


def choose_take(sequence: Sequence, clip: str, take: str, ids: NewIds) -> Sequence:
    """Have a shot use another one of its takes."""
    return replace_content(sequence, clip, _shot(sequence, clip).choosing(take), ids)


def _shot(sequence: Sequence, clip: str) -> Shot:
    content = chosen(sequence, clip).clip.content
    if not isinstance(content, Shot):
        raise UserError("This clip was not generated.", advice="Choose a generated shot.")
    return content


def _within(clip: Clip) -> Clip:
    available = available_range(clip.content)
    used = clip.source_range
    if available is None or available.covers(used):
        return clip
    if used.duration > available.duration:
        raise UserError(
            "“{clip}” shows {used} seconds, and the new material is {available} long.",
            advice="Trim the clip first, or generate a longer take.",
            clip=clip.name or clip.id,
            used=f"{float(used.duration):.3f}",
            available=f"{float(available.duration):.3f}",
        )
    start = min(max(used.start, available.start), available.end - used.duration)
    return replace(clip, source_start=start)
