"""CanvasSize: a small field that gives the canvas another size, its content held at a side or corner."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.widgets.number_slider import NumberSlider
from plugins.canvas.commands import ResizeCanvas
from plugins.canvas.model import LARGEST_SIDE
from plugins.canvas.panel.work import CanvasWork


class CanvasSize(QFrame):
    """Floats over the canvas; Enter applies, Escape closes."""

    def __init__(self, work: CanvasWork, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._work = work
        self._held = (1, 1)
        self.setProperty("class", "palette")
        self.setAccessibleName(self.tr("Canvas size"))
        self._width = NumberSlider(self.tr("Width"), 1, LARGEST_SIDE, 1024, unit="px", soft_high=2048)
        self._height = NumberSlider(self.tr("Height"), 1, LARGEST_SIDE, 1024, unit="px", soft_high=2048)
        title = QLabel(self.tr("Canvas size"))
        title.setProperty("class", "title")
        grid = QGridLayout()
        grid.setSpacing(2)
        names = (
            (self.tr("Upper left"), self.tr("Top"), self.tr("Upper right")),
            (self.tr("Left"), self.tr("Middle"), self.tr("Right")),
            (self.tr("Lower left"), self.tr("Bottom"), self.tr("Lower right")),
        )
        self._anchors: list[QToolButton] = []
        for row in range(3):
            for column in range(3):
                button = QToolButton()
                button.setFixedSize(22, 22)
                button.setCheckable(True)
                button.setAutoExclusive(True)
                button.setChecked((column, row) == self._held)
                button.setAccessibleName(names[row][column])
                button.setToolTip(self.tr("Hold the content here: {place}").format(place=names[row][column]))
                button.clicked.connect(lambda _checked=False, at=(column, row): self._hold(at))
                button.setText("•")
                grid.addWidget(button, row, column)
                self._anchors.append(button)
        apply = QPushButton(self.tr("Resize"))
        apply.setProperty("class", "primary")
        apply.clicked.connect(self._apply)
        sides = QVBoxLayout()
        sides.setSpacing(8)
        sides.addWidget(self._width)
        sides.addWidget(self._height)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addLayout(sides, 1)
        fields.addLayout(grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addLayout(fields)
        layout.addWidget(apply)
        self.setFixedWidth(320)

    def open(self, over: QWidget) -> None:
        """Open in the middle of a widget, with the canvas's present size."""
        self._width.set_value(self._work.canvas.width)
        self._height.set_value(self._work.canvas.height)
        middle = over.mapToGlobal(over.rect().center())
        self.adjustSize()
        self.move(middle - QPoint(self.width() // 2, self.height() // 2))
        self.show()
        self._width.setFocus()

    def _hold(self, at: tuple[int, int]) -> None:
        self._held = at

    def _apply(self) -> None:
        canvas = self._work.canvas
        width, height = round(self._width.value), round(self._height.value)
        x = (width - canvas.width) * self._held[0] // 2
        y = (height - canvas.height) * self._held[1] // 2
        if self._work.execute(ResizeCanvas(width, height, x, y)):
            self.hide()
