"""SoundPreview: what is there of a clip while it is made, to be heard at once."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.audio.model import Clip
from plugins.audio.sound.samples import Audio


@dataclass(frozen=True, slots=True, eq=False)
class SoundPreview:
    """The notes so far of a variation, counted from 0, and its sound from the beginning on, (frames, 2) at a rate.

    `bars` are those that can be heard: the sound reaches to the end of the last of them. A later one holds all that an
    earlier one did, up to what rings on over a seam, and the finished sound begins with the same bars.
    """

    variation: int
    clip: Clip
    bars: int
    sound: Audio
    rate: int
