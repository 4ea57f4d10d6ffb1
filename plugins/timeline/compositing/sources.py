"""Sources: the pixels of what is drawn, decoded or read once and kept for as long as memory allows."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from fractions import Fraction
from types import MappingProxyType

import numpy as np

from app.api import AssetId, Pixels, UserError
from plugins.timeline.compositing.cube import Cube, read_cube
from plugins.timeline.compositing.geometry import Size
from plugins.timeline.compositing.plan import Between, FilmFrame, Still
from plugins.timeline.compositing.problems import Problems
from plugins.timeline.media.frame_cache import FrameCache
from plugins.timeline.media.library import Lane, MediaLibrary
from plugins.timeline.media.reader import Frame

Held = Mapping[FilmFrame, Pixels]
"""Frames at hand, whatever the cache still has."""

NOTHING_HELD: Held = MappingProxyType({})
_MOST_CUBES = 3


class Sources:
    """May be used on any thread. What is given out is not to be changed. Raises UserError for what cannot be read."""

    def __init__(self, library: MediaLibrary, lane: Lane, cache: FrameCache, problems: Problems) -> None:
        self._library = library
        self._lane = lane
        self._cache = cache
        self._problems = problems
        self._lock = threading.Lock()
        self._cubes: OrderedDict[AssetId, Cube] = OrderedDict()

    def film(self, wanted: FilmFrame, held: Held = NOTHING_HELD) -> Pixels:
        """A frame of a film, (height, width, 3 or 4)."""
        found = held.get(wanted)
        if found is None:
            found = self._cache.get(wanted)
        if found is None:
            found = self._decoded([wanted])[wanted]
        return found

    def between(self, wanted: Between, held: Held = NOTHING_HELD) -> Pixels:
        """What lies between two frames of a film."""
        found = self._cache.get(wanted)
        if found is None:
            found = self._made_between(wanted, held)
            self._cache.put(wanted, found)
        return found

    def still(self, wanted: Still) -> Pixels:
        """A still picture in a size."""
        found = self._cache.get(wanted)
        if found is None:
            whole = self._cache.get((wanted.asset,))
            if whole is None:
                whole = self._library.picture(wanted.asset)
                self._cache.put((wanted.asset,), whole)
            found = resized(whole, wanted.size)
            self._cache.put(wanted, found)
        self._problems.solved(wanted.asset)
        return found

    def cube(self, asset: AssetId) -> Cube:
        """The LUT of an asset."""
        with self._lock:
            found = self._cubes.get(asset)
            if found is None:
                found = read_cube(self._library.read(asset))
                self._cubes[asset] = found
            self._cubes.move_to_end(asset)
            while len(self._cubes) > _MOST_CUBES:
                self._cubes.popitem(last=False)
        self._problems.solved(asset)
        return found

    def fetch(self, wanted: Iterable[FilmFrame], pool: Executor) -> dict[FilmFrame, Pixels]:
        """Frames of films, each film's in the order of its time and different films side by side.

        What cannot be decoded is left out.
        """
        found: dict[FilmFrame, Pixels] = {}
        missing: dict[tuple[object, ...], list[FilmFrame]] = {}
        for each in dict.fromkeys(wanted):
            known = self._cache.get(each)
            if known is not None:
                found[each] = known
            else:
                key = (each.asset, each.working, each.size, each.exact, each.quick)
                missing.setdefault(key, []).append(each)
        groups = [sorted(group, key=lambda each: each.time) for group in missing.values()]
        if len(groups) == 1:
            found.update(self._tried(groups[0]))
        elif groups:
            for frames in pool.map(self._tried, groups):
                found.update(frames)
        return found

    def _tried(self, group: Sequence[FilmFrame]) -> dict[FilmFrame, Pixels]:
        try:
            return self._decoded(group)
        except UserError:
            # Each is asked for alone when it is drawn, so that one broken frame does not cost the others
            return {}

    def _decoded(self, group: Sequence[FilmFrame]) -> dict[FilmFrame, Pixels]:
        frames = self._frames(group[0], [each.time for each in group])
        found = {each: frame.pixels for each, frame in zip(group, frames, strict=True)}
        for each, pixels in found.items():
            self._cache.put(each, pixels)
        self._problems.solved(group[0].asset)
        return found

    def _frames(self, like: FilmFrame, times: Sequence[Fraction]) -> list[Frame]:
        reader = self._library.reader(like.asset, self._lane, working=like.working)
        return list(reader.frames(times, like.size, exact=like.exact, quick=like.quick))

    def _made_between(self, wanted: Between, held: Held) -> Pixels:
        share = wanted.share
        if share is not None:
            first, second = self.film(wanted.first, held), self.film(wanted.second, held)
        else:
            earlier, later = self._frames(wanted.first, [wanted.first.time, wanted.second.time])
            first, second = earlier.pixels, later.pixels
            # A second frame that is no other one, or is shown already, is not waited for
            apart = later.time - earlier.time
            share = float(min(Fraction(1), (wanted.time - earlier.time) / apart)) if apart > 0 else 0.0
        if share <= 0:
            return first
        return _flowed(first, second, share) if wanted.flow else blended(first, second, share)


def blended(first: Pixels, second: Pixels, share: float) -> Pixels:
    """Two pictures mixed, `share` of the second."""
    import cv2

    alphas = [cv2.extractChannel(each, 3) for each in (first, second) if each.shape[2] == 4]
    if all(alpha.min() == 255 for alpha in alphas):
        return np.asarray(cv2.addWeighted(first, 1 - share, second, share, 0), np.uint8)
    before, after = alphas[0] * np.float32(1 - share), alphas[1] * np.float32(share)
    mixed = cv2.blendLinear(first, second, before, after)
    return np.asarray(cv2.insertChannel(np.rint(before + after).astype(np.uint8), mixed, 3), np.uint8)


def resized(pixels: Pixels, size: Size) -> Pixels:
    """A picture in another size, by area where it becomes smaller; what is seen through has no colour to give."""
    import cv2

    height, width = pixels.shape[:2]
    if (width, height) == size:
        return pixels
    way = cv2.INTER_AREA if size[0] <= width and size[1] <= height else cv2.INTER_CUBIC
    if pixels.shape[2] == 3:
        return np.asarray(cv2.resize(pixels, size, interpolation=way), np.uint8)
    multiplied = cv2.resize(cv2.cvtColor(pixels, cv2.COLOR_RGBA2mRGBA), size, interpolation=way)
    return straight(np.asarray(multiplied, np.uint8))


def straight(multiplied: Pixels) -> Pixels:
    """Straight alpha of colours that were multiplied by theirs; sharpening may have made them brighter than that."""
    import cv2

    colours = cv2.min(multiplied, cv2.cvtColor(cv2.extractChannel(multiplied, 3), cv2.COLOR_GRAY2RGBA))
    colours[..., 3] = multiplied[..., 3]
    return np.asarray(cv2.cvtColor(colours, cv2.COLOR_mRGBA2RGBA), np.uint8)


def _flowed(first: Pixels, second: Pixels, share: float) -> Pixels:
    from plugins.timeline.motion.between import between

    if first.shape[2] == 3:
        return between(first, second, share)
    # Where it is transparent nothing can be followed
    return blended(first, second, share)
