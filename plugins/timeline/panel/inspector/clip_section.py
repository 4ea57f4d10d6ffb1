"""ClipSection: name, place, length and speed of the clips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox

from app.api import Command, Together
from app.widgets.icons import Icons
from plugins.timeline.commands import Edge, Move, SetSpeed, Slip, Trim
from plugins.timeline.model import Clip, Interpolation
from plugins.timeline.panel.inspector.clip_edits import ClipEdits, common
from plugins.timeline.panel.inspector.clip_fields import ClipChoice, ClipLine, ClipSwitch, SettledSlider, labelled
from plugins.timeline.panel.inspector.fields_section import FieldsSection
from plugins.timeline.panel.inspector.timecode_field import TimecodeField
from plugins.timeline.panel.inspector.wording import INTERPOLATIONS, MIXED, said

_FASTEST = 1000.0


class ClipSection(FieldsSection):
    """The first section, for clips of every kind."""

    def __init__(self, title: str, edits: ClipEdits, icons: Icons) -> None:
        super().__init__(title, "clip", edits, icons)
        work = edits.work
        name = ClipLine(
            self.tr("Name"), edits, self._clips, lambda clip: clip.name,
            lambda clip, text: replace(clip, name=text), label="Rename the clip",
        )  # fmt: skip
        self.add(name, labelled(self.tr("Name"), name))
        self.start = TimecodeField(self.tr("Start"), work, from_start=True)
        self.length = TimecodeField(self.tr("Duration"), work)
        self.source = TimecodeField(self.tr("In"), work)
        self.start.chosen.connect(self._move)
        self.length.chosen.connect(self._trim)
        self.source.chosen.connect(self._slip)
        for title, field in (
            (self.tr("Start"), self.start), (self.tr("Duration"), self.length), (self.tr("In"), self.source),
        ):  # fmt: skip
            self.body.addWidget(labelled(title, field))
        self.speed = SettledSlider(self.tr("Speed"), 0, _FASTEST, 1, step=0.01, unit="%", soft_high=4, scale=100)
        self.speed.setToolTip(self.tr("How fast the content is shown; 0 % freezes its first frame"))
        # Each change makes the clip shorter or longer in whole frames: on the way of a drag that would add up
        self.speed.editing_finished.connect(self._set_speed)
        self.reverse = QCheckBox(self.tr("Reverse"))
        self.reverse.clicked.connect(lambda _on: self._turn())
        self.body.addWidget(self.speed)
        self.body.addWidget(self.reverse)
        between = ClipChoice(
            self.tr("Interpolation"), [(said(words), mode) for mode, words in INTERPOLATIONS.items()], edits,
            self._clips, lambda clip: clip.interpolation, _with_interpolation, label="Change the interpolation",
        )  # fmt: skip
        between.setToolTip(self.tr("Where frames come from that the content does not have"))
        self.add(between, labelled(self.tr("Interpolation"), between))
        enabled = ClipSwitch(
            self.tr("Enabled"), edits, self._clips, lambda clip: clip.enabled,
            lambda clip, on: replace(clip, enabled=on), label="Enable or disable clips",
        )  # fmt: skip
        self.add(enabled, enabled)

    def refresh(self) -> None:
        """Show what the clips are now."""
        super().refresh()
        clips = self._clips()
        self.start.show_time(min((self.edits.start(clip) for clip in clips), default=None))
        self.length.show_time(common(clip.duration for clip in clips))
        self.source.show_time(common(clip.source_start for clip in clips))
        speed = common(abs(clip.speed) for clip in clips)
        if speed is None:
            self.speed.show_instead(MIXED)
        else:
            self.speed.set_value(min(float(speed), _FASTEST))
        backwards = common(clip.speed < 0 for clip in clips)
        with QSignalBlocker(self.reverse):
            state = Qt.CheckState.Checked if backwards else Qt.CheckState.Unchecked
            self.reverse.setCheckState(Qt.CheckState.PartiallyChecked if backwards is None else state)
            self.reverse.setTristate(False)
        self.reverse.setEnabled(any(clip.speed for clip in clips))

    def _clips(self) -> tuple[Clip, ...]:
        return self.edits.clips

    def _move(self, start: Fraction) -> None:
        """The earliest begins there, and the others keep their distance from it."""
        clips, work = self._clips(), self.edits.work
        by = work.on_frame(start) - min(self.edits.start(clip) for clip in clips)
        ids = tuple(clip.id for clip in clips)
        self._do(Move(work.sequence.id, ids, by, ripple=work.ripple, linked=work.linked))

    def _trim(self, length: Fraction) -> None:
        work = self.edits.work
        commands = self._each(
            lambda clip: Trim(
                work.sequence.id, clip.id, Edge.OUT, max(length, work.timeline.frame) - clip.duration, work.ripple,
                work.linked,
            )
        )  # fmt: skip
        self._do(Together(label="Change the duration", commands=commands))

    def _slip(self, source: Fraction) -> None:
        work = self.edits.work
        commands = self._each(lambda clip: Slip(work.sequence.id, (clip.id,), source - clip.source_start, work.linked))
        self._do(Together(label="Slip clips", commands=commands))

    def _each(self, command: Callable[[Clip], Command]) -> tuple[Command, ...]:
        """A command for each, of linked ones for the first alone, which takes the others along."""
        done: set[str] = set()
        commands: list[Command] = []
        for clip in self._clips():
            if not (self.edits.work.linked and clip.link and clip.link in done):
                done.add(clip.link)
                commands.append(command(clip))
        return tuple(commands)

    def _set_speed(self) -> None:
        speed = Fraction(round(self.speed.value * 10_000), 10_000)
        forwards = [clip.id for clip in self._clips() if clip.speed >= 0 and clip.speed != speed]
        backwards = [clip.id for clip in self._clips() if clip.speed < 0 and clip.speed != -speed]
        self._speed(forwards, speed, backwards)

    def _turn(self) -> None:
        turned = not common(clip.speed < 0 for clip in self._clips())
        work = self.edits.work
        commands = tuple(
            SetSpeed(work.sequence.id, (clip.id,), -clip.speed, work.ripple, work.linked)
            for clip in self._clips()
            if clip.speed and (clip.speed < 0) is not turned and not self._goes_along(clip)
        )
        self._do(Together(label="Reverse clips", commands=commands))

    def _goes_along(self, clip: Clip) -> bool:
        """Whether a clip that is linked with it stands before it among the chosen, and takes it along."""
        if not (self.edits.work.linked and clip.link):
            return False
        return next(each.id for each in self._clips() if each.link == clip.link) != clip.id

    def _speed(self, forwards: list[str], speed: Fraction, backwards: list[str]) -> None:
        work = self.edits.work
        sequence, ripple, linked = work.sequence.id, work.ripple, work.linked
        commands = tuple(
            SetSpeed(sequence, tuple(ids), each, ripple, linked)
            for ids, each in ((forwards, speed), (backwards, -speed))
            if ids
        )
        if commands:
            self._do(Together(label="Change the speed", commands=commands))

    def _do(self, command: Command) -> None:
        self.edits.end_gesture()
        if not self.edits.work.execute(command):
            self.refresh()
        self.edits.end_gesture()


def _with_interpolation(clip: Clip, mode: Interpolation) -> Clip:
    return replace(clip, interpolation=mode)
