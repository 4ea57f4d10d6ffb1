"""Garbage: cycles of objects that Python frees, wherever that may be done."""

from __future__ import annotations

import gc
from collections.abc import Callable


class _Collector:
    collect: Callable[[], object] = staticmethod(gc.collect)


def collect_garbage() -> None:
    """Free what nothing holds any more; on any thread, and by whoever does so in this process."""
    _Collector.collect()


def collect_by(collect: Callable[[], object] | None) -> None:
    """Have garbage collected in another way from now on; None has it collected by whoever asks for it."""
    _Collector.collect = staticmethod(collect or gc.collect)
