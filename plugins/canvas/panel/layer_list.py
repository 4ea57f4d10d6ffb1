"""LayerList: the layers as rows, the topmost first, to be chosen, renamed, dragged, hidden, locked and folded."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from app.widgets.icons import Icons
from plugins.canvas.commands import set_folded, set_visible
from plugins.canvas.model import Group
from plugins.canvas.panel.layer_model import MIME, Index, LayerModel, blend_name, name_of
from plugins.canvas.panel.layer_row import LayerDelegate
from plugins.canvas.panel.layer_thumbnails import LayerThumbnails
from plugins.canvas.panel.work import CanvasWork

_ROWS_SEEN = 2.5
"""So many rows are seen at the least, if there are as many: half a row says that there are more."""

__all__ = ["LayerList", "LayerModel", "blend_name", "name_of"]


class LayerList(QListView):
    """The rows, several of which can be chosen; F2 renames, Space shows or hides, Left and Right fold groups."""

    def __init__(self, work: CanvasWork, thumbnails: LayerThumbnails, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self._layers = LayerModel(work, thumbnails, self)
        self.setModel(self._layers)
        self.setItemDelegate(LayerDelegate(work, icons, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(QListView.EditTrigger.DoubleClicked | QListView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Layers"))
        work.active_changed.connect(self._follow)
        self._layers.modelReset.connect(self._follow)
        self._layers.modelReset.connect(self.updateGeometry)
        self._follow()

    def chosen_ids(self) -> tuple[str, ...]:
        """The layers that are chosen, the active one at least."""
        layers = [self._layers.layer(index) for index in self.selectedIndexes()]
        ids = tuple(layer.id for layer in layers if layer is not None)
        active = self._work.active.id
        return ids if active in ids else (active,)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Work on the row that was chosen."""
        super().currentChanged(current, previous)
        layer = self._layers.layer(current) if current.isValid() else None
        if layer is not None and any(layer.id == known.id for known in self._work.canvas.layers):
            self._work.activate(layer.id)

    def minimumSizeHint(self) -> QSize:
        """High enough for the rows that are to be seen at the least."""
        rows = min(_ROWS_SEEN, max(1, self._layers.rowCount()))
        height = math.ceil(rows * self.sizeHintForRow(0)) + 2 * self.frameWidth()
        return QSize(super().minimumSizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is worked on stays in sight where its controls take room from the list."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show or hide with Space, fold with Left and Right; arrows with Alt are the dock's."""
        layer = self._layers.layer(self.currentIndex())
        key, group = event.key(), layer.content if layer is not None else None
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        elif layer is not None and key == Qt.Key.Key_Space:
            self._work.execute(set_visible(layer.id, not layer.visible))
        elif layer is not None and isinstance(group, Group) and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if group.folded is not (key == Qt.Key.Key_Left):
                self._work.execute(set_folded(layer.id, key == Qt.Key.Key_Left))
        elif layer is not None and layer.parent is not None and key == Qt.Key.Key_Left:
            self._work.activate(layer.parent)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the dragged rows to the line that was shown, or into the group."""
        data = event.mimeData()
        layer = self._layers.layer(self.indexAt(event.position().toPoint()))
        if event.source() is not self or not data.hasFormat(MIME):
            event.ignore()
            return
        match self.dropIndicatorPosition():
            case QListView.DropIndicatorPosition.OnItem if layer is not None and layer.is_group:
                self._layers.drop_into(data, layer)
            case QListView.DropIndicatorPosition.AboveItem if layer is not None:
                self._layers.drop_before(data, layer)
            case QListView.DropIndicatorPosition.BelowItem if layer is not None:
                self._layers.drop_after(data, layer)
            case _:
                self._layers.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, self.rootIndex())
        # Nothing is to be taken out here: the rows follow the document.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setState(QListView.State.NoState)
        self.viewport().update()

    def edit_name(self) -> None:
        """Rename the current layer."""
        self.edit(self.currentIndex())

    def _follow(self) -> None:
        index = self._layers.index_of(self._work.active.id)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self.viewport().update()
