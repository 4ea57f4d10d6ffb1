"""Marks of time above a sound: bars and beats of the song, and minutes and seconds of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.audio.model import TICKS_PER_BEAT, Metre
from plugins.audio.panel.waveform.span import FrameAxis, SoundSpan

_ROOM_PX, _BEAT_PX = 64.0, 14.0
_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800,
            3600, 7200)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A line at a place of the view; one without words is a short one."""

    x: float
    words: str = ""


def bar_marks(axis: FrameAxis, span: SoundSpan, metre: Metre) -> Iterator[Mark]:
    """The bars of the song that are seen, as many as there is room for, and their beats, which are named where wide.

    Within a single beat, where it is stands at the left edge.
    """
    px_per_tick = span.frames_per_tick / axis.per_px
    bar_ticks = metre.beats * TICKS_PER_BEAT
    first, last = max(0.0, span.tick(axis.left)), span.tick(axis.frame(axis.width))
    beat_px = TICKS_PER_BEAT * px_per_tick
    step = TICKS_PER_BEAT
    if beat_px < _BEAT_PX:
        step = bar_ticks
        while step * px_per_tick < _ROOM_PX:
            step *= 2
    shown = 0
    for tick in range(int(first // step) * step, int(max(-1.0, last)) + 1, step):
        bar, inside = divmod(tick, bar_ticks)
        named = (inside == 0 and (step > bar_ticks or bar_ticks * px_per_tick >= _ROOM_PX)) or beat_px >= _ROOM_PX
        words = f"{bar + 1}.{inside // TICKS_PER_BEAT + 1}" if inside else str(bar + 1)
        x = axis.x(span.frame(tick))
        shown += x >= 0 and named
        yield Mark(x, words if named else "")
    if not shown and last >= 0:
        bar, inside = divmod(int(first), bar_ticks)
        yield Mark(0.0, f"{bar + 1}.{inside // TICKS_PER_BEAT + 1}")


def time_marks(axis: FrameAxis, rate: int) -> Iterator[Mark]:
    """Minutes and seconds from the beginning of the file."""
    px_per_s = rate / axis.per_px
    step = next((step for step in _SECONDS if step * px_per_s >= _ROOM_PX), _SECONDS[-1])
    number = max(0, int(axis.left / rate / step))
    last = min(axis.frames, axis.frame(axis.width)) / rate
    while number * step <= last:
        yield Mark(axis.x(number * step * rate), clock(number * step, step))
        number += 1


def clock(seconds: float, step: float = 0.001) -> str:
    """A time as 1:02:03.450, with as many places as steps of that size need."""
    places = 0 if step >= 1 else 1 if step >= 0.1 else 2 if step >= 0.01 else 3
    units = round(seconds * 10**places)
    whole, part = divmod(units, 10**places)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    words = f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"
    return f"{words}.{part:0{places}d}" if places else words
