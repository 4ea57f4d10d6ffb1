"""LayersDock: the list of layers, how the active one is mixed, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.api import BlendMode
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from plugins.canvas.commands import set_blend, set_locked, set_opacity, set_visible
from plugins.canvas.panel.layer_list import LayerList, blend_name
from plugins.canvas.panel.layer_thumbnails import LayerThumbnails
from plugins.canvas.panel.layer_work import LayerWork
from plugins.canvas.panel.work import CanvasWork


class LayersDock(QWidget):
    """Shows the layers of the open document."""

    def __init__(self, work: CanvasWork, layers: LayerWork, thumbnails: LayerThumbnails, icons: Icons) -> None:
        super().__init__()
        self._work, self._layer_work = work, layers
        self.setProperty("class", "dock")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._opacity = NumberSlider(self.tr("Opacity"), 0, 1, 1, step=0.01, unit="%", scale=100)
        self._opacity.value_changed.connect(self._set_opacity)
        self._opacity.editing_finished.connect(work.context.session.seal)
        self._blend = QComboBox()
        self._blend.setAccessibleName(self.tr("Blend mode"))
        self._blend.setToolTip(self.tr("How the layer is mixed with what lies below"))
        for mode in BlendMode:
            self._blend.addItem(blend_name(mode), mode)
        self._blend.activated.connect(self._set_blend)
        self.list = LayerList(work, thumbnails, icons, self)
        self.list.customContextMenuRequested.connect(self._menu)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._blend, 1)
        head.addWidget(self._opacity, 1)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        self._buttons: dict[str, IconButton] = {}
        for name, icon, words, run in (
            ("add", "plus", self.tr("New layer"), layers.add),
            ("duplicate", "copy", self.tr("Duplicate layer"), layers.duplicate),
            ("up", "arrow-up", self.tr("Layer up"), layers.raise_),
            ("down", "arrow-down", self.tr("Layer down"), layers.lower),
            ("merge", "combine", self.tr("Merge with the layer below"), layers.merge_down),
            ("delete", "trash-2", self.tr("Delete layer"), layers.delete),
        ):
            button = IconButton(icons, icon, words)
            button.clicked.connect(run)
            self._buttons[name] = button
            if name == "delete":
                foot.addStretch(1)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        work.canvas_changed.connect(self._show)
        work.active_changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes the layer, Alt with arrows moves it."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._layer_work.delete()
            case Qt.Key.Key_Up if alt:
                self._layer_work.raise_()
            case Qt.Key.Key_Down if alt:
                self._layer_work.lower()
            case _:
                super().keyPressEvent(event)

    def _show(self) -> None:
        layer, layers = self._work.active, self._work.canvas.layers
        if abs(self._opacity.value - layer.opacity) > 1e-6:
            self._opacity.set_value(layer.opacity)
        self._blend.setCurrentIndex(self._blend.findData(layer.blend))
        at = layers.index(layer)
        self._buttons["up"].setEnabled(at < len(layers) - 1)
        self._buttons["down"].setEnabled(at > 0)
        self._buttons["merge"].setEnabled(at > 0 and not layer.locked)
        self._buttons["delete"].setEnabled(not layer.locked and (len(layers) > 1 or layer.asset is not None))

    def _set_opacity(self, opacity: float) -> None:
        self._work.execute(set_opacity(self._work.active.id, opacity))

    def _set_blend(self, row: int) -> None:
        mode = self._blend.itemData(row)
        if isinstance(mode, BlendMode) and mode is not self._work.active.blend:
            self._work.execute(set_blend(self._work.active.id, mode))

    def _menu(self, at: QPoint) -> None:
        layer = self._work.active
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, run in (
            (self.tr("Rename"), self.list.edit_name),
            (self.tr("Duplicate"), self._layer_work.duplicate),
            (self.tr("Merge down"), self._layer_work.merge_down),
            (
                self.tr("Hide") if layer.visible else self.tr("Show"),
                lambda: self._work.execute(set_visible(layer.id, not layer.visible)),
            ),
            (
                self.tr("Unlock") if layer.locked else self.tr("Lock"),
                lambda: self._work.execute(set_locked(layer.id, not layer.locked)),
            ),
            (self.tr("Delete"), self._layer_work.delete),
        ):
            action = QAction(text, menu)
            action.triggered.connect(run)
            menu.addAction(action)
        menu.popup(self.list.viewport().mapToGlobal(at))
