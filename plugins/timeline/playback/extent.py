"""Extent: from where to where a sequence is played."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from plugins.timeline.lookup.index import duration_of
from plugins.timeline.model import Sequence, Timeline, TrackKind
from plugins.timeline.time import ZERO, TimeRange


@dataclass(frozen=True, slots=True)
class Extent:
    """How long a sequence and its frames are, in seconds; what is marked of it, and whether that is played round."""

    duration: Fraction
    frame: Fraction
    marked: TimeRange | None
    looping: bool

    @property
    def last(self) -> Fraction:
        """When the last frame begins."""
        return max(ZERO, self.duration - self.frame)

    def begin(self, time: Fraction, pace: Fraction) -> Fraction:
        """Where playing begins from a time: at the end, in its direction, it begins again."""
        round_ = self._round()
        # Playing ends on the last frame, and not behind it
        if pace > 0:
            return time if time < self.last else round_.start
        return time if ZERO < time < self.duration else max(round_.start, round_.end - self.frame)

    def loop(self, time: Fraction, pace: Fraction) -> TimeRange | None:
        """What is played round from a time on; None from behind it, in the direction of playing."""
        round_ = self._round()
        inside = time < round_.end if pace > 0 else time >= round_.start
        return round_ if self.looping and inside and round_.duration > 0 else None

    def _round(self) -> TimeRange:
        all_ = TimeRange(ZERO, self.duration)
        return self.marked.shared(all_) if self.looping and self.marked is not None else all_


def heard_alike(before: Timeline, now: Timeline, sequence: str) -> bool:
    """Whether nothing of an edit is heard, and the sequence is as long as it was."""
    if before is now:
        return True
    ids = [each.id for each in now.sequences]
    if before.rate != now.rate or ids != [each.id for each in before.sequences] or sequence not in ids:
        return False
    if duration_of(before.sequence(sequence)) != duration_of(now.sequence(sequence)):
        return False
    return all(
        _sounds(old) == _sounds(new) for old, new in zip(before.sequences, now.sequences, strict=True) if old is not new
    )


def _sounds(sequence: Sequence) -> list[tuple[int, bool, bool]]:
    """Its tracks of sound, by which ones they are: an edit leaves those alone that it does not change."""
    tracks = (track for track in sequence.tracks if track.kind is TrackKind.SOUND)
    return [(id(track.items), track.mute, track.solo) for track in tracks]
