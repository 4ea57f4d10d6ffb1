"""Linking picture with sound, and grouping what belongs together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plugins.timeline.editing.choosing import all_chosen, with_clips
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.model import Clip, Sequence


def link(sequence: Sequence, clips: Iterable[str], ids: NewIds) -> Sequence:
    """Link clips with one another; each leaves the link that it had."""
    return _linked(sequence, clips, ids())


def unlink(sequence: Sequence, clips: Iterable[str]) -> Sequence:
    """Take clips, and all that is linked with them, out of their links."""
    links = {each.clip.link for each in all_chosen(sequence, clips, linked=False)} - {""}
    return _linked(sequence, (clip.id for clip in _clips(sequence) if clip.link in links), "")


def group(sequence: Sequence, clips: Iterable[str], ids: NewIds) -> Sequence:
    """Make a group of clips, with what is linked with them; groups that they were in are in it as a whole."""
    return _grouped(sequence, (each.clip.id for each in all_chosen(sequence, clips, linked=True)), ids())


def ungroup(sequence: Sequence, clips: Iterable[str]) -> Sequence:
    """Dissolve the groups that clips are in."""
    groups = {each.clip.group for each in all_chosen(sequence, clips, linked=False)} - {""}
    return _grouped(sequence, (clip.id for clip in _clips(sequence) if clip.group in groups), "")


def _clips(sequence: Sequence) -> Iterable[Clip]:
    return (clip for track in sequence.tracks if not track.locked for clip in track.clips)


def _linked(sequence: Sequence, clips: Iterable[str], link_: str) -> Sequence:
    return with_clips(sequence, (replace(each.clip, link=link_) for each in all_chosen(sequence, clips, linked=False)))


def _grouped(sequence: Sequence, clips: Iterable[str], group_: str) -> Sequence:
    found = all_chosen(sequence, clips, linked=False)
    return with_clips(sequence, (replace(each.clip, group=group_) for each in found))
