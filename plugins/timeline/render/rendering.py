"""Rendering: the pictures and the sound of a planned film."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from fractions import Fraction

from app.api import Pixels, Samples
from plugins.timeline.compositing.compositor import Compositor
from plugins.timeline.media.coded import Coded
from plugins.timeline.media.library import Lane, MediaLibrary
from plugins.timeline.render.ahead import ahead
from plugins.timeline.render.passing import Passing
from plugins.timeline.render.plan import Plan
from plugins.timeline.render.sizing import Size, framed, inner_size
from plugins.timeline.render.writing import Render
from plugins.timeline.sound.film_mixer import FilmMixer
from plugins.timeline.titles import TitlePainter

_CACHE_BYTES = 256 << 20
_CODED_AHEAD = 8


class Rendering:
    """Pictures are made on one thread, and sound on another. What is missing is not left out: raises UserError."""

    def __init__(self, plan: Plan, library: MediaLibrary) -> None:
        self._plan, self._library = plan, library
        self._compositor = Compositor(library, TitlePainter(), _CACHE_BYTES, lane=Lane.EXPORT, working=False)
        self._mixer = FilmMixer(plan.timeline, plan.sequence, library, plan.target.sound_rate, lane=Lane.EXPORT)

    @property
    def sound(self) -> Render | None:
        """What gives the samples of the file; None where it has no sound."""
        return self._heard if self._plan.target.sound is not None else None

    def close(self) -> None:
        """Decode no more."""
        self._compositor.close()

    def pictures(self) -> Iterator[Pixels | Coded]:
        """All frames of the file, in order: those to which nothing is done as they are coded, where it takes them."""
        target, frame = self._plan.target, (self._plan.target.width, self._plan.target.height)
        if not target.takes_coded or self._inner != frame or self._first.denominator != 1:
            yield from framed(self._composited(), frame)
            return
        passing = Passing(self._plan.timeline, self._plan.sequence, frame, self._library)
        for run in passing.runs(int(self._first), target.frames or 0):
            if run.asset is None:
                yield from self._checked(self._in_order(run.first, run.count))
            else:
                reader = self._library.reader(run.asset, Lane.EXPORT)
                with closing(ahead(reader.coded(run.times), _CODED_AHEAD)) as coded:
                    yield from coded

    def picture(self) -> Pixels:
        """The first frame."""
        return next(framed(self._composited(), (self._plan.target.width, self._plan.target.height)))

    @property
    def _first(self) -> Fraction:
        return self._plan.range.start * self._plan.target.rate

    @property
    def _inner(self) -> Size:
        timeline, target = self._plan.timeline, self._plan.target
        return inner_size((timeline.width, timeline.height), (target.width, target.height))

    def _composited(self) -> Iterator[Pixels]:
        plan, count = self._plan, self._plan.target.frames or 0
        if self._first.denominator == 1:
            yield from self._checked(self._in_order(int(self._first), count))
            return
        times = (plan.range.start + Fraction(number) / plan.target.rate for number in range(count))
        yield from self._checked(
            self._compositor.frame(plan.timeline, plan.sequence, time, self._inner) for time in times
        )

    def _in_order(self, first: int, count: int) -> Iterator[Pixels]:
        return self._compositor.frames(self._plan.timeline, self._plan.sequence, first, count, self._inner)

    def _checked(self, made: Iterator[Pixels]) -> Iterator[Pixels]:
        """Frames, as long as nothing is missing in them."""
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
