"""Compositor: the frames of a film as they are shown and exported."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction

from app.api import Pixels, UserError
from plugins.timeline.compositing.ahead import ReadAhead
from plugins.timeline.compositing.plan import FilmFrame, Stack, film_frames
from plugins.timeline.compositing.planning import Planner, Wish
from plugins.timeline.compositing.problems import Problems
from plugins.timeline.compositing.rendering import Renderer, TitleDrawer
from plugins.timeline.compositing.sources import Sources
from plugins.timeline.media.frame_cache import FrameCache
from plugins.timeline.media.library import Lane, MediaLibrary
from plugins.timeline.model import Timeline
from plugins.timeline.time import time_of

_DECODING, _AHEAD = 2, 2
_WINDOW_BYTES = 24 << 20
_LONGEST_WINDOW = 12


@dataclass(frozen=True, slots=True)
class _Window:
    """Frames that are decoded together."""

    plans: tuple[Stack, ...]
    fetched: Future[dict[FilmFrame, Pixels]]


class Compositor:
    """May be used on any thread; what it gives is kept and not to be changed.

    Without `titles` these are left out. `lane` is that of its decoders. With `working`, working copies are read where
    they are as large as what is wanted: for what is shown, not for what is written. `quick` is for playing: edges of
    colours are coarser, frames between frames are mixed and not moved, and those that come next are decoded ahead.
    Nothing is raised for a file that is missing or damaged: a checker is drawn in its place, and `problems` says what
    is wrong.
    """

    def __init__(
        self,
        library: MediaLibrary,
        titles: TitleDrawer | None,
        cache_bytes: int,
        *,
        lane: Lane = Lane.PICTURE,
        working: bool = True,
    ) -> None:
        cache = FrameCache(cache_bytes)
        self._cache = cache
        self._problems = Problems()
        self._planner = Planner(library, self._problems, titles=titles is not None)
        self._sources = Sources(library, lane, cache, self._problems)
        self._renderer = Renderer(self._sources, cache, self._problems, titles)
        self._working = working
        self._closed = False
        self._decoding = ThreadPoolExecutor(_DECODING, "film frames")
        self._fetching = ThreadPoolExecutor(_DECODING, "film ahead")
        self._ahead = ReadAhead(self._planner, self._sources, self._fetching, self._decoding)

    def frame(
        self,
        timeline: Timeline,
        sequence: str,
        time: Fraction,
        size: tuple[int, int],
        *,
        exact: bool = True,
        quick: bool = False,
    ) -> Pixels:
        """What is seen at a time, (height, width, 3) sRGB; the film's frame fills `size`, (width, height) in pixels.

        Off `exact`, films are shown by their key frames, which is quick and near enough while a person drags.
        """
        wish = Wish(size, exact, quick, self._working)
        plan = self._planner.plan(timeline, sequence, time, wish)
        frames = film_frames(plan)
        held = self._ahead.fetched(frames) if quick else {}
        rest = [frame for frame in frames if frame not in held]
        if len(rest) > 1 and not self._closed:
            held |= self._sources.fetch(rest, self._decoding)
        if quick and not self._closed:
            self._ahead.expect(timeline, sequence, time, wish)
        return self._renderer.render(plan, held)

    def frames(
        self,
        timeline: Timeline,
        sequence: str,
        first: int,
        count: int,
        size: tuple[int, int],
        *,
        quick: bool = False,
    ) -> Iterator[Pixels]:
        """Frames of the timeline's rate in order, decoded ahead and each film in one go; as `frame` gives them."""
        wish = Wish(size, True, quick, self._working)
        each = max(1, min(_LONGEST_WINDOW, _WINDOW_BYTES // (size[0] * size[1] * 3)))
        ahead: deque[_Window] = deque()
        end = first + count
        try:
            while first < end or ahead:
                while first < end and len(ahead) < _AHEAD:
                    numbers = range(first, min(end, first + each))
                    first = numbers.stop
                    ahead.append(self._window(timeline, sequence, numbers, wish))
                window = ahead.popleft()
                held = window.fetched.result()
                for plan in window.plans:
                    yield self._renderer.render(plan, held)
        finally:
            for window in ahead:
                window.fetched.cancel()

    @property
    def held_bytes(self) -> int:
        """How much is kept in memory."""
        return self._cache.held_bytes

    def problems(self) -> tuple[UserError, ...]:
        """What is wrong with files that were to be shown, one for each; none of a file that can be shown again."""
        return self._problems.all()

    def close(self) -> None:
        """Decode nothing ahead any more, and nothing side by side; a frame can still be asked for."""
        self._closed = True
        self._fetching.shutdown(wait=False, cancel_futures=True)
        self._decoding.shutdown(wait=False, cancel_futures=True)

    def _window(self, timeline: Timeline, sequence: str, numbers: range, wish: Wish) -> _Window:
        plans = tuple(
            self._planner.plan(timeline, sequence, time_of(number, timeline.rate), wish) for number in numbers
        )
        wanted = [frame for plan in plans for frame in film_frames(plan)]
        return _Window(plans, self._fetching.submit(self._sources.fetch, wanted, self._decoding))
