"""SolidView: a solid that is turned, moved and picked in, drawn without a graphics card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.solid.solid import Solid
from app.widgets.outlines import draw_note
from app.widgets.solid_hand import SolidHand
from app.widgets.solid_keys import SolidKeys
from app.widgets.solid_overlay import Measure, SolidOverlay
from app.widgets.solid_stage import SolidStage


class SolidView(SolidStage):
    """Drag to turn, Shift or the middle button to move, scroll to zoom, click to pick, Ctrl for more than one.

    What is picked are the ids of the solid; `selection` keeps them in the order in which they were picked.
    """

    picked = Signal(int)
    """The id that was clicked, -1 beside all."""
    hovered_changed = Signal(int)
    selection_changed = Signal(object)
    """A tuple of ids."""
    measures_changed = Signal(object)
    """A tuple of Measures."""
    save_wanted = Signal()
    """A picture is wanted as a file; without anyone who listens the menu doesn't offer it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Mapping[int, str] = {}
        self._message = ""
        self._selection: tuple[int, ...] = ()
        self._hovered = -1
        self.overlay = SolidOverlay()
        self._hand, self._keys = SolidHand(self), SolidKeys(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("View of a solid"))
        self.setAccessibleDescription(self._keys.words())

    # What is shown

    def set_solid(self, solid: Solid, *, keep_view: bool = False) -> None:
        """Show another one, from the same side; `keep_view` also leaves it as near as it was."""
        self._message = ""
        known = set(solid.ids.tolist())
        self.set_selection(name for name in self._selection if name in known)
        self._hover(-1)
        kept = tuple(measure for measure in self.overlay.measures if known.issuperset(measure.ids))
        self.set_measures(kept)
        self.overlay.labels = {name: words for name, words in self.overlay.labels.items() if name in known}
        super().set_solid(solid, keep_view=keep_view)

    def show_message(self, words: str) -> None:
        """Show nothing, and say why."""
        self.set_solid(Solid())
        self._message = words
        self.update()

    def set_names(self, names: Mapping[int, str]) -> None:
        """What bodies are called where they are pointed at and labelled."""
        self._names = names
        self.update()

    def name_of(self, name: int) -> str:
        """What a body is called."""
        return self._names.get(name, str(name))

    def set_unit(self, unit: str) -> None:
        """The unit of lengths, as Å."""
        self.overlay.unit = unit
        self.update()

    # What is picked

    @property
    def selection(self) -> tuple[int, ...]:
        """The ids that are picked, in their order."""
        return self._selection

    def set_selection(self, names: Iterable[int]) -> None:
        """Pick these."""
        selection = tuple(dict.fromkeys(int(name) for name in names))
        if selection != self._selection:
            self._selection = selection
            self.update()
            self.selection_changed.emit(selection)

    @property
    def hovered(self) -> int:
        """The id that is pointed at, -1 where there is none."""
        return self._hovered

    def id_at(self, at: QPointF) -> int:
        """The id that is seen at a place of the view or close beside it, else -1."""
        return -1 if self._shown is None else self._shown.id_at(at, QSizeF(self.size()))

    def ids_in(self, box: QRectF) -> tuple[int, ...]:
        """The ids that are seen inside a rectangle of the view."""
        return () if self._shown is None else self._shown.ids_in(box, QSizeF(self.size()))

    # What is written on it

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What is measured."""
        return self.overlay.measures

    def set_measures(self, measures: Iterable[Measure]) -> None:
        """Measure this."""
        kept = tuple(dict.fromkeys(measures))
        if kept != self.overlay.measures:
            self.overlay.measures = kept
            self.update()
            self.measures_changed.emit(kept)

    def measure_selection(self) -> bool:
        """Measure the length, angle or dihedral of the two, three or four that are picked; whether that could be."""
        if len(self._selection) not in (2, 3, 4):
            return False
        self.set_measures((*self.overlay.measures, Measure(self._selection)))
        return True

    def set_labels(self, labels: Mapping[int, str]) -> None:
        """Write words beside bodies."""
        self.overlay.labels = dict(labels)
        self.update()

    def toggle_labels(self) -> None:
        """Write the names of those that are picked beside them, or none where they are there."""
        mine = {name: self.name_of(name) for name in self._selection}
        labels = self.overlay.labels
        gone = mine.keys() <= labels.keys()
        self.set_labels({k: v for k, v in labels.items() if k not in mine} if gone else labels | mine)

    # Events

    def event(self, event: QEvent) -> bool:
        """Fingers zoom and turn; keys of the view are not taken for the window's."""
        if isinstance(event, QNativeGestureEvent) and self._hand.native(event):
            return True
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keys.knows(event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take it."""
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn or move it, or point at something."""
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go, or pick."""
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Put a body into the middle; beside all, show all."""
        self._hand.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom."""
        self._hand.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        super().leaveEvent(event)
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done."""
        self._keys.menu().popup(event.globalPos())

    def point_at(self, at: QPointF) -> None:
        """Show what is under the pointer."""
        self._hover(self.id_at(at))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the picture on the ground, and what is written on it."""
        painter = QPainter(self)
        palette, area = self.palette(), QRectF(self.rect())
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Shadow))
        ink = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
        shown = self._shown
        if shown is not None and shown.sketch.solid is self._solid and not self._solid.empty:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, shown.image)
            chosen = {palette.color(QPalette.ColorRole.Accent).rgba(): self._selection}
            if self._hovered >= 0 and self._hovered not in self._selection:
                chosen[ink[0].rgba()] = (self._hovered,)
            self.overlay.paint(painter, area, (self._solid, shown.lens, shown.drawn.ids), chosen, ink)
        if self._message:
            wide = painter.fontMetrics().horizontalAdvance(self._message)
            at = QPointF((self.width() - min(wide, 420)) / 2, self.height() / 2 - 12)
            draw_note(painter, self._message, at, area, ink[1], ink[0])
        if self._hovered in self._names:
            draw_note(painter, self._names[self._hovered], QPointF(8, self.height()), area, ink[1], ink[0])
        if (box := self._hand.box) is not None:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 1))
            fill = QColor(palette.color(QPalette.ColorRole.Accent))
            fill.setAlpha(40)
            painter.setBrush(fill)
            painter.drawRect(box)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _hover(self, name: int) -> None:
        if name != self._hovered:
            self._hovered = name
            self.update()
            self.hovered_changed.emit(name)
