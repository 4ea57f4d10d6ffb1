"""RegionRenders: the regions of songs as sound, shared by the mixers that follow one another while a song is edited."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Protocol

from app.api import AssetStore
from plugins.audio.excerpt import sounding
from plugins.audio.notes import read_notes
from plugins.audio.song import NotesOf, Region
from plugins.audio.sound.asset_sound import Files
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.kept import Kept
from plugins.audio.sound.region_notes import RegionNotes, longest_release, tick_frame
from plugins.audio.sound.region_sound import RegionSound
from plugins.audio.sound.samples import Audio

_MOST_REGIONS = 2048


class Heard(Protocol):
    """What is heard of a region, in frames from its beginning on, until `reach`."""

    reach: int

    def add_to(self, sound: Audio, start: int) -> None:
        """Add what sounds from a frame on."""
        ...


class RegionRenders:
    """Makes and keeps the sound of regions; where one lies makes no difference to it."""

    def __init__(self, assets: AssetStore, bank: Bank, rate: int) -> None:
        self.assets, self.bank, self.rate = assets, bank, rate
        self.kept = Kept()
        self.files = Files(assets)
        self._regions: OrderedDict[Hashable, Heard] = OrderedDict()
        self._lock = threading.Lock()

    def heard(self, region: Region, program: int, bpm: float) -> Heard:
        """A region; raises MissingAsset, and InvalidData where what it holds is damaged."""
        content = region.content
        # The last frame of sound follows from where it lies; notes ring on.
        start = 0 if isinstance(content, NotesOf) else region.start
        key = (content, region.offset, region.length, region.loop, start, program, bpm)
        found = self._found(key)
        if found is None:
            if isinstance(content, NotesOf):
                notes = sounding(region, read_notes(content, self.assets))
                found = RegionNotes.of(notes, program, bpm, self.rate, self.bank, self.kept)
            else:
                found = RegionSound(region, content, bpm, self.rate, self.files, self.kept)
            self._keep(key, found)
        return found

    def looped(self, heard: Heard, first: int, end: int) -> Heard:
        """What is heard of a region between two of its frames, which are repeated."""
        if not isinstance(heard, RegionNotes):
            return Cut(heard, first, end)
        key = (heard, first, end)
        found = self._found(key)
        if found is None:
            found = heard.window(first, end, end - first)
            self._keep(key, found)
        return found

    def longest(self, region: Region, program: int, bpm: float) -> int:
        """Frames after which nothing of a region is heard, without a look into it."""
        length = tick_frame(region.length, bpm, self.rate) + 1
        return (
            length + longest_release(program, self.bank, self.rate) if isinstance(region.content, NotesOf) else length
        )

    def _found(self, key: Hashable) -> Heard | None:
        with self._lock:
            found = self._regions.get(key)
            if found is not None:
                self._regions.move_to_end(key)
            return found

    def _keep(self, key: Hashable, heard: Heard) -> None:
        with self._lock:
            self._regions[key] = heard
            while len(self._regions) > _MOST_REGIONS:
                self._regions.popitem(last=False)


class Cut:
    """Sound between two frames alone."""

    def __init__(self, heard: Heard, first: int, end: int) -> None:
        self._heard, self._first = heard, max(0, first)
        self.reach = min(heard.reach, end)

    def add_to(self, sound: Audio, start: int) -> None:
        """Add what lies between them."""
        low, high = max(start, self._first), min(start + len(sound), self.reach)
        if high > low:
            self._heard.add_to(sound[low - start : high - start], low)
