"""ModelSound: what is kept beside sound that a model made: the facts that place it, and what the model was told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.api import Conditions, Honoured, InvalidData, Words

DETAIL = "sound"
"""The name of the asset of these facts in `Made.extra`."""

_VERSION = 1
_NAMES = ("tempo", "key", "length", "region")


@dataclass(frozen=True, slots=True)
class ModelSound:
    """Facts of a sound: `bpm` is 0 where its length was asked for in seconds. `prompt` is what the model was told.

    `conditions` are what the model makes of tempo, key, length and region; `notes` say what it left out, and what was
    done to fit its sound.
    """

    rate: int
    frames: int
    channels: int
    bpm: float
    bars: int
    key: str
    metre: str
    prompt: str
    conditions: Conditions
    notes: tuple[Words, ...] = ()

    def to_bytes(self) -> bytes:
        """As they are stored."""
        told: Mapping[str, object] = {
            "version": _VERSION,
            "rate": self.rate,
            "frames": self.frames,
            "channels": self.channels,
            "bpm": self.bpm,
            "bars": self.bars,
            "key": self.key,
            "metre": self.metre,
            "prompt": self.prompt,
            "conditions": {name: getattr(self.conditions, name).value for name in _NAMES},
            "notes": [words.to_json() for words in self.notes],
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

    @staticmethod
    def from_bytes(data: bytes) -> ModelSound:
        """Read what was stored; raises InvalidData where it is malformed."""
        try:
            told = json.loads(data)
            if told["version"] != _VERSION:
                raise InvalidData("This sound was made by a newer version.", advice="Update the studio.")
            return ModelSound(
                rate=int(told["rate"]),
                frames=int(told["frames"]),
                channels=int(told["channels"]),
                bpm=float(told["bpm"]),
                bars=int(told["bars"]),
                key=str(told["key"]),
                metre=str(told["metre"]),
                prompt=str(told["prompt"]),
                conditions=Conditions(**{name: Honoured(told["conditions"][name]) for name in _NAMES}),
                notes=tuple(Words.from_json(words) for words in told["notes"]),
            )
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise InvalidData("What was kept of this sound is malformed.") from error
