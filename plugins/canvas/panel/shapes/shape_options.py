"""ShapeOptions: which figure is drawn and how, in the row above the canvas."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.widgets.choice_box import ChoiceBox
from app.widgets.number_slider import NumberSlider
from plugins.canvas.model import MOST_CORNERS, Figure, Shape
from plugins.canvas.panel.shapes.drawing import figure_name
from plugins.canvas.panel.tools.hand import Easel

FIGURES = (Figure.RECTANGLE, Figure.ELLIPSE, Figure.LINE, Figure.POLYGON, Figure.STAR)
_LEAST_STROKE, _MOST_STROKE, _MOST_RADIUS = 0.5, 500, 4096


class ShapeOptions(QWidget):
    """Tells of every change, and when one is whole; for `paths` there is no figure to choose."""

    changed = Signal()
    finished = Signal()

    def __init__(self, easel: Easel, *, paths: bool = False) -> None:
        super().__init__(easel.parent)
        self._easel, self._paths = easel, paths
        self._quiet = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._figure = ChoiceBox()
        self._figure.setAccessibleName(self.tr("Figure"))
        for figure in FIGURES:
            self._figure.addItem(figure_name(figure), figure.value)
        self._paint = ChoiceBox()
        self._paint.setAccessibleName(self.tr("Fill and outline"))
        self._paint.addItem(self.tr("Filled"), (True, False))
        self._paint.addItem(self.tr("Outline"), (False, True))
        self._paint.addItem(self.tr("Filled, with an outline"), (True, True))
        self._paint.setCurrentIndex(1 if paths else 0)
        self.stroke = self._slider(self.tr("Outline"), _LEAST_STROKE, _MOST_STROKE, 4, 0.5, "px", (0.5, 50))
        self.radius = self._slider(self.tr("Radius"), 0, _MOST_RADIUS, 0, 1, "px", (0, 200))
        self.corners = self._slider(self.tr("Points"), 3, MOST_CORNERS, 5, 1, "", (3, 24))
        self.inner = self._slider(self.tr("Inner"), 0.05, 1, 0.5, 0.01, "%", (0.05, 1), scale=100)
        self.inner.setToolTip(
            self.tr("How far from the middle the corners between the points lie; 100 %: a regular polygon")
        )
        for widget in (self._figure, self._paint, self.stroke, self.radius, self.corners, self.inner):
            row.addWidget(widget)
        self._figure.activated.connect(self._chosen)
        self._paint.activated.connect(self._whole)
        self._show_fitting()

    @property
    def figure(self) -> Figure:
        """What is drawn next."""
        return Figure.PATH if self._paths else Figure(self._figure.currentData())

    def choose_figure(self, figure: Figure) -> None:
        """Draw another figure."""
        self._figure.setCurrentIndex(self._figure.findData(figure.value))
        self._chosen()

    def choose_paint(self, *, fill: bool, outline: bool) -> None:
        """Fill it, draw its outline, or both."""
        self._set_paint(fill=fill, outline=outline)
        self._whole()

    def begun(self, points: tuple[tuple[float, float], ...]) -> Shape:
        """The shape that is drawn next, with its first points."""
        return self.applied(Shape(self.figure, points, fill="", stroke=""), new=True)

    def applied(self, shape: Shape, *, new: bool = False) -> Shape:
        """A shape as it is set here; of a standing one what this row cannot show stays as it is."""
        tools = self._easel.tools
        front, back = (f"{one.name()}ff" for one in (tools.foreground, tools.background))
        fill, outline = self._paint.currentData()
        if shape.figure is Figure.LINE:
            fill, outline = False, True
        width = float(self.stroke.value)
        stroke = (shape.stroke or (back if fill and shape.fill != back else front)) if outline else ""
        shape = replace(shape, fill=(shape.fill or front) if fill else "", stroke=stroke)
        shown = min(_MOST_STROKE, max(_LEAST_STROKE, shape.stroke_width))
        if new or width != shown:
            by = width / shape.stroke_width if shape.stroke_width else 1.0
            shape = replace(shape, stroke_width=width, dash=tuple(length * by for length in shape.dash))
        if shape.figure is Figure.RECTANGLE and (new or self.radius.value != min(_MOST_RADIUS, shape.radius)):
            shape = replace(shape, radius=float(self.radius.value))
        if shape.figure is Figure.STAR:
            inner = float(self.inner.value)
            inner = shape.inner if not new and inner == max(0.05, shape.inner) else inner
            shape = replace(shape, corners=int(self.corners.value), inner=inner)
        return shape

    def show_shape(self, shape: Shape) -> None:
        """Show how a shape is set, without telling."""
        self._quiet = True
        if not self._paths and shape.figure in FIGURES:
            self._figure.setCurrentIndex(self._figure.findData(shape.figure.value))
        if shape.fill or shape.stroke:
            self._set_paint(fill=bool(shape.fill), outline=bool(shape.stroke))
        self.stroke.set_value(min(_MOST_STROKE, max(_LEAST_STROKE, shape.stroke_width)))
        if shape.figure is Figure.RECTANGLE:
            self.radius.set_value(min(_MOST_RADIUS, shape.radius))
        if shape.figure is Figure.STAR:
            self.corners.set_value(shape.corners)
            self.inner.set_value(max(0.05, shape.inner))
        self._show_fitting()
        self._quiet = False

    def _set_paint(self, *, fill: bool, outline: bool) -> None:
        places = [tuple(self._paint.itemData(at)) for at in range(self._paint.count())]
        self._paint.setCurrentIndex(places.index((fill, outline)))

    def _slider(
        self,
        words: str,
        low: float,
        high: float,
        value: float,
        step: float,
        unit: str,
        soft: tuple[float, float],
        *,
        scale: float = 1,
    ) -> NumberSlider:
        slider = NumberSlider(
            words, low, high, value, step=step, unit=unit, soft_low=soft[0], soft_high=soft[1], scale=scale
        )
        slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        slider.setMaximumWidth(140)
        slider.value_changed.connect(self._tell)
        slider.editing_finished.connect(self.finished)
        return slider

    def _show_fitting(self) -> None:
        """What another figure is set by is not shown."""
        self._figure.setVisible(not self._paths)
        self.radius.setVisible(self.figure is Figure.RECTANGLE)
        for slider in (self.corners, self.inner):
            slider.setVisible(self.figure is Figure.STAR)

    def _chosen(self, _place: int = 0) -> None:
        self._show_fitting()

    def _tell(self, _value: object = None) -> None:
        if not self._quiet:
            self.changed.emit()

    def _whole(self, _place: int = 0) -> None:
        self._tell()
        self.finished.emit()
