"""ShapeControls: fill, outline and figure of the active shape, below the list of layers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.widgets.choice_box import ChoiceBox
from app.widgets.number_slider import NumberSlider
from plugins.canvas.model import MOST_CORNERS, Cap, Figure, Join, Shape
from plugins.canvas.panel.shapes.colour_button import ColourButton
from plugins.canvas.panel.shapes.drawing import ShapeDrawing
from plugins.canvas.panel.work import CanvasWork

_PATTERNS: tuple[tuple[float, ...], ...] = ((), (3, 2), (0.01, 2), (3, 2, 0.01, 2))
"""Dashes in widths of the line: none, dashed, dotted (with round ends), both in turn."""
_MOST_STROKE, _MOST_RADIUS = 500, 4096


class ShapeControls(QWidget):
    """Every change is seen at once, and what belongs to one gesture is one step of the history."""

    def __init__(self, work: CanvasWork, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self.drawing = ShapeDrawing(work, self)
        self.fill = ColourButton(self.tr("Fill"))
        self.stroke = ColourButton(self.tr("Outline"))
        self.width_ = self._slider(self.tr("Width"), 0.5, _MOST_STROKE, 2, 0.5, "px", soft_high=50)
        self.width_.value_changed.connect(self._set_width)
        self.dash = self._choices(
            self.tr("Dashes"), (self.tr("Solid"), self.tr("Dashed"), self.tr("Dotted"), self.tr("Dash-dot"))
        )
        self.join = self._choices(self.tr("Corners"), (self.tr("Pointed"), self.tr("Round"), self.tr("Bevelled")))
        self.cap = self._choices(self.tr("Ends"), (self.tr("Round ends"), self.tr("Flat ends"), self.tr("Square ends")))
        self.radius = self._slider(self.tr("Radius"), 0, _MOST_RADIUS, 0, 1, "px", soft_high=200)
        self.corners = self._slider(self.tr("Points"), 3, MOST_CORNERS, 5, 1, "", soft_high=24)
        self.inner = self._slider(self.tr("Inner"), 0.05, 1, 0.5, 0.01, "%", scale=100)
        self.fill.changed.connect(lambda code: self._set(fill=code))
        self.stroke.changed.connect(lambda code: self._set(stroke=code))
        for button in (self.fill, self.stroke):
            button.finished.connect(self.drawing.finish)
        self.radius.value_changed.connect(lambda value: self._set(radius=float(value)))
        self.corners.value_changed.connect(lambda value: self._set(corners=int(value)))
        self.inner.value_changed.connect(lambda value: self._set(inner=float(value)))
        self.dash.activated.connect(self._set_dash)
        self.join.activated.connect(lambda at: self._set_whole(join=tuple(Join)[at]))
        self.cap.activated.connect(lambda at: self._set_whole(cap=tuple(Cap)[at]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widgets in (
            (self.fill, self.stroke),
            (self.width_, self.dash),
            (self.join, self.cap),
            (self.radius,),
            (self.corners, self.inner),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget, 1)
            layout.addLayout(row)
        work.canvas_changed.connect(self._show)
        work.active_changed.connect(self._show)
        self._show()

    def _slider(
        self,
        words: str,
        low: float,
        high: float,
        value: float,
        step: float,
        unit: str,
        *,
        soft_high: float | None = None,
        scale: float = 1,
    ) -> NumberSlider:
        slider = NumberSlider(words, low, high, value, step=step, unit=unit, soft_high=soft_high, scale=scale)
        slider.editing_finished.connect(self.drawing.finish)
        return slider

    def _choices(self, name: str, words: tuple[str, ...]) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.addItems(words)
        return box

    def _show(self) -> None:
        layer = self._work.active
        shape = self.drawing.shape_of(layer)
        self.setVisible(shape is not None)
        if shape is None:
            return
        self.setEnabled(not layer.locked)
        line = shape.figure is Figure.LINE
        self.fill.setEnabled(not line)
        self.fill.set_code("" if line else shape.fill)
        self.stroke.set_code(shape.stroke)
        self.width_.set_value(min(_MOST_STROKE, max(0.5, shape.stroke_width)))
        self.dash.setCurrentIndex(_pattern(shape))
        self.join.setCurrentIndex(tuple(Join).index(shape.join))
        self.cap.setCurrentIndex(tuple(Cap).index(shape.cap))
        for widget in (self.width_, self.dash, self.join, self.cap):
            widget.setEnabled(bool(shape.stroke))
        self.radius.setVisible(shape.figure is Figure.RECTANGLE)
        self.radius.set_value(min(_MOST_RADIUS, shape.radius))
        for slider in (self.corners, self.inner):
            slider.setVisible(shape.figure is Figure.STAR)
        self.corners.set_value(shape.corners)
        self.inner.set_value(max(0.05, shape.inner))

    def _set(self, **values: Any) -> None:
        self.drawing.restyle(self._work.active, lambda shape: replace(shape, **values))

    def _set_whole(self, **values: Any) -> None:
        self._set(**values)
        self.drawing.finish()

    def _set_width(self, value: float) -> None:
        def wider(shape: Shape) -> Shape:
            by = value / shape.stroke_width if shape.stroke_width else 1.0
            return replace(shape, stroke_width=float(value), dash=tuple(length * by for length in shape.dash))

        self.drawing.restyle(self._work.active, wider)

    def _set_dash(self, at: int) -> None:
        self.drawing.restyle(
            self._work.active,
            lambda shape: replace(shape, dash=tuple(length * shape.stroke_width for length in _PATTERNS[at])),
        )
        self.drawing.finish()


def _pattern(shape: Shape) -> int:
    """Which of the patterns a shape's dashes are; -1 for another."""
    for at, pattern in enumerate(_PATTERNS):
        lengths = [length * shape.stroke_width for length in pattern]
        if len(lengths) == len(shape.dash) and all(
            abs(one - other) < 1e-3 * max(1.0, other) for one, other in zip(shape.dash, lengths, strict=True)
        ):
            return at
    return -1
