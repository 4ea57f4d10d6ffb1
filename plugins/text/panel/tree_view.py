"""TreeView: the rows of the manuscript, and where they are dropped."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator, QWidget

from plugins.text.panel.colours import quiet_colour
from plugins.text.panel.tree_rows import ID


class TreeView(QTreeWidget):
    """Says where rows are dropped, and moves none itself."""

    moved = Signal(list, object, object)
    """Ids, the folder they are dropped into or None, and the item there before which they come, or None."""
    delete_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setStyleSheet("QTreeView { show-decoration-selected: 0; }")
        self.setIndentation(16)
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """A small arrow before what can be opened, no lines, and nothing of the selection."""
        painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Window))
        if not self.model().hasChildren(index):
            return
        middle, half = QPointF(rect.right() - 7, rect.center().y() + 0.5), 3.2
        shape = [QPointF(-half, -half / 2), QPointF(0, half / 2), QPointF(half, -half / 2)]
        if not self.isExpanded(index):
            shape = [QPointF(point.y(), -point.x()) for point in shape]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(quiet_colour(), 1.5))
        painter.drawPolyline([middle + point for point in shape])
        painter.restore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what goes where."""
        target = self.itemAt(event.position().toPoint())
        where, position = self.dropIndicatorPosition(), QAbstractItemView.DropIndicatorPosition
        parent, before = None, None
        if target is not None and where is position.OnItem:
            parent = str(target.data(0, ID))
        elif target is not None:
            above = target.parent()
            parent = str(above.data(0, ID)) if above is not None else None
            index = self.indexFromItem(target)
            sibling = index if where is position.AboveItem else index.siblingAtRow(index.row() + 1)
            before = self._id(sibling)
        ids = [self._id(self.indexFromItem(row)) for row in self._in_order() if row.isSelected()]
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.moved.emit([id_ for id_ in ids if id_ and id_ != before], parent, before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete what is chosen."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
            return
        super().keyPressEvent(event)

    def _id(self, index: QModelIndex) -> str | None:
        found = index.data(ID) if index.isValid() else None
        return str(found) if found else None

    def _in_order(self) -> list[QTreeWidgetItem]:
        found, at = [], QTreeWidgetItemIterator(self)
        while (row := at.value()) is not None:
            found.append(row)
            at += 1
        return found
