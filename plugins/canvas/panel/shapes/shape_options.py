"""ShapeOptions: which figure is drawn and how, in the row above the canvas."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.widgets.choice_box import ChoiceBox
from app.widgets.number_slider import NumberSlider
from plugins.canvas.model import Figure
from plugins.canvas.panel.tools.hand import Easel


class ShapeOptions(QWidget):
    """Tells of every change."""

    changed = Signal()

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel.parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._figure = ChoiceBox()
        self._figure.setAccessibleName(self.tr("Figure"))
        for figure, words in (
            (Figure.RECTANGLE, self.tr("Rectangle")),
            (Figure.ELLIPSE, self.tr("Ellipse")),
            (Figure.LINE, self.tr("Line")),
            (Figure.POLYGON, self.tr("Polygon")),
        ):
            self._figure.addItem(words, figure.value)
        self._paint = ChoiceBox()
        self._paint.setAccessibleName(self.tr("Fill and outline"))
        self._paint.addItem(self.tr("Filled"), (True, False))
        self._paint.addItem(self.tr("Outline"), (False, True))
        self._paint.addItem(self.tr("Filled, with an outline"), (True, True))
        self.stroke = self._slider(self.tr("Outline"), 0.5, 500, 4, 0.5, (0.5, 50))
        self.radius = self._slider(self.tr("Radius"), 0, 4096, 0, 1, (0, 200))
        for widget in (self._figure, self._paint, self.stroke, self.radius):
            row.addWidget(widget)
        self._figure.activated.connect(self._tell)
        self._paint.activated.connect(self._tell)

    @property
    def figure(self) -> Figure:
        """What is drawn next."""
        return Figure(self._figure.currentData())

    def choose_figure(self, figure: Figure) -> None:
        """Draw another figure."""
        self._figure.setCurrentIndex(self._figure.findData(figure.value))
        self.changed.emit()

    def choose_paint(self, *, fill: bool, outline: bool) -> None:
        """Fill it, draw its outline, or both."""
        places = [tuple(self._paint.itemData(at)) for at in range(self._paint.count())]
        self._paint.setCurrentIndex(places.index((fill, outline)))
        self.changed.emit()

    def colours(self, front: str, back: str) -> tuple[str, str]:
        """The colours of the filling and of the outline, empty for none."""
        fill, outline = self._paint.currentData()
        if self.figure is Figure.LINE or not fill:
            return "", front
        return front, back if outline else ""

    def _slider(
        self, words: str, low: float, high: float, value: float, step: float, soft: tuple[float, float]
    ) -> NumberSlider:
        slider = NumberSlider(words, low, high, value, step=step, unit="px", soft_low=soft[0], soft_high=soft[1])
        slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        slider.setMaximumWidth(140)
        slider.value_changed.connect(self._tell)
        return slider

    def _tell(self, _value: object = None) -> None:
        self.changed.emit()
