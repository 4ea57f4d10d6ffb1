"""Sounding: clips become sound, heard from the first bar on while the rest is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from app.api import JobContext, ModelId, Models, RunContext, UserError, Words
from plugins.audio.model import Clip
from plugins.audio.preview import SoundPreview
from plugins.audio.sound.bank import OWN_BANK, Bank, shared_bank
from plugins.audio.sound.mixer import Mix, Mixer
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.tracks import RATE

_MOST_BYTES = 4 << 30
"""What the sound of a clip may take while it is mixed."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Which of how many variations is made."""

    number: int = 0
    count: int = 1

    @property
    def activity(self) -> Words:
        """What is done, in words."""
        if self.count == 1:
            return Words("Composing")
        return Words("Composing {number} of {count}", number=self.number + 1, count=self.count)


@lru_cache(maxsize=1)
def bank_in(resources: Path) -> Bank:
    """The studio's own instruments, kept with what was read of them."""
    return Bank.open(resources / OWN_BANK)


def bank_of(bank: str | None, models: Models, context: RunContext) -> Bank:
    """The instruments that a request names, the studio's own where it names none.

    Raises MissingModel, UnreadableModel and InvalidData.
    """
    if not bank:
        return bank_in(context.resources)
    record = models.use_sound_font(ModelId(bank), context.check)
    return shared_bank(record.path)


class Sounding:
    """Makes the sound of clips with a bank, and shows a job what can be heard already."""

    def __init__(self, bank: Bank, job: JobContext) -> None:
        self._bank, self._job = bank, job

    def made(self, growing: Iterable[Clip], turn: Turn) -> tuple[Clip, Audio]:
        """The last of the clips that come, and its sound as a loop; after one, two, four bars they are shown.

        Showing twice as many bars each time takes no longer altogether than the whole does.
        """
        shown = 0
        clip: Clip | None = None
        for count, clip in enumerate(growing, start=1):
            if count >= 2 * shown:
                shown = count
                self._show(clip, shown, turn)
        if clip is None:
            raise UserError("Nothing was composed.", advice="Name an instrument.")
        while (shown := 2 * shown) < clip.plan.bars:
            self._show(clip, shown, turn)
        return clip, self.sound(clip)

    def sound(self, clip: Clip, *, loop: bool = True) -> Audio:
        """The sound of a clip (plan.frames(RATE), 2), not to be changed; raises UserError where it is too long."""
        _check_length(clip)
        self._job.check()
        sound = Mixer(Mix.of(clip, loop=loop), self._bank).whole()
        sound.setflags(write=False)
        return sound

    def _show(self, clip: Clip, written: int, turn: Turn) -> None:
        bars = min(written, clip.plan.bars)
        preview = None
        if self._job.wants_preview():
            preview = SoundPreview(turn.number, clip, bars, self.sound(_beginning(clip, bars), loop=False), RATE)
        done = turn.number * clip.plan.bars + bars
        self._job.report(done, turn.count * clip.plan.bars, turn.activity, preview)


def _beginning(clip: Clip, bars: int) -> Clip:
    """The first bars of a clip."""
    end = bars * clip.plan.bar_ticks
    notes = tuple(tuple(note for note in track if note.start < end) for track in clip.notes)
    return Clip(replace(clip.plan, bars=bars), notes, clip.chords[:bars])


def _check_length(clip: Clip) -> None:
    if clip.plan.frames(RATE) * 8 * (len(clip.plan.tracks) + 2) > _MOST_BYTES:
        raise UserError(
            "{bars} bars of {tracks} tracks are too long to be mixed at once.",
            advice="Make them shorter, faster, or with fewer tracks.",
            bars=clip.plan.bars,
            tracks=len(clip.plan.tracks),
        )
