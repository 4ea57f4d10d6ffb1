"""FilmMixer: the sound of a sequence; any stretch of it is the same samples, for playing and for export."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from app.api import Samples, UserError
from plugins.timeline.lookup.index import duration_of
from plugins.timeline.lookup.spans import Span, spans_between
from plugins.timeline.media.library import Lane
from plugins.timeline.model import Timeline, media_of
from plugins.timeline.sound.chunks import Chunks, Sounding
from plugins.timeline.sound.gains import gains
from plugins.timeline.sound.pacing import Course
from plugins.timeline.time import TimeRange

_SLOWEST_SOURCE_HZ = 2000


class FilmMixer:
    """Frame n is heard at n × `pace` / `rate` seconds; at a negative pace the frames before 0 are the film backwards.

    With the `chunks` of another mixer of the same library nothing is read again that it has read.
    """

    def __init__(
        self,
        timeline: Timeline,
        sequence: str,
        library: Sounding,
        rate: int,
        *,
        pace: Fraction = Fraction(1),
        lane: Lane = Lane.SOUND,
        chunks: Chunks | None = None,
    ) -> None:
        self.timeline, self.sequence, self.rate, self.pace = timeline, sequence, rate, pace
        self.chunks = chunks or Chunks(library, lane)

    @property
    def frames(self) -> int:
        """How many frames the sequence is long."""
        return math.ceil(duration_of(self.timeline.sequence(self.sequence)) * self.rate / abs(self.pace))

    @property
    def problems(self) -> tuple[UserError, ...]:
        """Why files are silent that have sound."""
        return self.chunks.problems

    def render(self, start_frame: int, frame_count: int) -> Samples:
        """Frames (frame_count, 2), full scale at 1; louder ones are not cut."""
        mixed = np.zeros((frame_count, 2), np.float32)
        if frame_count <= 0:
            return mixed
        sample = self.pace / self.rate
        edges = sorted((start_frame * sample, (start_frame + frame_count) * sample))
        for span in spans_between(self.timeline, self.sequence, TimeRange.between(*edges), sound=True):
            low, high = sorted(math.ceil(edge / sample) for edge in (span.range.start, span.range.end))
            low, high = max(low, start_frame), min(high, start_frame + frame_count)
            if low < high:
                sound = self._source(span, low, high - low)
                if sound is not None:
                    mixed[low - start_frame : high - start_frame] += sound * gains(span, low, high - low, sample)
        return mixed

    def _source(self, span: Span, first: int, count: int) -> Samples | None:
        """What a clip plays, before its gains; None where it plays nothing."""
        media = media_of(span.clip.content)
        pace = span.source_pace * self.pace
        if media is None or media.sound is None or pace == 0:
            return None
        # What is fast is read at a lower rate: libraries of filters are better at that
        rate = max(self.rate // max(1, math.floor(abs(pace))), _SLOWEST_SOURCE_HZ)
        step = pace * rate / self.rate
        begin = (span.source_time(span.range.start) - span.range.start * span.source_pace) * rate
        # Backwards, the first sample that is heard is the last one of what is used
        course = Course(begin + min(step, Fraction(0)), step)
        return course.read(lambda at, length: self.chunks.read(media.asset, rate, at, length), first, count)
