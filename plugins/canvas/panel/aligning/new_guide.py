"""NewGuide: a small field that puts a guide at an exact place, without a pointer too."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.widgets.choice_box import ChoiceBox
from app.widgets.number_slider import NumberSlider
from plugins.canvas.commands import SetGuides
from plugins.canvas.model import Guide
from plugins.canvas.panel.aligning.aids import Aid, Aids
from plugins.canvas.panel.work import CanvasWork


class NewGuide(QFrame):
    """Floats over the canvas; what it puts in is to be seen, so rulers are shown with it."""

    def __init__(self, work: CanvasWork, aids: Aids, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._work, self._aids = work, aids
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("class", "palette")
        self.setAccessibleName(self.tr("New guide"))
        title = QLabel(self.tr("New guide"))
        title.setProperty("class", "title")
        self.direction = ChoiceBox()
        self.direction.setAccessibleName(self.tr("Direction of the guide"))
        self.direction.addItem(self.tr("Vertical guide"), True)
        self.direction.addItem(self.tr("Horizontal guide"), False)
        self.direction.currentIndexChanged.connect(self._show_place)
        self.across = self._slider(self.tr("From left"), work.canvas.width)
        self.down = self._slider(self.tr("From top"), work.canvas.height)
        self.apply = QPushButton(self.tr("Add guide"))
        self.apply.setProperty("class", "primary")
        self.apply.clicked.connect(self._apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        for widget in (title, self.direction, self.across, self.down, self.apply):
            layout.addWidget(widget)
        self.setFixedWidth(240)
        self._show_place()

    def open(self, over: QWidget) -> None:
        """Open in the middle of a widget."""
        self.adjustSize()
        middle = over.mapToGlobal(over.rect().center())
        self.move(middle - QPoint(self.width() // 2, self.height() // 2))
        self.show()
        self.across.setFocus()

    def _slider(self, label: str, side: int) -> NumberSlider:
        return NumberSlider(label, 0, side, side / 2, step=0.5, key_step=1, unit="px", parent=self)

    def _show_place(self) -> None:
        vertical = bool(self.direction.currentData())
        self.across.setVisible(vertical)
        self.down.setVisible(not vertical)

    def _apply(self) -> None:
        vertical = bool(self.direction.currentData())
        guide = Guide(vertical, float((self.across if vertical else self.down).value))
        if self._work.execute(SetGuides((*self._work.canvas.guides, guide), label="Add guide")):
            if not self._aids.on(Aid.RULERS):
                self._aids.toggle(Aid.RULERS)
            self.close()
