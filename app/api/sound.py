"""Sound models as generators see them: one interface, whatever makes the sound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from app.api.honoured import Honoured, said_of
from app.document import Words

if TYPE_CHECKING:
    from app.api.models import ModelRecord

Samples = NDArray[np.float32]
"""Sound (frames, channels), full scale at 1."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a sound model makes of a tempo, a key, a length, and of a region of a sound that it is to make anew.

    Whatever it makes of a length, the result is cut to it.
    """

    tempo: Honoured
    key: Honoured
    length: Honoured
    region: Honoured

    @property
    def words(self) -> tuple[Words, ...]:
        """The same in sentences."""
        named = (
            (self.tempo, Words("tempo")),
            (self.key, Words("key")),
            (self.length, Words("length")),
            (self.region, Words("region")),
        )
        return said_of(named)


class StartUse(Enum):
    """What becomes of a sound that a model begins with."""

    CONTINUE = "continue"
    VARY = "vary"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class SoundAbilities:
    """What a model that is loaded can do: `rate` in frames a second, and how much it makes at once.

    `steps`, `guidance` and `negative_prompt` say whether it knows such a thing, `uses` what it does with a start.
    """

    rate: int
    channels: int
    longest_s: float
    conditions: Conditions
    negative_prompt: bool
    steps: bool
    guidance: bool
    uses: frozenset[StartUse] = frozenset()


@dataclass(frozen=True, slots=True)
class Sounding:
    """Everything that a sound model needs to make one sound.

    `bpm` (0 is none), `beats` to a bar (0 is none) and `key`, such as `C major`, are told the model as it takes them.
    A `slice` is part of something longer, and has no end of its own. `start` (frames, channels) is at the model's rate:
    CONTINUE makes what follows it, VARY something like it (`strength` from 0 to 1 says how far to leave it), and REGION
    the part of it from second `region_s[0]` to `region_s[1]`; then `seconds` is the start's own length.
    Seeds are 0 to 2**32 - 1.
    """

    prompt: str
    seconds: float
    seed: int
    negative_prompt: str = ""
    steps: int = 0
    guidance: float = 0.0
    bpm: float = 0.0
    beats: int = 0
    key: str = ""
    slice: bool = False
    start: Samples | None = None
    use: StartUse = StartUse.CONTINUE
    strength: float = 1.0
    region_s: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Sound:
    """What a model made, uncut: about as long as was asked for, which nobody should rely on.

    `prompt` is what the model was told in words, hints included; `notes` say what it left out of what was asked.
    """

    samples: Samples
    rate: int
    prompt: str
    notes: tuple[Words, ...] = ()


WatchSound = Callable[[int, int], None]
"""Called after each step, or each token, with its number and how many there are; it may raise."""


class SoundModel(Protocol):
    """A sound model that is held on the device."""

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""

    @property
    def abilities(self) -> SoundAbilities:
        """What it can do."""

    def make(self, sounding: Sounding, watch: WatchSound) -> Sound:
        """Make a sound; the same sounding gives the same samples on the same device.

        Raises InvalidRequest for what the model cannot do, OutOfMemory, and whatever `watch` raises, within one step.
        """
