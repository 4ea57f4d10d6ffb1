"""ColourGrid: colours in rows, each to be taken by a click or by the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

COLUMNS = 9
_GAP, _LARGEST = 3, 28
_ROUND = 3.0


class ColourGrid(QWidget):
    """A click takes a colour to paint with; a menu offers it as the background, and to remove it where that goes."""

    taken = Signal(QColor)
    put_behind = Signal(QColor)
    removed = Signal(int)

    def __init__(self, name: str, *, rows: int = 1, removable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._least_rows, self._removable = name, rows, removable
        self._colours: tuple[QColor, ...] = ()
        self._at = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    @property
    def colours(self) -> tuple[QColor, ...]:
        """What is shown."""
        return self._colours

    def show_colours(self, colours: Sequence[QColor]) -> None:
        """Show others."""
        self._colours = tuple(QColor(colour) for colour in colours)
        self._at = max(0, min(self._at, len(self._colours) - 1))
        self._tell_place()
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(COLUMNS * 22, self._rows * self._side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cells grow with the width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Say which colour it is."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self._index_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if index is None else self._colours[index].name(), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the colour."""
        index = self._index_at(event.position().toPoint())
        if index is not None and event.button() is Qt.MouseButton.LeftButton:
            self._at = index
            self.taken.emit(self._colours[index])
            self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What else can be done with the colour."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = (self._at if self._colours else None) if by_key else self._index_at(event.pos())
        if index is not None:
            self.menu_of(index).popup(event.globalPos())

    def menu_of(self, index: int) -> QMenu:
        """What can be done with a colour."""
        menu, colour = QMenu(self), self._colours[index]
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Paint with this colour"), lambda: self.taken.emit(colour))
        menu.addAction(self.tr("Make it the background colour"), lambda: self.put_behind.emit(colour))
        if self._removable:
            menu.addAction(self.tr("Remove from the palette"), lambda: self.removed.emit(index))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from colour to colour, Enter and Space take one, Delete removes it."""
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -COLUMNS,
            Qt.Key.Key_Down: COLUMNS,
        }.get(Qt.Key(event.key()))
        if step is not None and 0 <= self._at + step < len(self._colours):
            self._at += step
            self._tell_place()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._colours:
            self.taken.emit(self._colours[self._at])
        elif event.key() == Qt.Key.Key_Delete and self._removable and self._colours:
            self.removed.emit(self._at)
        elif step is None:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The colours, with a frame around the one that the keys are at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(self.palette().color(QPalette.ColorRole.Mid), 1)
        for index, colour in enumerate(self._colours):
            painter.setPen(edge)
            painter.setBrush(colour)
            painter.drawRoundedRect(self._cell(index), _ROUND, _ROUND)
        if self.hasFocus() and self._colours:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._cell(self._at), _ROUND, _ROUND)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is gone."""
        super().focusOutEvent(event)
        self.update()

    @property
    def _side(self) -> int:
        return max(12, min(_LARGEST, self.width() // COLUMNS))

    @property
    def _rows(self) -> int:
        return max(self._least_rows, -(-len(self._colours) // COLUMNS))

    def _cell(self, index: int) -> QRectF:
        row, column = divmod(index, COLUMNS)
        side = self._side
        return QRectF(column * side + 1, row * side + 1, side - _GAP, side - _GAP)

    def _index_at(self, place: QPoint) -> int | None:
        column, row = place.x() // self._side, place.y() // self._side
        index = row * COLUMNS + column
        return index if 0 <= column < COLUMNS and row >= 0 and index < len(self._colours) else None

    def _tell_place(self) -> None:
        words = f"{self._name}: {self._colours[self._at].name()}" if self._colours else self._name
        self.setAccessibleName(words)

    def _fit(self) -> None:
        self.setFixedHeight(self._rows * self._side)
