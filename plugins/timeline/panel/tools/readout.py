"""What stands beside the mouse while something is dragged: times, speeds, and why it goes no further."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.api import UserError
from plugins.timeline.model import Timeline
from plugins.timeline.time import to_timecode

MINUS = "−"


def said(error: UserError) -> str:
    """What is refused, in the language of the interface."""
    translate = QCoreApplication.translate
    return error.words.translated(partial(translate, "Words"), partial(translate, "Fields"))


def difference(by: Fraction, timeline: Timeline) -> str:
    """So many seconds earlier or later, as timecode with its sign."""
    return f"{MINUS if by < 0 else '+'}{length(abs(by), timeline)}"


def length(duration: Fraction, timeline: Timeline) -> str:
    """A duration as timecode; hours are left out where there are none."""
    return to_timecode(duration, timeline.rate, timeline.drop_frame).removeprefix("00:")


def percent(speed: Fraction) -> str:
    """A speed as it is said."""
    return f"{float(speed * 100):.1f}".rstrip("0").rstrip(".").replace("-", MINUS) + " %"
