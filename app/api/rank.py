"""rank_kept: a thread that stays what it was, whatever a library makes of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def rank_kept() -> Iterator[None]:
    """Let this thread go before others no more than it did.

    SVT-AV1 makes the thread that opens it a real-time one where it may, and with it all that the thread starts later.
    """
    if sys.platform != "linux":
        yield
        return
    policy, parameters = os.sched_getscheduler(0), os.sched_getparam(0)
    try:
        yield
    finally:
        os.sched_setscheduler(0, policy, parameters)
