"""KeyPopover: the value of a keyframe, as a number or as text."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.widgets.number_slider import NumberSlider
from plugins.timeline.panel.inspector.live_text import LiveText
from plugins.timeline.panel.lanes.key_edits import KeyEdits
from plugins.timeline.panel.lanes.lane import Kind, Lane
from plugins.timeline.panel.lanes.row import KeyAt

_WIDTH = 320
_NUMBERS = count()


class KeyPopover(QFrame):
    """Changes are done at once, as one step; Escape or a click elsewhere shuts it."""

    def __init__(self, edits: KeyEdits, lane: Lane, key: KeyAt, value: float | str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._edits, self._key, self._number = edits, key, next(_NUMBERS)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("class", "palette")
        self.setAccessibleName(lane.title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        self.field: LiveText | NumberSlider
        if lane.kind is Kind.NUMBER and not isinstance(value, str):
            self.field = NumberSlider(
                lane.title, lane.lowest, lane.highest, lane.clamped(value), step=lane.step, unit=lane.unit,
                soft_low=max(lane.lowest, min(value, 0.0) - 2 * lane.span),
                soft_high=min(lane.highest, max(value, 0.0) + 2 * lane.span), scale=lane.scale,
            )  # fmt: skip
            self.field.value_changed.connect(lambda number: self._set(float(number)))
        else:
            title = QLabel(lane.title)
            title.setProperty("class", "caption")
            layout.addWidget(title)
            self.field = LiveText(lane.title)
            self.field.show_text(str(value))
            self.field.edited.connect(self._set)
        layout.addWidget(self.field)
        self.setFixedWidth(_WIDTH)

    def open_at(self, place: QPoint) -> None:
        """Open below a place of the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        x = max(room.left(), min(place.x(), room.right() - self.width()))
        y = place.y() if place.y() + self.height() < room.bottom() else max(room.top(), place.y() - self.height() - 20)
        self.move(x, y)
        self.show()
        self.field.setFocus()
        if isinstance(self.field, LiveText):
            self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shut."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _set(self, value: float | str) -> None:
        self._edits.set_value(self._key, value, self._number)
