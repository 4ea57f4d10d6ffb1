"""GuideControls: what the active layer tells the model: a prompt for its region, or a control picture."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import Icons
from plugins.canvas.commands import SetControl, SetRegion
from plugins.canvas.model import Control, ControlKind, Region
from plugins.canvas.panel.guiding.control_controls import ControlControls
from plugins.canvas.panel.guiding.region_controls import RegionControls
from plugins.canvas.panel.leading import Leading
from plugins.canvas.panel.loader import PictureLoader
from plugins.canvas.panel.work import CanvasWork


class GuideControls(QWidget):
    """Stands below the list of layers; every change is a step of the history."""

    def __init__(
        self, work: CanvasWork, leading: Leading, loader: PictureLoader, icons: Icons, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._work = work
        self.region = QCheckBox(self.tr("Use as region"))
        self.region.setToolTip(self.tr("Where the layer has pixels, what its own prompt says is drawn."))
        self.region.clicked.connect(self._set_region)
        self.control = QCheckBox(self.tr("Use as control"))
        self.control.setToolTip(self.tr("The layer guides what is drawn and is no part of the picture."))
        self.control.clicked.connect(self._set_control)
        self.told_region = RegionControls(work, loader, icons, self)
        self.told_control = ControlControls(work, leading, self)
        row = FlowLayout(spacing=12)
        row.addWidget(self.region)
        row.addWidget(self.control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.told_region)
        layout.addWidget(self.told_control)
        work.canvas_changed.connect(self._show)
        work.active_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        layer = self._work.active
        region, control = layer.region, layer.control
        self.setVisible(layer.has_pixels or layer.is_group)
        self.setEnabled(not layer.locked)
        self.region.setChecked(region is not None)
        self.region.setEnabled(control is None)
        self.control.setChecked(control is not None)
        self.control.setEnabled(layer.has_pixels and region is None)
        self.told_region.show_region(None if control is not None else region)
        self.told_control.show_control(control)

    def _set_region(self, on: bool) -> None:
        self._work.execute(SetRegion(self._work.active.id, Region() if on else None))
        if on:
            self.told_region.prompt.setFocus()

    def _set_control(self, on: bool) -> None:
        self._work.execute(SetControl(self._work.active.id, Control(ControlKind.SCRIBBLE) if on else None))
