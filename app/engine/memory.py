"""Ladder: what is tried, one rung after the other, when a device runs out of memory."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.api import OutOfMemory
from app.engine.device import Device

T = TypeVar("T")

_LOG = logging.getLogger(__name__)

_WORDS = ("can't allocate memory", "not enough memory", "out of memory", "failed to allocate", "cannot allocate memory")
_BYTES = re.compile(r"allocate (\d+) bytes")
_UNITS = re.compile(r"allocate ([\d.]+) (KiB|MiB|GiB|TiB)")
_SCALE = {"KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}


@dataclass(frozen=True, slots=True)
class Rung:
    """One way to need less memory. `climb()` takes it and says whether it changed anything."""

    name: str
    climb: Callable[[], bool]


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error means that memory could not be had, on any device."""
    # Where torch has not been imported, nothing can have raised its error.
    of_torch = getattr(sys.modules.get("torch"), "OutOfMemoryError", MemoryError)
    if isinstance(error, (MemoryError, of_torch)):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error).lower() for words in _WORDS)


def asked_bytes(error: BaseException) -> int:
    """How much an allocation that failed had asked for; 0 where the error does not say."""
    if found := _BYTES.search(str(error)):
        return int(found[1])
    if found := _UNITS.search(str(error)):
        return int(float(found[1]) * _SCALE[found[2]])
    return 0


def with_ladder(
    attempt: Callable[[], T], rungs: Sequence[Rung], device: Device, held_bytes: Callable[[], int] = lambda: 0
) -> T:
    """Run `attempt`, and again after each rung for as long as memory runs out.

    Raises OutOfMemory, with the bytes that were held and asked for, when no rung is left.
    """
    rest = list(rungs)
    while True:
        try:
            return attempt()
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            asked = asked_bytes(error)
            failure = OutOfMemory(held_bytes() + asked, device.free_bytes(), device.name)
        # Outside the handler: the traceback held on to everything that the attempt had made.
        device.release()
        while rest:
            rung = rest.pop(0)
            if rung.climb():
                _LOG.info("out of memory on %s, trying again: %s", device.name, rung.name)
                device.release()
                break
        else:
            raise failure
