"""TextOptions: what a text is set by, in the row above the canvas."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QFontComboBox, QHBoxLayout, QSizePolicy, QWidget

from app.widgets.choice_box import ChoiceBox
from app.widgets.icon_button import IconButton
from app.widgets.number_slider import NumberSlider
from plugins.canvas.model import Alignment, Text
from plugins.canvas.panel.tools.hand import Easel

_WEIGHTS = (100, 300, 400, 500, 600, 700, 900)


class TextOptions(QWidget):
    """Tells of every change, and when a drag is over."""

    changed = Signal()
    finished = Signal()

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel.parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._family = QFontComboBox()
        self._family.setAccessibleName(self.tr("Font"))
        self._family.setMaximumWidth(170)
        self._family.currentFontChanged.connect(self._tell)
        self._weight = ChoiceBox()
        self._weight.setAccessibleName(self.tr("Weight"))
        names = (
            self.tr("Thin"),
            self.tr("Light"),
            self.tr("Regular"),
            self.tr("Medium"),
            self.tr("Semibold"),
            self.tr("Bold"),
            self.tr("Black"),
        )
        for weight, words in zip(_WEIGHTS, names, strict=True):
            self._weight.addItem(words, weight)
        self._alignment = ChoiceBox()
        self._alignment.setAccessibleName(self.tr("Alignment"))
        for alignment, words in (
            (Alignment.START, self.tr("Start")),
            (Alignment.CENTER, self.tr("Centre")),
            (Alignment.END, self.tr("End")),
        ):
            self._alignment.addItem(words, alignment.value)
        self._size = self._slider(self.tr("Size"), 1, 2000, 48, 1, "px", (6, 300))
        self._line = self._slider(self.tr("Lines"), 0.5, 5, 1.2, 0.05, "", (0.5, 3))
        self._width = self._slider(self.tr("Box"), 0, 8192, 0, 1, "px", (0, 2048))
        self._width.setToolTip(self.tr("Width in which lines are broken; 0: they are not"))
        self._italic = IconButton(easel.icons, "italic", self.tr("Italic"))
        self._vertical = IconButton(easel.icons, "arrow-down", self.tr("Vertical writing, columns from the right"))
        for box in (self._weight, self._alignment):
            box.activated.connect(self._tell)
        for button in (self._italic, self._vertical):
            button.setFixedSize(28, 28)
            button.setCheckable(True)
            button.toggled.connect(self._tell)
        for widget in (
            self._family,
            self._size,
            self._weight,
            self._italic,
            self._alignment,
            self._line,
            self._width,
            self._vertical,
        ):
            row.addWidget(widget)
        self._quiet = False
        self.show_text(Text(""))

    def show_text(self, text: Text) -> None:
        """Show how a text is set, without telling."""
        self._quiet = True
        # What the system has in place of a family that it lacks is shown by its name, and is what a text is set in.
        font = QFont(text.family) if text.family else QFont()
        self._family.setCurrentFont(QFont(QFontInfo(font).family()))
        self._size.set_value(min(2000, max(1, text.size)))
        self._weight.setCurrentIndex(min(range(len(_WEIGHTS)), key=lambda at: abs(_WEIGHTS[at] - text.weight)))
        self._italic.setChecked(text.italic)
        self._alignment.setCurrentIndex(self._alignment.findData(text.alignment.value))
        self._line.set_value(min(5, max(0.5, text.line_height)))
        self._width.set_value(min(8192, max(0, text.width)))
        self._vertical.setChecked(text.vertical)
        self._quiet = False

    def applied(self, text: Text) -> Text:
        """A text set as it is shown here."""
        return replace(
            text,
            family=self._family.currentText(),
            size=float(self._size.value),
            weight=int(self._weight.currentData()),
            italic=self._italic.isChecked(),
            alignment=Alignment(self._alignment.currentData()),
            line_height=float(self._line.value),
            width=float(self._width.value),
            vertical=self._vertical.isChecked(),
        )

    def _slider(
        self, words: str, low: float, high: float, value: float, step: float, unit: str, soft: tuple[float, float]
    ) -> NumberSlider:
        slider = NumberSlider(words, low, high, value, step=step, unit=unit, soft_low=soft[0], soft_high=soft[1])
        slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        slider.setMaximumWidth(110)
        slider.value_changed.connect(self._tell)
        slider.editing_finished.connect(self.finished)
        return slider

    def _tell(self, _value: object = None) -> None:
        if not self._quiet:
            self.changed.emit()
