"""LinkMargin: quiet marks beside the passages that something was made from."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QToolTip, QWidget

from app.widgets.icons import Icons
from plugins.text.panel.colours import quiet_colour, warning_colour
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.links.cards import tinted
from plugins.text.panel.links.saying import icon_of, mark_of
from plugins.text.panel.links.watching import Row, Watching

_ICON = 14
_WIDTH = 26
"""Of the strip beside the column."""
_BAR = 2


@dataclass(frozen=True, slots=True)
class _Mark:
    row: Row
    top: float
    bottom: float
    begins: bool


class LinkMargin(QWidget):
    """A strip left of the column; a click on a mark chooses what was made from its passage."""

    chosen = Signal(str)
    """The id of a row whose mark was clicked."""

    def __init__(self, editor: ManuscriptEditor, watching: Watching, icons: Icons) -> None:
        super().__init__(editor)
        self._editor, self._watching, self._icons = editor, watching, icons
        self.setMouseTracking(True)
        self.setVisible(False)
        watching.changed.connect(self.refresh)
        editor.updateRequest.connect(lambda _rect, _dy: self.refresh())

    def refresh(self) -> None:
        """Stand beside the column, and draw what is in sight."""
        chapter = self._editor.chapter
        rows = [row for row in self._watching.rows if row.anchor is not None]
        if not rows or chapter is None:
            self.setVisible(False)
            return
        viewport = self._editor.viewport().geometry()
        left = max(0, int(chapter.layout.column[0]) - _WIDTH)
        place = QRect(viewport.left() + left, viewport.top(), _WIDTH - 2, viewport.height())
        if place != self.geometry():
            self.setGeometry(place)
        spans = [QRect(0, int(mark.top), _WIDTH, int(mark.bottom - mark.top) + 1) for mark in self.marks()]
        region = QRegion()
        for span in spans:
            region += span
        # Where there is no mark, the mouse means the text.
        if region != self.mask():
            self.setMask(region)
        self.setVisible(bool(spans))
        self.raise_()
        self.update()

    def marks(self) -> list[_Mark]:
        """What is in sight, from top to bottom; of several things from one passage the first that is stale, or is."""
        chapter, boxes = self._editor.chapter, self._editor.visible_boxes()
        if chapter is None or not boxes:
            return []
        last = boxes[-1][0]
        first_seen = chapter.to_text(boxes[0][0].position())
        last_seen = chapter.to_text(last.position() + last.length())
        known: dict[tuple[int, int], Row] = {}
        for row in self._watching.rows:
            place = row.anchor
            if place is not None and place.length and place.at < last_seen and place.at + place.length > first_seen:
                key = (place.at, place.length)
                if key not in known or (row.is_stale and not known[key].is_stale):
                    known[key] = row
        found = []
        for block, box in boxes:
            first, layout = block.position(), block.layout()
            for (at, length), row in known.items():
                start, end = chapter.to_document(at, behind=True) - first, chapter.to_document(at + length) - first
                if end <= 0 or start >= block.length() or not layout.lineCount() or block.length() < 2:
                    continue
                top = layout.lineForTextPosition(max(0, start))
                bottom = layout.lineForTextPosition(min(block.length() - 1, end))
                if top.isValid() and bottom.isValid():
                    high, low = box.top() + top.y(), box.top() + bottom.y() + bottom.height()
                    found.append(_Mark(row, high, low, begins=start >= 0))
        return found

    def event(self, event: QEvent) -> bool:
        """Say what a mark means."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_at(event.pos())
            if row is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), mark_of(row), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        over = self._row_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what was made; beside the marks the text is meant."""
        row = self._row_at(event.position().toPoint())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(row.id)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a line along each passage, and where it begins what was made of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in self.marks():
            stale = mark.row.is_stale
            colour = warning_colour(self._editor.palette()) if stale else quiet_colour()
            painter.setOpacity(0.9 if stale else 0.45)
            painter.setBrush(colour)
            bar = QRectF(self.width() - _BAR - 2, mark.top, _BAR, mark.bottom - mark.top)
            painter.drawRoundedRect(bar, 1, 1)
            if mark.begins:
                painter.setOpacity(1.0 if stale else 0.75)
                name = "triangle-alert" if stale else icon_of(mark.row)
                pixmap = tinted(self._icons.icon(name), colour, _ICON)
                painter.drawPixmap(QRect(1, int(mark.top) + 3, _ICON, _ICON), pixmap)
        painter.end()

    def _row_at(self, place: QPoint) -> Row | None:
        found = (mark.row for mark in self.marks() if mark.top <= place.y() <= mark.bottom)
        return next(found, None)
