"""LanesPainter: rows with their curves, keyframes, handles and blocks of text."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen

from plugins.timeline.model import Easing, Keyframe
from plugins.timeline.panel.inspector.key_button import diamond
from plugins.timeline.panel.lanes.dense import reach
from plugins.timeline.panel.lanes.lane import Kind
from plugins.timeline.panel.lanes.row import Row
from plugins.timeline.panel.lanes.space import LanesSpace

BUTTONS_PX = 66
"""How wide the buttons in a head are."""
_RADIUS = 5.0
_HANDLE = 3.5
_FAR = 20_000.0


class LanesPainter:
    """Draws into a widget with its palette; what lies outside of the view is left out."""

    def __init__(self, space: LanesSpace) -> None:
        self._space = space

    def paint(self, painter: QPainter, palette: QPalette, size: QRectF, dirty: QRectF, *, focused: bool) -> None:
        """Draw all that lies in the dirty rectangle."""
        self._palette, self._size = palette, size
        painter.fillRect(dirty, palette.color(QPalette.ColorRole.Dark))
        for place, row in enumerate(self._space.state.rows):
            if row.bottom >= dirty.top() and row.top <= dirty.bottom():
                self._row(painter, row, current=focused and place == self._space.state.current)
        painter.setClipRect(self._body())
        self._handles(painter)
        if self._space.state.rows:
            # Where there is nothing to set, a line alone would only ask what it is
            self._playhead(painter)
        marquee = self._space.state.marquee
        if marquee is not None:
            accent = palette.color(QPalette.ColorRole.Accent)
            painter.setPen(QPen(accent, 1))
            painter.setBrush(_thin(accent, 40))
            painter.drawRect(marquee)
        painter.setClipping(False)

    def _body(self) -> QRectF:
        return QRectF(self._size).adjusted(self._space.heads_px, 0, 0, 0)

    def _row(self, painter: QPainter, row: Row, *, current: bool) -> None:
        palette, role = self._palette, QPalette.ColorRole
        rect = QRectF(0, row.top, self._size.width(), row.height)
        painter.setClipRect(rect)
        start, end = self._space.x(row, Fraction(0)), self._space.x(row, row.clip.duration)
        shown = QRectF(start, row.top, end - start, row.height)
        painter.fillRect(shown.intersected(self._body()), palette.color(role.Window))
        painter.setClipRect(rect.intersected(self._body()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.lane.kind is Kind.NUMBER:
            self._curve(painter, row)
        else:
            self._blocks(painter, row)
        self._keys(painter, row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setClipRect(rect)
        head = QRectF(0, row.top, self._space.heads_px, row.height)
        painter.fillRect(head, palette.color(role.Base if current else role.Window))
        painter.fillRect(QRectF(0, row.bottom - 1, self._size.width(), 1), palette.color(role.Mid))
        painter.fillRect(QRectF(self._space.heads_px - 1, row.top, 1, row.height), palette.color(role.Mid))
        if current:
            painter.fillRect(QRectF(0, row.top, 2, row.height - 1), palette.color(role.Accent))
        self._head(painter, row, head)

    def _head(self, painter: QPainter, row: Row, head: QRectF) -> None:
        palette, role = self._palette, QPalette.ColorRole
        metrics = QFontMetricsF(painter.font())
        state = self._space.state
        title = row.lane.title
        if len(state.edits.clips) > 1:
            title = f"{title} · {row.clip.name}" if row.clip.name else title
        text = head.adjusted(10, 6, -8, 0)
        painter.setPen(palette.color(role.Text))
        if row.lane.kind is not Kind.NUMBER:
            text = head.adjusted(10, 0, -BUTTONS_PX - 8, 0)
            middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(text, middle, metrics.elidedText(title, Qt.TextElideMode.ElideRight, text.width()))
            return
        painter.drawText(text, 0, metrics.elidedText(title, Qt.TextElideMode.ElideRight, text.width()))
        value = state.value_at(row, state.edits.time_in(row.clip))
        painter.setPen(palette.color(role.PlaceholderText))
        painter.drawText(text.translated(0, metrics.lineSpacing() + 2), 0, row.lane.words(value))

    def _curve(self, painter: QPainter, row: Row) -> None:
        palette, role, curve = self._palette, QPalette.ColorRole, row.curve
        painter.setPen(QPen(palette.color(role.Mid), 1, Qt.PenStyle.DotLine))
        if row.low <= 0 <= row.high:
            y = row.y(0.0)
            painter.drawLine(QLineF(self._space.heads_px, y, self._size.width(), y))
        line = QPen(palette.color(role.Text), 1.6)
        if curve is None:
            painter.setPen(QPen(palette.color(role.Midlight), 1.4, Qt.PenStyle.DashLine))
            default = row.lane.default
            if not isinstance(default, str):
                y = row.y(default)
                painter.drawLine(QLineF(self._space.heads_px, y, self._size.width(), y))
            return
        seen = self._space.seen(row, int(self._size.width()))
        if self._space.is_dense(row, seen, int(self._size.width())):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(palette.color(role.Text), 1))
            painter.drawLines(reach(self._space, row, seen))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            return
        keys = curve.keys[seen]
        path = self._path(row, keys)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(line)
        painter.drawPath(path)

    def _path(self, row: Row, keys: Sequence[Keyframe]) -> QPainterPath:
        first = self._space.place(row, keys[0])
        path = QPointF(max(-_FAR, min(0.0, first.x())), first.y())
        drawn = QPainterPath(path)
        drawn.lineTo(first)
        for left, right in pairwise(keys):
            end = self._space.place(row, right)
            controls = self._space.controls(row, left, right)
            if left.easing is Easing.HOLD or controls is None:
                drawn.lineTo(QPointF(end.x(), self._space.place(row, left).y()))
                drawn.lineTo(end)
            elif left.easing is Easing.LINEAR:
                drawn.lineTo(end)
            else:
                drawn.cubicTo(*controls, end)
        last = self._space.place(row, keys[-1])
        drawn.lineTo(QPointF(max(last.x(), self._size.width()), last.y()))
        return drawn

    def _blocks(self, painter: QPainter, row: Row) -> None:
        palette, role, curve = self._palette, QPalette.ColorRole, row.curve
        metrics = QFontMetricsF(painter.font())
        clip_end = self._space.x(row, row.clip.duration)
        keys = curve.keys if curve is not None else ()
        seen = keys[self._space.seen(row, int(self._size.width()))]
        blocks = [(self._space.x(row, key.time), key.value, row.key(key.time)) for key in seen]
        first = self._space.x(row, Fraction(0))
        if not seen or (seen[0].time > 0 and seen[0] is keys[0]):
            value = seen[0].value if seen else row.lane.default
            end = blocks[0][0] if blocks else clip_end
            self._block(painter, row, QRectF(first, row.top, end - first, row.height), value, metrics, bare=True)
        for place, (x, value, key) in enumerate(blocks):
            end = blocks[place + 1][0] if place + 1 < len(blocks) else max(clip_end, x + 8)
            rect = QRectF(x, row.top, end - x, row.height)
            self._block(painter, row, rect, value, metrics, chosen=key in self._space.state.selected)
        painter.setPen(palette.color(role.Text))

    def _block(
        self,
        painter: QPainter,
        row: Row,
        rect: QRectF,
        value: float | str,
        metrics: QFontMetricsF,
        *,
        bare: bool = False,
        chosen: bool = False,
    ) -> None:
        palette, role = self._palette, QPalette.ColorRole
        inside = rect.adjusted(0.5, 5.5, -1.5, -6.5)
        if inside.width() <= 1:
            return
        edge = palette.color(role.Accent if chosen else role.Midlight)
        painter.setPen(QPen(edge, 1.5 if chosen else 1, Qt.PenStyle.DotLine if bare else Qt.PenStyle.SolidLine))
        painter.setBrush(Qt.BrushStyle.NoBrush if bare else palette.color(role.Base))
        painter.drawRoundedRect(inside, 4, 4)
        # Its words stay in view where the block begins left of it
        text = inside.adjusted(14, 0, -6, 0)
        text.setLeft(max(text.left(), self._space.heads_px + 8.0))
        words = " ".join(row.lane.words(value).split())
        if text.width() > 12 and words:
            painter.setPen(palette.color(role.PlaceholderText if bare else role.Text))
            middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(text, middle, metrics.elidedText(words, Qt.TextElideMode.ElideRight, text.width()))

    def _keys(self, painter: QPainter, row: Row) -> None:
        palette, role, curve = self._palette, QPalette.ColorRole, row.curve
        if curve is None:
            return
        selected = self._space.state.times(row)
        ground, accent, ink = (palette.color(each) for each in (role.Dark, role.Accent, role.Text))
        seen = self._space.seen(row, int(self._size.width()))
        if self._space.is_dense(row, seen, int(self._size.width())):
            return
        for key in curve.keys[seen]:
            chosen = key.time in selected
            outside = not 0 <= key.time <= row.clip.duration
            painter.setPen(QPen(ground, 1.2))
            painter.setBrush(accent if chosen else _thin(ink, 110 if outside else 255))
            painter.drawPolygon(diamond(self._space.place(row, key), _RADIUS + (1 if chosen else 0)))

    def _handles(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._palette.color(QPalette.ColorRole.Accent)
        for _, _, _, place, source in self._space.handles(int(self._size.width())):
            painter.setPen(QPen(accent, 1))
            painter.drawLine(source, place)
            painter.setBrush(self._palette.color(QPalette.ColorRole.Dark))
            painter.setPen(QPen(accent, 1.4))
            painter.drawEllipse(place, _HANDLE, _HANDLE)

    def _playhead(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        line = QRectF(self._space.playhead_x, 0, 1, self._size.height())
        painter.fillRect(line, self._palette.color(QPalette.ColorRole.Accent))


def _thin(colour: QColor, alpha: int) -> QColor:
    thin = QColor(colour)
    thin.setAlpha(alpha)
    return thin
