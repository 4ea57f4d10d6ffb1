"""GuidePlace: a small field for the exact place of a guide."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.widgets.number_slider import NumberSlider
from plugins.canvas.commands import SetGuides
from plugins.canvas.panel.work import CanvasWork


class GuidePlace(QFrame):
    """Floats beside the guide; what is set is seen at once and is one step of the history."""

    def __init__(self, work: CanvasWork, index: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._work, self._index = work, index
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("class", "palette")
        guide = work.canvas.guides[index]
        words = self.tr("Vertical guide") if guide.vertical else self.tr("Horizontal guide")
        self.setAccessibleName(words)
        title = QLabel(words)
        title.setProperty("class", "title")
        side = work.canvas.width if guide.vertical else work.canvas.height
        label = self.tr("From left") if guide.vertical else self.tr("From top")
        # One that a crop left outside keeps its place until another is set.
        low, high = min(0.0, guide.at), max(float(side), guide.at)
        self.place = NumberSlider(label, low, high, guide.at, step=0.5, key_step=1, unit="px", parent=self)
        self.place.value_changed.connect(self._move)
        self.place.editing_finished.connect(work.context.session.seal)
        self.remove = QPushButton(self.tr("Remove guide"))
        self.remove.clicked.connect(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(self.place)
        layout.addWidget(self.remove)
        self.setFixedWidth(240)
        # An undo may take it away, or another one come into its place.
        work.canvas_changed.connect(self._follow)

    def open(self, at: QPoint) -> None:
        """Open beside a place of the screen, ready for a number."""
        self._work.context.session.seal()
        self.adjustSize()
        self.move(at + QPoint(8, 8))
        self.show()
        self.place.setFocus()

    def _move(self, place: float) -> None:
        guides = list(self._work.canvas.guides)
        guides[self._index] = replace(guides[self._index], at=place)
        self._work.execute(SetGuides(tuple(guides), label="Move guide", merge_key=("guide", self._index)))

    def _remove(self) -> None:
        guides = self._work.canvas.guides
        self.close()
        self._work.execute(SetGuides((*guides[: self._index], *guides[self._index + 1 :]), label="Remove guide"))

    def _follow(self) -> None:
        guides = self._work.canvas.guides
        if self._index >= len(guides):
            self.close()
        elif self.place.value != guides[self._index].at:
            self.place.set_value(guides[self._index].at)
