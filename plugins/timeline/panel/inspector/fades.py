"""Fades: how long clips come and go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from plugins.timeline.model import Clip
from plugins.timeline.panel.inspector.clip_fields import ClipSlider
from plugins.timeline.panel.inspector.fields_section import FieldsSection

_LONGEST_S = 3600.0
_USUAL_S = 5.0


def add_fades(section: FieldsSection, clips: Callable[[], Sequence[Clip]]) -> None:
    """Put both fades at the end of a section."""
    work = section.edits.work

    def length(value: float) -> Fraction:
        return work.on_frame(value)

    for title, read, write in (
        (
            QCoreApplication.translate("Fades", "Fade in"),
            lambda clip: float(clip.fade_in),
            lambda clip, value: replace(clip, fade_in=min(length(value), clip.duration)),
        ),
        (
            QCoreApplication.translate("Fades", "Fade out"),
            lambda clip: float(clip.fade_out),
            lambda clip, value: replace(clip, fade_out=min(length(value), clip.duration)),
        ),
    ):
        fade = ClipSlider(
            title, section.edits, clips, read, write, label="Change a fade", bounds=(0.0, _LONGEST_S), default=0.0,
            step=0.01, unit="s", soft=(None, _USUAL_S),
        )  # fmt: skip
        section.add(fade, fade)
