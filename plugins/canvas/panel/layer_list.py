"""LayerList: the layers as rows, the newest on top, to be chosen, renamed, dragged, hidden and locked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.api import BlendMode
from app.widgets.checkers import plain_ground
from app.widgets.icons import Icons
from plugins.canvas.commands import MoveLayer, rename_layer, set_locked, set_visible
from plugins.canvas.model import EMPTY, Layer
from plugins.canvas.panel.layer_thumbnails import LayerThumbnails
from plugins.canvas.panel.work import CanvasWork

_MIME = "application/x-seisei-layer"
_ROW = 48
_THUMBNAIL = 36
_ICON = 18
_BUTTON = 28
_LAYER = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class LayerModel(QAbstractListModel):
    """The layers of the canvas, the topmost first."""

    def __init__(self, work: CanvasWork, thumbnails: LayerThumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._thumbnails = thumbnails
        self._layers: tuple[Layer, ...] = ()
        work.canvas_changed.connect(self.refresh)
        thumbnails.ready.connect(self._repaint)
        self.refresh()

    def refresh(self) -> None:
        """Take over the layers as they are now."""
        layers = tuple(reversed(self._work.canvas.layers))
        if [layer.id for layer in layers] == [layer.id for layer in self._layers]:
            self._layers = layers
            self._repaint()
            return
        self.beginResetModel()
        self._layers = layers
        self.endResetModel()

    def layer(self, index: Index) -> Layer | None:
        """The layer of a row."""
        return self._layers[index.row()] if 0 <= index.row() < len(self._layers) else None

    def index_of(self, layer_id: str) -> QModelIndex:
        """The row of a layer."""
        for row, layer in enumerate(self._layers):
            if layer.id == layer_id:
                return self.index(row)
        return QModelIndex()

    def thumbnail(self, layer: Layer) -> QImage | None:
        """The picture of a layer as far as it is made."""
        return self._thumbnails.image(self._work.canvas, layer)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many layers there are."""
        return 0 if parent.isValid() else len(self._layers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, the layer itself, and its state in words for those who listen."""
        layer = self.layer(index)
        if layer is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return name_of(layer)
        if role == _LAYER:
            return layer
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            states = [self.tr("visible") if layer.visible else self.tr("hidden")]
            if layer.locked:
                states.append(self.tr("locked"))
            if layer.source is not None:
                states.append(self.tr("generated"))
            return f"{name_of(layer)}: {', '.join(states)}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a layer."""
        layer = self.layer(index)
        name = str(value).strip()
        if layer is None or role != Qt.ItemDataRole.EditRole or not name or name == name_of(layer):
            return False
        return self._work.execute(rename_layer(layer.id, name))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, renamed, dragged, and dropped between."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Layers are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What a dragged row is."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The layer's id."""
        data = QMimeData()
        layer = self.layer(indexes[0]) if indexes else None
        if layer is not None:
            data.setData(_MIME, layer.id.encode())
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Put a layer above the row that it was dropped before."""
        moved = bytes(data.data(_MIME).data()).decode()
        if row < 0:
            row = parent.row() if parent.isValid() else len(self._layers)
        ids = [layer.id for layer in self._layers]
        if moved not in ids:
            return False
        old = ids.index(moved)
        new_row = row - 1 if old < row else row
        if new_row != old:
            self._work.execute(MoveLayer(moved, len(ids) - 1 - new_row))
        # The rows follow the document: the view must not take out the one that was dragged.
        return False

    def _repaint(self) -> None:
        if self._layers:
            self.dataChanged.emit(self.index(0), self.index(len(self._layers) - 1))


class LayerDelegate(QStyledItemDelegate):
    """Draws a row: eye, picture, name and how it is mixed, lock; a click on eye or lock changes it."""

    def __init__(self, work: CanvasWork, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._icons = work, icons

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are alike."""
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        layer, model = index.data(_LAYER), index.model()
        if not isinstance(layer, Layer) or not isinstance(model, LayerModel):
            return
        painter.save()
        style = QStyleOptionViewItem(option)
        widget = self.parent()
        if isinstance(widget, QWidget):
            widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, style, painter, widget)
        palette: QPalette = option.palette
        rect: QRect = option.rect
        self._icons.icon("eye" if layer.visible else "eye-off").paint(painter, _inside(_eye(rect)))
        if layer.locked:
            self._icons.icon("lock").paint(painter, _inside(_lock(rect)))
        self._paint_thumbnail(painter, palette, model.thumbnail(layer), _picture(rect), faded=not layer.visible)
        left = _picture(rect).right() + 12
        text = QRect(left, rect.top() + 6, _lock(rect).left() - left, rect.height() - 12)
        metrics = painter.fontMetrics()
        role = QPalette.ColorRole.Text if layer.visible else QPalette.ColorRole.PlaceholderText
        painter.setPen(palette.color(role))
        name = metrics.elidedText(name_of(layer), Qt.TextElideMode.ElideRight, text.width())
        detail = self._detail(layer)
        place = Qt.AlignmentFlag.AlignTop if detail else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, place | Qt.AlignmentFlag.AlignLeft, name)
        if detail:
            font = painter.font()
            font.setPixelSize(max(1, font.pixelSize() - 1) if font.pixelSize() > 0 else 12)
            painter.setFont(font)
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            shown = painter.fontMetrics().elidedText(detail, Qt.TextElideMode.ElideRight, text.width())
            painter.drawText(text, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the eye shows or hides, one on the lock locks or unlocks."""
        layer = index.data(_LAYER)
        if (
            isinstance(event, QMouseEvent)
            and isinstance(layer, Layer)
            and event.button() is Qt.MouseButton.LeftButton
            and event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        ):
            at = event.position().toPoint()
            if _eye(option.rect).contains(at):
                self._work.execute(set_visible(layer.id, not layer.visible))
                return True
            if _lock(option.rect).contains(at):
                self._work.execute(set_locked(layer.id, not layer.locked))
                return True
        return super().editorEvent(event, model, option, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """The field stands where the name does."""
        rect: QRect = option.rect
        left = _picture(rect).right() + 4
        editor.setGeometry(left, rect.top() + (rect.height() - 28) // 2, _lock(rect).left() - left, 28)

    def _detail(self, layer: Layer) -> str:
        words = []
        if layer.blend is not BlendMode.NORMAL:
            words.append(blend_name(layer.blend))
        if layer.opacity < 1:
            words.append(f"{round(layer.opacity * 100)} %")
        return " · ".join(words)

    def _paint_thumbnail(
        self, painter: QPainter, palette: QPalette, image: QImage | None, place: QRect, *, faded: bool
    ) -> None:
        canvas = self._work.canvas
        size = QSize(canvas.width, canvas.height).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRect(QPoint(), size.expandedTo(QSize(4, 4)))
        rect.moveCenter(place.center())
        painter.setOpacity(0.4 if faded else 1.0)
        painter.fillRect(rect, plain_ground(palette))
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, image)
        painter.setOpacity(1.0)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


class LayerList(QListView):
    """The rows, with keys: F2 renames, Space shows or hides."""

    def __init__(self, work: CanvasWork, thumbnails: LayerThumbnails, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self._layers = LayerModel(work, thumbnails, self)
        self.setModel(self._layers)
        self.setItemDelegate(LayerDelegate(work, icons, self))
        self.setUniformItemSizes(True)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QListView.EditTrigger.DoubleClicked | QListView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Layers"))
        work.active_changed.connect(self._follow)
        self._layers.modelReset.connect(self._follow)
        self._follow()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Work on the row that was chosen."""
        super().currentChanged(current, previous)
        layer = self._layers.layer(current) if current.isValid() else None
        if layer is not None and any(layer.id == known.id for known in self._work.canvas.layers):
            self._work.activate(layer.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show or hide with Space; arrows with Alt are the dock's."""
        layer = self._layers.layer(self.currentIndex())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        elif layer is not None and event.key() == Qt.Key.Key_Space:
            self._work.execute(set_visible(layer.id, not layer.visible))
        else:
            super().keyPressEvent(event)

    def edit_name(self) -> None:
        """Rename the current layer."""
        self.edit(self.currentIndex())

    def _follow(self) -> None:
        index = self._layers.index_of(self._work.active.id)
        if index != self.currentIndex():
            self.setCurrentIndex(index)


def name_of(layer: Layer) -> str:
    """The layer's name; that of every new document's first layer in the user's language, until it is renamed."""
    first = EMPTY.layers[0]
    if (layer.id, layer.name) == (first.id, first.name):
        return QCoreApplication.translate("LayerWork", "Layer {number}").format(number=1)
    return layer.name


def blend_name(mode: BlendMode) -> str:
    """The name of a blend mode in the user's language."""
    return QCoreApplication.translate("Actions", mode.value.replace("-", " ").capitalize())


def _eye(row: QRect) -> QRect:
    return QRect(row.left() + 2, row.top() + (row.height() - _BUTTON) // 2, _BUTTON, _BUTTON)


def _lock(row: QRect) -> QRect:
    return QRect(row.right() - _BUTTON - 2, row.top() + (row.height() - _BUTTON) // 2, _BUTTON, _BUTTON)


def _picture(row: QRect) -> QRect:
    return QRect(_eye(row).right() + 6, row.top() + (row.height() - _THUMBNAIL) // 2, _THUMBNAIL, _THUMBNAIL)


def _inside(button: QRect) -> QRect:
    return QRect(button.center().x() - _ICON // 2 + 1, button.center().y() - _ICON // 2 + 1, _ICON, _ICON)
