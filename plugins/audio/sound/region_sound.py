"""RegionSound: a region of sound: cut, looped, and in the song's tempo."""

from __future__ import annotations

import numpy as np

from plugins.audio.song import Region, SoundOf
from plugins.audio.sound.asset_sound import AssetSound, Files
from plugins.audio.sound.kept import Kept
from plugins.audio.sound.region_notes import tick_frame
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.stretching import Source, Stretched


class RegionSound:
    """What is heard of a region, in frames from its beginning on; it ends where the region does."""

    def __init__(self, region: Region, content: SoundOf, bpm: float, rate: int, files: Files, kept: Kept) -> None:
        self._source: Source = AssetSound(files, content.asset, content.frames, content.rate, rate, kept)
        begin = content.begin * rate / content.rate
        if content.bpm and content.bpm != bpm:
            speed = bpm / content.bpm
            self._source = Stretched(self._source, content.asset, speed, rate, kept)
            begin /= speed
        self._begin = round(begin) + tick_frame(region.offset, bpm, rate)
        self._turns = [0]
        self.reach = tick_frame(region.start + region.length, bpm, rate) - tick_frame(region.start, bpm, rate)
        """The frame at which it ends."""
        if region.loop:
            starts = range(0, region.length, region.loop)
            self._turns = [tick_frame(start, bpm, rate) for start in starts]

    def add_to(self, sound: Audio, start: int) -> None:
        """Add what sounds from a frame on."""
        end = min(start + len(sound), self.reach)
        at = max(0, start)
        while at < end:
            turn = int(np.searchsorted(self._turns, at, side="right")) - 1
            stop = min(end, self._turns[turn + 1] if turn + 1 < len(self._turns) else end)
            sound[at - start : stop - start] += self._source.read(self._begin + at - self._turns[turn], stop - at)
            at = stop
