"""Struck: sounds that are added to what is heard, each from its beginning on."""

from __future__ import annotations

import numpy as np

from app.api.sound import Samples

FADE = 256
"""Frames in which a sound goes out, so that no step is heard."""


class Struck:
    """Sounds, and how far each was heard. Used under the lock of what plays them."""

    def __init__(self) -> None:
        self._sounds: list[tuple[Samples, int]] = []

    def __bool__(self) -> bool:
        return bool(self._sounds)

    def add(self, sound: Samples) -> None:
        """Have a sound (frames, 2) heard from now on."""
        self._sounds.append((sound, 0))

    def fade(self) -> None:
        """Have all that is heard go out."""
        self._sounds = [(falling(sound[at : at + FADE]), 0) for sound, at in self._sounds]

    def mix_into(self, into: Samples) -> None:
        """Add what is heard during so many frames."""
        left = []
        for sound, at in self._sounds:
            part = sound[at : at + len(into)]
            into[: len(part)] += part
            if at + len(part) < len(sound):
                left.append((sound, at + len(part)))
        self._sounds = left


def falling(sound: Samples) -> Samples:
    """A sound that goes out from its beginning to its end."""
    found: Samples = sound * np.linspace(1, 0, len(sound), dtype=np.float32)[:, None]
    return found
