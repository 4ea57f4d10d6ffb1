"""LayersDock: the list of layers, how the active one is mixed, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.api import BlendMode
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from plugins.canvas.commands import set_blend, set_locked, set_opacity, set_visible
from plugins.canvas.panel.adjustment_controls import ADJUSTMENTS, adjustment_title
from plugins.canvas.panel.guide_controls import GuideControls
from plugins.canvas.panel.guiding.scrolled import Scrolled
from plugins.canvas.panel.layer_list import LayerList, blend_name
from plugins.canvas.panel.layer_properties import LayerProperties
from plugins.canvas.panel.layer_thumbnails import LayerThumbnails
from plugins.canvas.panel.layer_work import LayerWork
from plugins.canvas.panel.leading import Leading
from plugins.canvas.panel.loader import PictureLoader
from plugins.canvas.panel.shapes.shape_controls import ShapeControls
from plugins.canvas.panel.work import CanvasWork


class LayersDock(QWidget):
    """Shows the layers of the open document."""

    def __init__(
        self,
        work: CanvasWork,
        layers: LayerWork,
        thumbnails: LayerThumbnails,
        icons: Icons,
        loader: PictureLoader,
        leading: Leading,
    ) -> None:
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
        layers.chosen = self.list.chosen_ids
        self.properties = LayerProperties(work, loader, self)
        self.guides = GuideControls(work, leading, loader, icons, self.properties)
        self.shape_controls = ShapeControls(work, self.properties)
        self.properties.add(self.shape_controls)
        self.properties.add(self.guides)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._blend, 1)
        head.addWidget(self._opacity, 1)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        self._buttons: dict[str, IconButton] = {}
        for name, icon, words, run in (
            ("add", "plus", self.tr("New layer"), layers.add),
            ("group", "folder", self.tr("Group layers"), layers.group),
            ("adjust", "contrast", self.tr("Add adjustment layer"), self._adjustments),
            ("mask", "circle-dot", self.tr("Add mask"), layers.add_mask),
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
        # Where both lack room, the layers next to the one that is worked on are seen too.
        layout.addWidget(Scrolled(self.properties, self), 2)
        layout.addLayout(foot)
        work.canvas_changed.connect(self._show)
        work.active_changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes the layers, Alt with arrows moves one, Ctrl+G groups and with Shift ungroups."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._layer_work.delete()
            case Qt.Key.Key_Up if alt:
                self._layer_work.raise_()
            case Qt.Key.Key_Down if alt:
                self._layer_work.lower()
            case Qt.Key.Key_G if control and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._layer_work.ungroup()
            case Qt.Key.Key_G if control:
                self._layer_work.group()
            case _:
                super().keyPressEvent(event)

    def _show(self) -> None:
        layer, layers = self._work.active, self._work.canvas.layers
        if abs(self._opacity.value - layer.opacity) > 1e-6:
            self._opacity.set_value(layer.opacity)
        self._blend.setCurrentIndex(self._blend.findData(layer.blend))
        lowest = self._work.canvas.children(layer.parent)[0].id == layer.id
        self._buttons["up"].setEnabled(self._layer_work.place_above() is not None)
        self._buttons["down"].setEnabled(self._layer_work.place_below() is not None)
        self._buttons["merge"].setEnabled(not lowest and not layer.locked)
        self._buttons["mask"].setEnabled(layer.mask is None and not layer.locked)
        self._buttons["delete"].setEnabled(not layer.locked and (len(layers) > 1 or layer.asset is not None))

    def _set_opacity(self, opacity: float) -> None:
        self._work.execute(set_opacity(self._work.active.id, opacity))

    def _set_blend(self, row: int) -> None:
        mode = self._blend.itemData(row)
        if isinstance(mode, BlendMode) and mode is not self._work.active.blend:
            self._work.execute(set_blend(self._work.active.id, mode))

    def _adjustments(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_adjustments(menu)
        button = self._buttons["adjust"]
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _add_adjustments(self, menu: QMenu) -> None:
        for adjustment in ADJUSTMENTS:
            run = partial(self._layer_work.add_adjustment, adjustment)
            _add(menu, adjustment_title(adjustment), run)

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def fill_menu(self, menu: QMenu) -> None:
        """Put in what can be done with the active layer."""
        layer, work, layers = self._work.active, self._work, self._layer_work
        _add(menu, self.tr("Rename"), self.list.edit_name)
        _add(menu, self.tr("Duplicate"), layers.duplicate)
        _add(menu, self.tr("Delete"), layers.delete)
        menu.addSeparator()
        _add(menu, self.tr("Group"), layers.group)
        if layer.is_group:
            _add(menu, self.tr("Ungroup"), layers.ungroup)
            _add(menu, self.tr("Merge group"), layers.merge_group)
        _add(menu, self.tr("Merge down"), layers.merge_down)
        menu.addSeparator()
        clip = self.tr("Release clipping") if layer.clipped else self.tr("Clip to the layer below")
        _add(menu, clip, layers.toggle_clipped)
        if layer.has_pixels:
            alpha = self.tr("Unlock transparency") if layer.alpha_locked else self.tr("Lock transparency")
            _add(menu, alpha, layers.toggle_alpha_locked)
        if layer.mask is None:
            _add(menu, self.tr("Add mask"), layers.add_mask)
            if layer.asset is not None:
                _add(menu, self.tr("Mask from transparency"), layers.mask_from_alpha)
        else:
            switch = self.tr("Switch mask off") if layer.mask.enabled else self.tr("Switch mask on")
            _add(menu, switch, layers.toggle_mask)
            _add(menu, self.tr("Apply mask"), layers.apply_mask)
            _add(menu, self.tr("Remove mask"), layers.remove_mask)
        adjusting = menu.addMenu(self.tr("Add adjustment layer"))
        self._add_adjustments(adjusting)
        menu.addSeparator()
        show = self.tr("Hide") if layer.visible else self.tr("Show")
        _add(menu, show, lambda: work.execute(set_visible(layer.id, not layer.visible)))
        lock = self.tr("Unlock") if layer.locked else self.tr("Lock")
        _add(menu, lock, lambda: work.execute(set_locked(layer.id, not layer.locked)))


def _add(menu: QMenu, text: str, run: Callable[[], object]) -> None:
    action = QAction(text, menu)
    action.triggered.connect(lambda _checked: run())
    menu.addAction(action)
