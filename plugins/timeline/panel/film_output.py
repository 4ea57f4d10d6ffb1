"""FilmOutput: the device that a film is played to, or the time alone where there is none."""

from __future__ import annotations

from collections.abc import Callable

from app.api import NullOutput, Pull, SoundOutput, UserError, no_sound
from app.widgets.sound_device import open_device

_RATES = (48_000, 44_100)


class FilmOutput:
    """Opened at once, and used from `start` until `stop`. `opened` gives a device, or raises UserError."""

    def __init__(self, opened: Callable[[], SoundOutput]) -> None:
        self._opened = opened
        self._started = False
        self.silent_because: UserError | None = None
        """Why nothing is heard."""
        self.device = self._open()

    @property
    def rate(self) -> int:
        """Frames a second."""
        return self.device.rate

    @property
    def latency(self) -> int:
        """How many of the frames that were pulled are not heard yet."""
        return self.device.latency_frames if self._started else 0

    def start(self, pull: Pull) -> bool:
        """Pull frames from now on; false where the device failed, and the time goes on without it."""
        if self._started:
            return True
        self._started = True
        try:
            self.device.start(pull)
        except UserError as error:
            self.silent_because = error
            self.device = NullOutput(self.device.rate)
            self.device.start(pull)
            return False
        return True

    def stop(self) -> None:
        """Pull no more."""
        if self._started:
            self._started = False
            self.device.stop()

    def reopen(self) -> None:
        """Look for a device anew."""
        self.stop()
        self.device = self._open()

    def _open(self) -> SoundOutput:
        try:
            device = self._opened()
        except UserError as error:
            self.silent_because = error
            return NullOutput(_RATES[0])
        self.silent_because = None
        return device


def system_device(name: str) -> SoundOutput:
    """The device of a name, the system's own for an empty one; raises UserError where there is none."""
    return open_device(name, no_sound, _RATES)
