"""Takes: clips and files as loops to be heard one after the other, rendered on a thread of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from app.api import Asset, AssetId, AssetStore, UserError
from plugins.audio.model import Clip, Plan
from plugins.audio.playback.audition import Audition, TakeSound
from plugins.audio.song import Song
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.mixer import Mix, Mixer
from plugins.audio.sound.resampling import resample
from plugins.audio.sound.samples import Audio, stereo
from plugins.audio.stored_sound import StoredSound

Heard: TypeAlias = Clip | Asset | AssetId
_LONGEST_S = 1200
"""So much of a file is heard as a take."""
_KEPT = 16


class Takes:
    """What is auditioned. What was rendered of the same takes before is kept."""

    def __init__(self, bank: Bank, assets: AssetStore) -> None:
        self.audition: Audition | None = None
        self.bank, self._assets = bank, assets
        self._takes: list[Heard] = []
        self._rendered: list[tuple[Heard, int, Bank, TakeSound]] = []
        self._worker = ThreadPoolExecutor(1, "takes")
        self._grown: tuple[Plan, int, Audio] | None = None

    def play(
        self, takes: Sequence[Heard], index: int, rate: int, song: Song, failed: Callable[[UserError], None]
    ) -> Audition:
        """Hear takes from one of them on. Where some of them are heard already, that goes on."""
        old, known = self._takes, [self._known(take, rate) for take in takes]
        audition = self.audition
        self._grown = None
        if audition is None:
            audition = self.audition = Audition(known, index)
        else:
            heard = old[audition.index] if audition.index < len(old) else None
            audition.replace(known, takes.index(heard) if heard in takes else index)
            audition.switch(index)
        self._takes = list(takes)
        order = [index, *(number for number in range(len(takes)) if number != index)]
        for number in order:
            if known[number] is None:
                self._worker.submit(self._render, audition, takes[number], rate, song, failed)
        return audition

    def grow(self, plan: Plan, sound: Audio, rate: int, wanted: int) -> Audition:
        """Hear a take of which more and more is there."""
        bare = replace(plan, tracks=())
        same = self._grown is not None and self._grown[:2] == (bare, rate)
        before = self._grown[2] if same and self._grown is not None else np.zeros((0, 2), np.float32)
        # What was heard stays as it was, so that there is no step.
        joined = np.concatenate([before, sound[len(before) :]])
        self._grown = bare, rate, joined
        take = TakeSound.of(resample(joined, rate, wanted), plan, wanted)
        self._takes = []
        if self.audition is None or not same:
            self.audition = Audition([take])
        else:
            self.audition.put(0, take)
        return self.audition

    def switch(self, index: int) -> None:
        """Hear another take from the next bar on."""
        if self.audition is not None and 0 <= index < len(self._takes):
            self.audition.switch(index)

    def end(self) -> None:
        """Hear nothing of them any more."""
        self.audition, self._takes, self._grown = None, [], None

    def close(self) -> None:
        """Let go of the thread."""
        self._worker.shutdown(cancel_futures=True)

    def _known(self, take: Heard, rate: int) -> TakeSound | None:
        return next(
            (sound for one, at, bank, sound in self._rendered if at == rate and bank is self.bank and one == take), None
        )

    def _render(
        self, audition: Audition, take: Heard, rate: int, song: Song, failed: Callable[[UserError], None]
    ) -> None:
        bank = self.bank
        try:
            sound = self._sound(take, rate, song, bank)
        except UserError as error:
            failed(error)
            return
        self._rendered = [*self._rendered[1 - _KEPT :], (take, rate, bank, sound)]
        for number, one in enumerate(self._takes):
            if self.audition is audition and one == take:
                audition.put(number, sound)

    def _sound(self, take: Heard, rate: int, song: Song, bank: Bank) -> TakeSound:
        if isinstance(take, Clip):
            return TakeSound.of(Mixer(Mix.of(take), bank, rate).whole(), take.plan, rate)
        asset = take.id if isinstance(take, Asset) else take
        with StoredSound.of_asset(asset, self._assets) as stored:
            sound = stereo(stored.read(0, min(stored.info.frames, _LONGEST_S * stored.info.rate)))
            found = resample(sound, stored.info.rate, rate)
        return TakeSound.free(found, song.metre.beats * 60 * rate / song.bpm)
