"""SoundOutput: what sound goes to. NullOutput takes it as fast as time passes, and nobody hears it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Literal, Protocol, TypeAlias, assert_never

from app.api.clock import Clock, SystemClock
from app.api.errors import UserError
from app.api.sound import Samples

Pull: TypeAlias = Callable[[int], Samples]
"""So many frames (frames, 2) that follow those that were pulled before."""

_BLOCK = 1024


class SoundOutput(Protocol):
    """A device, or what stands in for one."""

    rate: int
    patient: bool
    """Whether it waits for frames that are not rendered yet; a device gets silence."""

    @property
    def latency_frames(self) -> int:
        """How many of the frames that were pulled are not heard yet."""
        ...

    def start(self, pull: Pull) -> None:
        """Pull frames from now on, on whatever thread."""
        ...

    def stop(self) -> None:
        """Pull no more; returns when nothing is being pulled."""
        ...


class NullOutput:
    """Takes frames by a clock. `heard` is given all that was taken, and it says to hold so many of them back."""

    patient = True

    def __init__(
        self,
        rate: int = 44_100,
        clock: Clock | None = None,
        heard: Callable[[Samples], None] | None = None,
        latency_frames: int = 0,
    ) -> None:
        self.rate, self.latency_frames = rate, latency_frames
        self._clock: Clock = clock or SystemClock()
        self._heard = heard
        self._end: Callable[[], None] | None = None
        self._lock = threading.Lock()

    def start(self, pull: Pull) -> None:
        """Pull frames as time passes."""
        self.stop()
        began, taken = self._clock.now(), 0

        def take() -> None:
            nonlocal taken
            with self._lock:
                due = round((self._clock.now() - began) * self.rate)
                while taken < due:
                    block = pull(min(_BLOCK, due - taken))
                    taken += len(block)
                    if self._heard is not None:
                        self._heard(block)

        self._end = self._clock.each(take)

    def stop(self) -> None:
        """Pull no more."""
        if self._end is not None:
            end, self._end = self._end, None
            end()


def no_sound(lacking: Literal["library", "device", "format"], detail: str) -> UserError:
    """What is said where nothing can be played: what is lacking, and the library's reason or the device's name."""
    match lacking:
        case "library":
            return UserError(
                "Sound cannot be played on this computer: {reason}.",
                advice="On Debian and Ubuntu, install it with: sudo apt install libpulse0. Everything else works.",
                reason=detail,
            )
        case "device":
            return UserError(
                "This computer has no device to play sound to.",
                advice="Connect speakers or headphones, and play again.",
            )
        case "format":
            return UserError(
                "The device “{name}” takes no sound that the studio can give it.",
                advice="Choose another device.",
                name=detail,
            )
        case _:
            assert_never(lacking)
