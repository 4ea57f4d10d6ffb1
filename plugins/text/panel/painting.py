"""What the editor draws itself: selections as high as the lines, what is dimmed, and which line is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QTextLayout, QTextLine

from plugins.text.panel.colours import quiet_colour

if TYPE_CHECKING:
    from plugins.text.panel.editor import ManuscriptEditor

_DIM = 176
_SELECTED = 84
_BREAK_PX = 6
"""How wide a selected line break is."""


def paint_selection(editor: ManuscriptEditor) -> None:
    """Draw the selection, without the gaps between lines that Qt would leave."""
    cursor = editor.textCursor()
    if not cursor.hasSelection():
        return
    colour = QColor(editor.palette().color(QPalette.ColorRole.Accent))
    colour.setAlpha(_SELECTED)
    painter = QPainter(editor.viewport())
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    for block, box in editor.visible_boxes():
        first = block.position()
        if first + block.length() <= start or first >= end:
            continue
        layout = block.layout()
        for index in range(layout.lineCount()):
            rect = _selected(layout, index, start - first, end - first)
            if rect is not None:
                painter.fillRect(rect.translated(box.topLeft()), colour)
    painter.end()


def paint_dimmed(editor: ManuscriptEditor) -> None:
    """Draw the ground over all but the paragraph of the cursor."""
    here = editor.box_of(editor.textCursor().block())
    area = QRectF(editor.viewport().rect())
    colour = QColor(editor.palette().color(QPalette.ColorRole.Dark))
    colour.setAlpha(_DIM)
    painter = QPainter(editor.viewport())
    above = QRectF(area.topLeft(), QPointF(area.right() + 1, max(area.top(), here.top())))
    below = QRectF(QPointF(area.left(), min(area.bottom() + 1, here.bottom())), area.bottomRight() + QPointF(1, 1))
    for part in (above, below):
        painter.fillRect(part, colour)
    painter.end()


def paint_invitation(editor: ManuscriptEditor, words: str) -> None:
    """Draw what stands in an empty chapter, where its first line will be."""
    chapter = editor.chapter
    if chapter is None or not words:
        return
    left, width = chapter.layout.column
    painter = QPainter(editor.viewport())
    painter.setFont(editor.document().defaultFont())
    painter.setPen(quiet_colour())
    line = editor.cursorRect()
    painter.drawText(QRectF(left + 3, line.top(), width, line.height()), Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()


def on_line(editor: ManuscriptEditor, place: QPointF) -> QPointF:
    """A place of the viewport, moved to the middle of the line that is nearest."""
    for block, box in editor.visible_boxes():
        if box.top() <= place.y() < box.bottom():
            layout = block.layout()
            lines = [layout.lineAt(index) for index in range(layout.lineCount())]
            middles = [line.y() + line.height() / 2 + box.top() for line in lines]
            return QPointF(place.x(), min(middles, key=lambda y: abs(y - place.y()), default=place.y()))
    return place


def _selected(layout: QTextLayout, index: int, start: int, end: int) -> QRectF | None:
    """What of a line is selected between two places of its paragraph."""
    line = layout.lineAt(index)
    low, high = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
    is_last = index == layout.lineCount() - 1
    goes_on = is_last and end > line.textStart() + line.textLength()
    if low > high or (low == high and not goes_on):
        return None
    left, right = _x(line, low), _x(line, high)
    above = line.y() - layout.lineAt(index - 1).rect().bottom() if index else line.height() * 0.4
    below = above if is_last else layout.lineAt(index + 1).y() - line.rect().bottom()
    return QRectF(left, line.y() - above / 2, right - left + (_BREAK_PX if goes_on else 0), line.height()).adjusted(
        0, 0, 0, (above + below) / 2
    )


def _x(line: QTextLine, at: int) -> float:
    match line.cursorToX(at):
        case (float(x), _) | float(x):
            return x
    raise TypeError("a line has no such place")
