"""NavigatorDock: the picture as a whole, with zoom, angle and mirroring of the view."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from app.widgets.tile_view import TileView
from app.widgets.viewport import LARGEST_ZOOM
from plugins.canvas.panel.navigator.thumbnail import CanvasThumbnail
from plugins.canvas.panel.work import CanvasWork

_LEAST_ZOOM = 0.01
_TURN_STEP = 15.0


class NavigatorDock(QWidget):
    """Stands beside the layers; what is set here changes the view, and not the picture."""

    def __init__(self, work: CanvasWork, view: TileView, icons: Icons) -> None:
        super().__init__()
        self._view = view
        self.setProperty("class", "dock")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.thumbnail = CanvasThumbnail(work, view, self)
        self.zoom = NumberSlider(
            self.tr("Zoom"), _LEAST_ZOOM, LARGEST_ZOOM, 1, step=0.01, unit="%", scale=100, logarithmic=True, parent=self
        )
        self.zoom.value_changed.connect(view.zoom_to)
        self.angle = NumberSlider(self.tr("Angle"), -180, 180, 0, unit="°", parent=self)
        self.angle.value_changed.connect(view.turn_to)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        self.mirror = IconButton(icons, "flip-horizontal", self.tr("Mirror the view"))
        self.mirror.setCheckable(True)
        self.mirror.clicked.connect(view.flip)
        for icon, words, run in (
            ("maximize", self.tr("Fit the canvas"), view.fit),
            ("square", self.tr("Actual size"), lambda: view.zoom_to(1)),
            ("rotate-ccw", self.tr("Turn the view left"), lambda: self._turn(-_TURN_STEP)),
            ("rotate-cw", self.tr("Turn the view right"), lambda: self._turn(_TURN_STEP)),
        ):
            button = IconButton(icons, icon, words)
            button.clicked.connect(run)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.mirror)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.thumbnail, 1)
        layout.addWidget(self.zoom)
        layout.addWidget(self.angle)
        layout.addLayout(buttons)
        view.viewport_changed.connect(self._show)
        self._show()

    def close_tiles(self) -> None:
        """Make nothing more."""
        self.thumbnail.close_tiles()

    def _turn(self, by: float) -> None:
        self._view.turn_to(self._view.viewport.angle + by)

    def _show(self) -> None:
        viewport = self._view.viewport
        self.zoom.set_value(max(_LEAST_ZOOM, viewport.zoom))
        self.angle.set_value(viewport.angle)
        self.mirror.setChecked(viewport.mirrored)
