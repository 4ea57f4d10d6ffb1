"""Fields of clips that do not change over time: numbers, choices, switches and lines, with what several have in common.

`read` says what a clip has, `write` gives the clip with another value; `clips` are those that the field is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from app.widgets.choice_box import ChoiceBox
from app.widgets.number_slider import NumberSlider
from plugins.timeline.model import Clip
from plugins.timeline.panel.inspector.clip_edits import ClipEdits, common
from plugins.timeline.panel.inspector.colour_button import ColourButton
from plugins.timeline.panel.inspector.wording import MIXED

Clips = Callable[[], Sequence[Clip]]


class ClipSlider(NumberSlider):
    """A number of clips."""

    def __init__(
        self,
        title: str,
        edits: ClipEdits,
        clips: Clips,
        read: Callable[[Clip], float],
        write: Callable[[Clip, float], Clip],
        label: str,
        bounds: tuple[float, float],
        default: float,
        *,
        step: float = 0.01,
        unit: str = "",
        soft: tuple[float | None, float | None] = (None, None),
        scale: float = 1,
    ) -> None:
        super().__init__(
            title, *bounds, default, step=step, unit=unit, soft_low=soft[0], soft_high=soft[1], scale=scale
        )
        self._clips, self._read, self._bounds = clips, read, bounds
        self.value_changed.connect(lambda value: edits.change(clips(), lambda clip: write(clip, float(value)), label))
        self.editing_finished.connect(edits.end_gesture)

    def refresh(self) -> None:
        """Show what it is now."""
        value = common(self._read(clip) for clip in self._clips())
        if value is None:
            self.show_instead(MIXED)
        else:
            low, high = self._bounds
            self.set_value(min(high, max(low, value)))


class SettledSlider(NumberSlider):
    """A number that counts only once it is settled: a turn of the wheel is a gesture of its own, too."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step, and be done."""
        super().wheelEvent(event)
        if event.isAccepted():
            self.editing_finished.emit()


class ClipChoice(ChoiceBox):
    """One of several values of clips."""

    def __init__(
        self,
        title: str,
        options: Iterable[tuple[str, Any]],
        edits: ClipEdits,
        clips: Clips,
        read: Callable[[Clip], Any],
        write: Callable[[Clip, Any], Clip],
        label: str,
    ) -> None:
        super().__init__()
        self._clips, self._read = clips, read
        self.setAccessibleName(title)
        self.setPlaceholderText(MIXED)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._values: list[Any] = []
        for text, value in options:
            self.addItem(text)
            self._values.append(value)
        self.activated.connect(lambda index: self._chosen(edits, write, label, index))

    def set_texts(self, texts: Sequence[str]) -> None:
        """Call the values otherwise."""
        for index, text in enumerate(texts):
            self.setItemText(index, text)

    def refresh(self) -> None:
        """Show what it is now."""
        value = common(self._read(clip) for clip in self._clips())
        with QSignalBlocker(self):
            self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def _chosen(self, edits: ClipEdits, write: Callable[[Clip, Any], Clip], label: str, index: int) -> None:
        edits.end_gesture()
        edits.change(self._clips(), lambda clip: write(clip, self._values[index]), label)
        edits.end_gesture()


class ClipSwitch(QCheckBox):
    """On or off of clips; half where they differ."""

    def __init__(
        self,
        title: str,
        edits: ClipEdits,
        clips: Clips,
        read: Callable[[Clip], bool],
        write: Callable[[Clip, bool], Clip],
        label: str,
    ) -> None:
        super().__init__(title)
        self._clips, self._read = clips, read
        self._edits, self._write, self._label = edits, write, label
        self.clicked.connect(lambda _checked: self._switch())

    def refresh(self) -> None:
        """Show what it is now."""
        value = common(self._read(clip) for clip in self._clips())
        state = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        with QSignalBlocker(self):
            self.setCheckState(Qt.CheckState.PartiallyChecked if value is None else state)
        self.setTristate(False)

    def _switch(self) -> None:
        on = not common(self._read(clip) for clip in self._clips())
        self._edits.end_gesture()
        self._edits.change(self._clips(), lambda clip: self._write(clip, on), self._label)


class ClipLine(QLineEdit):
    """A line of text of clips; done with Enter or when the keys go elsewhere."""

    def __init__(
        self,
        title: str,
        edits: ClipEdits,
        clips: Clips,
        read: Callable[[Clip], str],
        write: Callable[[Clip, str], Clip],
        label: str,
    ) -> None:
        super().__init__()
        self._clips, self._read = clips, read
        self._edits, self._write, self._label = edits, write, label
        self._shown: tuple[str, ...] = ()
        self.setAccessibleName(title)
        self.setMaxLength(200)
        self.editingFinished.connect(self._typed)

    def refresh(self) -> None:
        """Show what it is now."""
        texts = tuple(self._read(clip) for clip in self._clips())
        if texts != self._shown:
            self._shown = texts
            text = common(texts)
            self.setText(text or "")
            if not self.hasFocus():
                # Of a long name the beginning is seen
                self.setCursorPosition(0)
            self.setPlaceholderText(MIXED if text is None and texts else "")

    def _typed(self) -> None:
        text = self.text()
        if self.isModified() and text != common(self._shown):
            self._edits.end_gesture()
            self._edits.change(self._clips(), lambda clip: self._write(clip, text), self._label)
        self.setModified(False)


class ClipColour(ColourButton):
    """A colour of clips."""

    def __init__(
        self,
        title: str,
        edits: ClipEdits,
        clips: Clips,
        read: Callable[[Clip], str],
        write: Callable[[Clip, str], Clip],
        label: str,
        *,
        optional: str = "",
    ) -> None:
        super().__init__(title, optional=optional)
        self._clips, self._read = clips, read
        self.colour_changed.connect(lambda colour: edits.change(clips(), lambda clip: write(clip, colour), label))
        self.finished.connect(edits.end_gesture)

    def refresh(self) -> None:
        """Show what it is now."""
        self.show_colour(common(self._read(clip) for clip in self._clips()))


def labelled(text: str, *widgets: QWidget) -> QWidget:
    """A row with a label at the left."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    label = QLabel(text)
    label.setProperty("class", "secondary")
    label.setBuddy(widgets[0])
    label.setMinimumWidth(96)
    layout.addWidget(label)
    for index, widget in enumerate(widgets):
        layout.addWidget(widget, 0 if index else 1)
    return row
