"""KeyButtons: the diamond that sets and removes a keyframe, and the ways to the ones beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.timeline.panel.inspector.clip_edits import Keyed

_SIDE = 22
_RADIUS = 5.0


def diamond(centre: QPointF, radius: float) -> QPolygonF:
    """The shape of a keyframe."""
    x, y = centre.x(), centre.y()
    return QPolygonF([QPointF(x, y - radius), QPointF(x + radius, y), QPointF(x, y + radius), QPointF(x - radius, y)])


class DiamondButton(QToolButton):
    """Filled where there is a keyframe at the playhead, with a dot where there are others, else an outline."""

    def __init__(self, parameter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parameter = parameter
        self.keyed = Keyed.NOT
        self.setFixedSize(QSize(_SIDE, 28))
        self.show_keyed(Keyed.NOT)

    def show_keyed(self, keyed: Keyed) -> None:
        """Show whether there is a keyframe."""
        self.keyed = keyed
        words = self.tr("Set a keyframe: {parameter}")
        if keyed is Keyed.HERE:
            words = self.tr("Delete the keyframe: {parameter}")
        words = words.format(parameter=self._parameter)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The diamond in the middle."""
        super().paintEvent(event)
        palette, role = self.palette(), QPalette.ColorRole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        here = self.keyed is Keyed.HERE
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        line = palette.color(group, role.Text if self.keyed is not Keyed.NOT else role.PlaceholderText)
        accent = palette.color(role.Accent)
        painter.setPen(QPen(accent if here else line, 1.4))
        painter.setBrush(accent if here else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(diamond(centre, _RADIUS))
        if self.keyed is Keyed.ELSEWHERE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(line)
            painter.drawPolygon(diamond(centre, _RADIUS / 2))
        painter.end()


class KeyButtons(QWidget):
    """Previous keyframe, the diamond, next keyframe."""

    toggled = Signal()
    went = Signal(bool)
    """To the next one, or to the previous one where it is false."""

    def __init__(self, parameter: str, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.diamond = DiamondButton(parameter)
        self.diamond.clicked.connect(self.toggled)
        before = self.tr("Previous keyframe: {parameter}").format(parameter=parameter)
        after = self.tr("Next keyframe: {parameter}").format(parameter=parameter)
        self.previous = IconButton(icons, "chevron-left", before)
        self.next = IconButton(icons, "chevron-right", after)
        self.previous.clicked.connect(lambda: self.went.emit(False))
        self.next.clicked.connect(lambda: self.went.emit(True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for button in (self.previous, self.diamond, self.next):
            button.setFixedSize(QSize(_SIDE, 28))
            button.setIconSize(QSize(14, 14))
            layout.addWidget(button)

    def show_keys(self, keyed: Keyed, *, before: bool, after: bool) -> None:
        """Show whether there is a keyframe at the playhead, and beside it."""
        if keyed is not self.diamond.keyed:
            self.diamond.show_keyed(keyed)
        # The one with the keys stays: greyed it would lose them
        self.previous.setEnabled(before or self.previous.hasFocus())
        self.next.setEnabled(after or self.next.hasFocus())
