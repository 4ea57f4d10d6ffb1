"""TransitionSection: how one clip gives way to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from fractions import Fraction

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QWidget

from app.widgets.choice_box import ChoiceBox
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from plugins.timeline.commands import RemoveTransition, SetTransition
from plugins.timeline.lookup.index import find_clip
from plugins.timeline.model import Transition, TransitionKind
from plugins.timeline.panel.inspector.clip_edits import ClipEdits
from plugins.timeline.panel.inspector.clip_fields import SettledSlider, labelled
from plugins.timeline.panel.inspector.colour_button import ColourButton
from plugins.timeline.panel.inspector.fields_section import FieldsSection
from plugins.timeline.panel.inspector.wording import TRANSITIONS, said
from plugins.timeline.time import ZERO, whole_frames

_LONGEST_S = 600.0
_USUAL_S = 5.0


class Place(Enum):
    """Where a transition stands at its cut."""

    CENTRE = "centre"
    AFTER = "after"
    BEFORE = "before"


class TransitionSection(FieldsSection):
    """Kind, length, place, and what its kind has besides."""

    def __init__(self, title: str, edits: ClipEdits, icons: Icons) -> None:
        super().__init__(title, "transition", edits, icons)
        self.kind = _box(self.tr("Kind"))
        for kind, words in TRANSITIONS.items():
            self.kind.addItem(said(words), kind.value)
        self.kind.activated.connect(self._set_kind)
        self.length = SettledSlider(self.tr("Duration"), 0, _LONGEST_S, 1, step=0.01, unit="s", soft_high=_USUAL_S)
        # Whether there is material enough is found out once, at the end of a drag
        self.length.editing_finished.connect(self._set_length)
        self.place = _box(self.tr("Place"))
        for place, name in (
            (Place.CENTRE, self.tr("Centred on the cut")),
            (Place.AFTER, self.tr("Begins at the cut")),
            (Place.BEFORE, self.tr("Ends at the cut")),
        ):
            self.place.addItem(name, place.value)
        self.place.setPlaceholderText(self.tr("Elsewhere"))
        self.place.activated.connect(self._set_place)
        self.colour = ColourButton(self.tr("Colour"))
        self.colour.colour_changed.connect(lambda colour: self._change(lambda old: replace(old, colour=colour)))
        self.colour.finished.connect(edits.end_gesture)
        self.angle = NumberSlider(self.tr("Direction"), -360, 360, 0, step=1, unit="°", soft_low=-180, soft_high=180)
        self.angle.setToolTip(self.tr("Where the wipe goes, clockwise from the right"))
        self.angle.value_changed.connect(lambda value: self._change(lambda old: replace(old, angle=float(value))))
        self.angle.editing_finished.connect(edits.end_gesture)
        self.softness = NumberSlider(self.tr("Softness"), 0, 1, 0, step=0.01, unit="%", scale=100)
        self.softness.value_changed.connect(lambda value: self._change(lambda old: replace(old, softness=float(value))))
        self.softness.editing_finished.connect(edits.end_gesture)
        remove = QPushButton(self.tr("Delete the transition"))
        remove.clicked.connect(self._remove)
        self._colour_row = labelled(self.tr("Colour"), self.colour)
        rows: tuple[QWidget, ...] = (
            labelled(self.tr("Kind"), self.kind), self.length, labelled(self.tr("Place"), self.place),
            self._colour_row, self.angle, self.softness, remove,
        )  # fmt: skip
        for row in rows:
            self.body.addWidget(row)

    @property
    def concerns(self) -> bool:
        """Whether a transition is chosen."""
        return self.transition is not None

    @property
    def transition(self) -> Transition | None:
        """The one that is chosen."""
        work = self.edits.work
        found = find_clip(work.sequence, work.transition) if work.transition else None
        if found is None:
            return None
        track, place = found
        item = track.items[place + 1] if place + 1 < len(track.items) else None
        return item if isinstance(item, Transition) else None

    def refresh(self) -> None:
        """Show what it is now."""
        transition = self.transition
        if transition is None:
            return
        with QSignalBlocker(self.kind), QSignalBlocker(self.place):
            self.kind.setCurrentIndex(self.kind.findData(transition.kind.value))
            place = _place_of(transition, self.edits.work.timeline.rate)
            self.place.setCurrentIndex(self.place.findData(place.value) if place is not None else -1)
        self.length.set_value(min(_LONGEST_S, float(transition.duration)))
        self.colour.show_colour(transition.colour)
        self.angle.set_value(transition.angle)
        self.softness.set_value(transition.softness)
        self._colour_row.setVisible(transition.kind is TransitionKind.DIP)
        self.angle.setVisible(transition.kind is TransitionKind.WIPE)
        self.softness.setVisible(transition.kind is TransitionKind.WIPE)

    def _set_kind(self, index: int) -> None:
        self.edits.end_gesture()
        self._change(lambda old: replace(old, kind=TransitionKind(self.kind.itemData(index))))
        self.edits.end_gesture()

    def _set_length(self) -> None:
        rate = self.edits.work.timeline.rate
        length = max(1 / rate, self.edits.work.on_frame(self.length.value))
        self.edits.end_gesture()
        self._change(lambda old: _placed(old, length, _place_of(old, rate) or Place.CENTRE, rate))
        self.edits.end_gesture()

    def _set_place(self, index: int) -> None:
        rate, place = self.edits.work.timeline.rate, Place(self.place.itemData(index))
        self.edits.end_gesture()
        self._change(lambda old: _placed(old, old.duration, place, rate))
        self.edits.end_gesture()

    def _change(self, change: Callable[[Transition], Transition]) -> None:
        work, old = self.edits.work, self.transition
        if old is not None:
            key = ("timeline.inspector", work.transition, self.edits.gesture)
            command = SetTransition(work.sequence.id, work.transition, change(old), work.linked, merge_key=key)
            if not work.execute(command):
                self.refresh()

    def _remove(self) -> None:
        work = self.edits.work
        if self.transition is not None:
            work.execute(RemoveTransition(work.sequence.id, work.transition, work.linked))


def _box(title: str) -> QComboBox:
    box = ChoiceBox()
    box.setAccessibleName(title)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box


def _place_of(transition: Transition, rate: Fraction) -> Place | None:
    if transition.in_offset == 0:
        return Place.AFTER
    if transition.out_offset == 0:
        return Place.BEFORE
    return Place.CENTRE if abs(transition.in_offset - transition.out_offset) <= 1 / rate else None


def _placed(transition: Transition, length: Fraction, place: Place, rate: Fraction) -> Transition:
    """A transition of a length at a place; of an odd number of frames one more lies behind the cut."""
    before = {Place.CENTRE: whole_frames(length / 2, rate), Place.AFTER: ZERO, Place.BEFORE: length}[place]
    return replace(transition, in_offset=before, out_offset=length - before)
