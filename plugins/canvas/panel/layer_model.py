"""LayerModel: the layers of the canvas as rows, the topmost first, without those in folded groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QImage

from app.api import BlendMode, UserError
from plugins.canvas.commands import MoveLayers, canvas_of, rename_layer
from plugins.canvas.model import EMPTY, Adjusting, Canvas, Group, Layer, as_layer
from plugins.canvas.panel.layer_thumbnails import LayerThumbnails
from plugins.canvas.panel.work import CanvasWork

MIME = "application/x-seisei-layer"
LAYER = Qt.ItemDataRole.UserRole
DEPTH = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class LayerModel(QAbstractListModel):
    """Says what the rows are, and moves them where they are dropped."""

    def __init__(self, work: CanvasWork, thumbnails: LayerThumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._thumbnails = thumbnails
        self._rows: tuple[tuple[Layer, int], ...] = ()
        work.canvas_changed.connect(self.refresh)
        thumbnails.ready.connect(self._repaint)
        self.refresh()

    def refresh(self) -> None:
        """Take over the layers as they are now."""
        rows = rows_of(self._work.canvas)
        same = [(layer.id, depth) for layer, depth in rows] == [(layer.id, depth) for layer, depth in self._rows]
        if same:
            self._rows = rows
            self._repaint()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def layer(self, index: Index) -> Layer | None:
        """The layer of a row."""
        return self._rows[index.row()][0] if 0 <= index.row() < len(self._rows) else None

    def index_of(self, layer_id: str) -> QModelIndex:
        """The row of a layer; of the folded group that it is in where that hides it."""
        rows = {layer.id: row for row, (layer, _) in enumerate(self._rows)}
        if layer_id in rows:
            return self.index(rows[layer_id])
        ancestors = self._work.canvas.ancestors(layer_id)
        return next((self.index(rows[group.id]) for group in ancestors if group.id in rows), QModelIndex())

    def thumbnail(self, layer: Layer) -> QImage | None:
        """The picture of a layer as far as it is made."""
        return self._thumbnails.image(self._work.canvas, layer)

    def mask_thumbnail(self, layer: Layer) -> QImage | None:
        """The picture of a layer's mask as far as it is made: black, by how much is hidden."""
        return None if layer.mask is None else self.thumbnail(as_layer(layer, layer.mask))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, the layer itself, and its state in words for those who listen."""
        layer = self.layer(index)
        if layer is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return name_of(layer)
        if role == LAYER:
            return layer
        if role == DEPTH:
            return self._rows[index.row()][1]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{name_of(layer)}: {', '.join(self._states(layer))}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a layer."""
        layer = self.layer(index)
        name = str(value).strip()
        if layer is None or role != Qt.ItemDataRole.EditRole or not name or name == name_of(layer):
            return False
        return self._work.execute(rename_layer(layer.id, name))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, renamed, dragged, and dropped between; groups can be dropped into."""
        layer = self.layer(index) if index.isValid() else None
        if layer is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index) | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDropEnabled if layer.is_group else flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Layers are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What dragged rows are."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The layers' ids."""
        data = QMimeData()
        layers = [layer for index in indexes if (layer := self.layer(index)) is not None]
        if layers:
            data.setData(MIME, "\n".join(layer.id for layer in layers).encode())
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Put layers above the row that they were dropped before, or into the group that they were dropped on."""
        group = self.layer(parent) if parent.isValid() else None
        if group is not None:
            self.drop_into(data, group)
        elif 0 <= row < len(self._rows):
            self.drop_before(data, self._rows[row][0])
        else:
            self._drop(data, None, None)
        # The rows follow the document: the view must not take out what was dragged.
        return False

    def drop_into(self, data: QMimeData, group: Layer) -> None:
        """Put dragged layers on top of what is in a group."""
        inside = [layer.id for layer in self._work.canvas.children(group.id) if layer.id not in _ids(data)]
        self._drop(data, group.id, inside[-1] if inside else None)

    def drop_before(self, data: QMimeData, layer: Layer) -> None:
        """Put dragged layers above a layer, into the group where that is."""
        self._drop(data, layer.parent, layer.id)

    def drop_after(self, data: QMimeData, layer: Layer) -> None:
        """Put dragged layers below a layer, into the group where that is; below an unfolded group's row into that."""
        if isinstance(layer.content, Group) and not layer.content.folded:
            self.drop_into(data, layer)
            return
        siblings = [one.id for one in self._work.canvas.children(layer.parent)]
        at = siblings.index(layer.id)
        below = [id_ for id_ in siblings[:at] if id_ not in _ids(data)]
        self._drop(data, layer.parent, below[-1] if below else None)

    def _drop(self, data: QMimeData, parent: str | None, above: str | None) -> None:
        ids, canvas = _ids(data), self._work.canvas
        known = {layer.id for layer in canvas.layers}
        if not ids or not known.issuperset(ids):
            return
        if above in ids:
            # Above itself: where it lies, or with what else is dragged right below it.
            siblings = [layer.id for layer in canvas.children(parent)]
            below = [id_ for id_ in siblings[: siblings.index(above)] if id_ not in ids]
            above = below[-1] if below else None
        command = MoveLayers(ids, parent, above)
        try:
            moved = canvas_of(command.apply(self._work.context.session.document))
        except UserError as error:
            self._work.context.messages.fail(error)
            return
        if moved != canvas:
            self._work.execute(command)

    def _states(self, layer: Layer) -> list[str]:
        states = [self.tr("visible") if layer.visible else self.tr("hidden")]
        words = (
            (layer.is_group, self.tr("group")),
            (isinstance(layer.content, Adjusting), self.tr("adjustment")),
            (layer.locked, self.tr("locked")),
            (layer.alpha_locked, self.tr("transparency locked")),
            (layer.clipped, self.tr("clipped to the layer below")),
            (layer.mask is not None, self.tr("with a mask")),
            (layer.region is not None, self.tr("region")),
            (layer.control is not None, self.tr("control layer")),
            (layer.source is not None, self.tr("generated")),
        )
        return [*states, *(word for holds, word in words if holds)]

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def rows_of(canvas: Canvas) -> tuple[tuple[Layer, int], ...]:
    """The layers that have a row, the topmost first, each with how deep it lies in groups."""
    depths: dict[str, int] = {}
    hidden: set[str] = set()
    rows: list[tuple[Layer, int]] = []
    for layer in reversed(canvas.layers):
        depth = 0 if layer.parent is None else depths[layer.parent] + 1
        depths[layer.id] = depth
        if layer.parent in hidden:
            hidden.add(layer.id)
            continue
        rows.append((layer, depth))
        if isinstance(layer.content, Group) and layer.content.folded:
            hidden.add(layer.id)
    return tuple(rows)


def name_of(layer: Layer) -> str:
    """The layer's name; that of every new document's first layer in the user's language, until it is renamed."""
    first = EMPTY.layers[0]
    if (layer.id, layer.name) == (first.id, first.name):
        return QCoreApplication.translate("LayerWork", "Layer {number}").format(number=1)
    return layer.name


def blend_name(mode: BlendMode) -> str:
    """The name of a blend mode in the user's language."""
    return QCoreApplication.translate("Actions", mode.value.replace("-", " ").capitalize())


def _ids(data: QMimeData) -> tuple[str, ...]:
    return tuple(filter(None, bytes(data.data(MIME).data()).decode().split("\n")))
