"""Speed: how fast content is shown, backwards, and not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from app.api import InvalidRequest
from plugins.timeline.editing.choosing import Chosen, all_chosen, chosen, with_clips
from plugins.timeline.editing.modes import Ripple
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.rippling import time_added, time_removed
from plugins.timeline.editing.splicing import replaced
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import Clip, Gap, Sequence, available_range
from plugins.timeline.time import TimeRange, whole_frames

FASTEST = Fraction(1000)


def set_speed(
    sequence: Sequence, clips: Iterable[str], speed: Fraction, ripple: Ripple, linked: bool, rate: Fraction,
    ids: NewIds,
) -> Sequence:  # fmt: skip
    """Show clips at another speed, and as long as it takes to show the same content, in whole frames.

    Where that is longer and nothing ripples, they are shown until the next clip begins. A frozen frame, and a clip that
    is frozen, lasts as long as before.
    """
    if abs(speed) > FASTEST:
        raise InvalidRequest("That is too fast.", advice="Choose a speed of at most {most}.", most=str(FASTEST))
    waiting = {each.clip.id: each for each in all_chosen(sequence, clips, linked)}
    while waiting:
        # From the end on: what ripples moves only what was done already
        last = max(waiting.values(), key=lambda each: (each.range.start, each.range.end))
        together = [each.clip.id for each in waiting.values() if each.range == last.range]
        for id_ in together:
            del waiting[id_]
        sequence = _sped(sequence, together, speed, ripple, rate, ids)
    return sequence


def freeze(sequence: Sequence, clip: str, at: Fraction, linked: bool, frame: Fraction) -> Sequence:
    """Have a clip show the frame of a time of the sequence for all of its length."""
    frozen = []
    for each in all_chosen(sequence, (clip,), linked):
        time = min(max(at - each.range.start, Fraction(0)), each.range.duration - frame)
        frozen.append(replace(each.clip, source_start=each.clip.source_time(time, frame), speed=Fraction(0)))
    return with_clips(sequence, frozen)


def _sped(
    sequence: Sequence, together: list[str], speed: Fraction, ripple: Ripple, rate: Fraction, ids: NewIds
) -> Sequence:
    found = [chosen(sequence, id_) for id_ in together]
    range_ = found[0].range
    # Linked clips stay as long as one another, also where one of them has less room or material
    clips = [_at_speed(each.clip, speed, _room(each) if ripple is Ripple.NONE else None, rate) for each in found]
    duration = min(clip.duration for clip in clips)
    for each, clip in zip(found, clips, strict=True):
        track = sequence.track(each.track.id)
        place = index_of(track).places[each.clip.id]
        shown = _kept_end(clip, duration)
        follows, last = track.items[place + 1 : place + 2], place
        items: tuple[Clip | Gap, ...] = (shown,)
        change = duration - range_.duration
        if ripple is Ripple.NONE and change < 0:
            items = (shown, Gap(-change))
            last = place if not follows or isinstance(follows[0], Clip | Gap) else place + 1
        elif ripple is Ripple.NONE and change > 0 and follows and isinstance(follows[0], Gap):
            items, last = (shown, Gap(follows[0].duration - change)), place + 1
        sequence = sequence.with_track(replaced(track, place, last, items, ids))
    done = {each.track.id for each in found}
    if duration > range_.duration:
        return time_added(sequence, range_.end, duration - range_.duration, ripple, done, ids)
    gone = TimeRange.between(range_.start + duration, range_.end)
    return time_removed(sequence, (gone,), ripple, done, ids)


def _room(each: Chosen) -> Fraction | None:
    """How long a clip could be where nothing else moves; None at the end of its track."""
    behind = each.track.items[each.place + 1 : each.place + 2]
    if not behind:
        return None
    return each.range.duration + (behind[0].duration if isinstance(behind[0], Gap) else 0)


def _at_speed(clip: Clip, speed: Fraction, room: Fraction | None, rate: Fraction) -> Clip:
    """A clip at another speed, that shows the same content as far as there is room and material."""
    used = clip.source_range
    duration = clip.duration
    start = clip.source_start
    if speed and clip.speed:
        duration = max(1 / rate, whole_frames(used.duration / abs(speed), rate))
    elif speed:
        available = available_range(clip.content)
        if available is not None:
            longest = max(available.end - start if speed > 0 else start - available.start, abs(speed) / rate)
            duration = min(duration, max(1 / rate, whole_frames(longest / abs(speed), rate)))
        if speed < 0:
            start -= duration * -speed
            start = start if available is None else max(start, available.start)
    if room is not None:
        duration = min(duration, room)
    if speed < 0 < clip.speed or (speed < 0 and clip.speed < 0):
        start = used.end - duration * -speed
    elif speed > 0 > clip.speed:
        start = used.start
    ratio = abs(clip.speed / speed) if speed and clip.speed else Fraction(1)
    return replace(
        clip,
        speed=speed,
        duration=duration,
        source_start=start,
        curves=tuple(curve.stretched(ratio) for curve in clip.curves),
        markers=tuple(replace(each, start=each.start * ratio) for each in clip.markers),
        fade_in=min(clip.fade_in, duration),
        fade_out=min(clip.fade_out, duration),
    )


def _kept_end(clip: Clip, duration: Fraction) -> Clip:
    return clip if clip.duration == duration else clip.resized(Fraction(0), duration - clip.duration)
