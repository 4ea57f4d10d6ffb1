"""Rendering: the pictures and the sound of a planned film."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from app.api import Pixels, Samples
from plugins.timeline.compositing.compositor import Compositor
from plugins.timeline.media.library import Lane, MediaLibrary
from plugins.timeline.render.plan import Plan
from plugins.timeline.render.sizing import framed, inner_size
from plugins.timeline.render.writing import Render
from plugins.timeline.sound.film_mixer import FilmMixer
from plugins.timeline.titles import TitlePainter

_CACHE_BYTES = 256 << 20


class Rendering:
    """Pictures are made on one thread, and sound on another. What is missing is not left out: raises UserError."""

    def __init__(self, plan: Plan, library: MediaLibrary) -> None:
        self._plan = plan
        self._compositor = Compositor(library, TitlePainter(), _CACHE_BYTES, lane=Lane.EXPORT, working=False)
        self._mixer = FilmMixer(plan.timeline, plan.sequence, library, plan.target.sound_rate, lane=Lane.EXPORT)

    @property
    def sound(self) -> Render | None:
        """What gives the samples of the file; None where it has no sound."""
        return self._heard if self._plan.target.sound is not None else None

    def close(self) -> None:
        """Decode no more."""
        self._compositor.close()

    def pictures(self) -> Iterator[Pixels]:
        """All frames of the file, in order."""
        target = self._plan.target
        yield from framed(self._seen(), (target.width, target.height))

    def picture(self) -> Pixels:
        """The first frame."""
        return next(self.pictures())

    def _seen(self) -> Iterator[Pixels]:
        plan, target = self._plan, self._plan.target
        timeline, count = plan.timeline, target.frames or 0
        size = inner_size((timeline.width, timeline.height), (target.width, target.height))
        first = plan.range.start * target.rate
        if first.denominator == 1:
            made = self._compositor.frames(timeline, plan.sequence, int(first), count, size)
        else:
            times = (plan.range.start + Fraction(number) / target.rate for number in range(count))
            made = (self._compositor.frame(timeline, plan.sequence, time, size) for time in times)
        for pixels in made:
            for problem in self._compositor.problems():
                raise problem
            yield pixels

    def _heard(self, first: int, count: int) -> Samples:
        before = self._plan.range.start * self._plan.target.sound_rate
        samples = self._mixer.render(round(before) + first, count)
        for problem in self._mixer.problems:
            raise problem
        return samples
