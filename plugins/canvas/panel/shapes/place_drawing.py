"""PlaceDrawing: an SVG put onto the canvas in a width that is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from app.widgets.elided_label import ElidedLabel
from app.widgets.number_slider import NumberSlider
from plugins.canvas.model import LARGEST_SIDE
from plugins.canvas.panel.exchange import Exchange
from plugins.canvas.panel.work import CanvasWork


class PlaceDrawing(QFrame):
    """Floats over the canvas once a file was chosen; Escape closes."""

    def __init__(self, work: CanvasWork, exchange: Exchange, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._work, self._exchange = work, exchange
        self._path = Path()
        self.setProperty("class", "palette")
        self.setAccessibleName(self.tr("Place a drawing"))
        self.title = ElidedLabel()
        self.width_ = NumberSlider(self.tr("Width"), 1, LARGEST_SIDE, 1024, unit="px", soft_high=2048)
        self.apply = QPushButton(self.tr("Place"))
        self.apply.setProperty("class", "primary")
        self.apply.clicked.connect(self._place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        for widget in (self.title, self.width_, self.apply):
            layout.addWidget(widget)
        self.setFixedWidth(280)

    def choose(self, over: QWidget) -> None:
        """Ask for a file, and then for a width."""
        kinds = self.tr("SVG drawings (*.svg)")
        name, _ = QFileDialog.getOpenFileName(over, self.tr("Place a drawing"), "", kinds)
        if name:
            self.open(Path(name), over)

    def open(self, path: Path, over: QWidget) -> None:
        """Ask how wide a file is drawn, at first as wide as the selection or the canvas."""
        self._path = path
        self.title.set_text(path.name)
        self.width_.set_value(min(LARGEST_SIDE, self._work.frame[2]))
        middle = over.mapToGlobal(over.rect().center())
        self.adjustSize()
        self.move(middle - QPoint(self.width() // 2, self.height() // 2))
        self.show()
        self.width_.setFocus()

    def _place(self) -> None:
        self.hide()
        self._exchange.take_drawing(self._path, round(self.width_.value))
